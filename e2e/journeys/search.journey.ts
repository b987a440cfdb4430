import { conversation, MEMBER, openChannel, say } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

const SAID = 'Le forage de N’Djamena reprend jeudi';

test.use({ story: 'search' });

test.describe('in the search', () => {
  test('a member finds what was just said in the commission; somebody of elsewhere does not', async ({
    arrive,
  }) => {
    const [member, elsewhere] = [await arrive(MEMBER), await arrive('quebec@demo.example')];
    const page = member.page;
    await openChannel(page);
    await say(page, SAID);
    await expect(conversation(page).getByText(SAID)).toBeVisible();

    await page.goto('/');
    await expect(page.getByRole('searchbox')).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('forages ndjamena');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/recherche\?q=forages/);
    await expect(async () => {
      await page.reload();
      await expect(page.locator('mark')).toHaveText(['forage', 'N’Djamena'], { timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
    await expectAccessible(page);
    await page.locator('pa-search-result a').first().click();
    await expect(conversation(page).getByText(SAID)).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel('Que cherchez-vous ?')).toHaveValue('forages ndjamena');

    await elsewhere.page.goto('/recherche?q=forages+ndjamena');
    await expect(elsewhere.page.getByText('Rien ne correspond à cette recherche')).toBeVisible();
    await expectAccessible(elsewhere.page);
  });
});
