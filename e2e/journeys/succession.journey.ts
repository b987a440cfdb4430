import type { BodyList } from '@passerelle/contracts/bodies';
import type { Me } from '@passerelle/contracts/accounts';
import type { Page } from '@playwright/test';
import { ask, COMMISSION, nameOf } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

const SECRETARIAT = 'secretariat@demo.example';
const MAYOR = 'mairie@demo.example';
/** Of another city: no seat of the mayor's was ever theirs. */
const SUCCESSOR = 'secretaire@demo.example';

test.use({ story: 'succession' });

async function commission(page: Page): Promise<string> {
  const bodies = await ask<BodyList>(page, '/api/bodies');
  return `/instances/${bodies.find(({ name }) => name.fr === COMMISSION)!.id}`;
}

/** From the composition of the commission to the form, with the successor chosen. */
async function prepare(page: Page, leaving: string, coming: Me): Promise<void> {
  await page.goto(`${await commission(page)}/composition`);
  await page.getByRole('link', { name: `Passer le relais de ${leaving}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Succession : Dakar' })).toBeVisible();
  await page.getByLabel('Personne', { exact: true }).selectOption(coming.personId);
  const moving = page.getByRole('heading', { name: `Passe à ${coming.name}` });
  await expect(moving).toBeVisible();
}

const presides = (page: Page) => page.getByText('Vous présidez', { exact: true });

test.describe('a succession', () => {
  test('says what will move, and can be taken back at once', async ({ arrive }) => {
    const [secretariat, mayor] = [await arrive(SECRETARIAT), await arrive(MAYOR)];
    const successor = await arrive(SUCCESSOR);
    const { page } = secretariat;
    const coming = await ask<Me>(successor.page, '/api/accounts/me');
    const address = await commission(mayor.page);
    await prepare(page, await nameOf(mayor.page), coming);
    await expect(page.getByText(COMMISSION)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Passer le relais maintenant' }).click();
    await expect(page.getByRole('heading', { name: 'Le relais est passé' })).toBeVisible();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect(page.getByText('tout est comme avant')).toBeVisible();
    await mayor.page.goto(address);
    await expect(presides(mayor.page)).toBeVisible();
    await successor.page.goto(address);
    await expect(presides(successor.page)).toHaveCount(0);
  });

  test('takes the open page from the predecessor and gives the city’s seats to the successor', async ({
    arrive,
  }) => {
    const [secretariat, mayor] = [await arrive(SECRETARIAT), await arrive(MAYOR)];
    const successor = await arrive(SUCCESSOR);
    const { page } = secretariat;
    const coming = await ask<Me>(successor.page, '/api/accounts/me');
    const leaving = await nameOf(mayor.page);
    const address = await commission(mayor.page);
    await mayor.page.goto(address);
    await expect(presides(mayor.page)).toBeVisible();
    await prepare(page, leaving, coming);
    await page.getByRole('button', { name: 'Passer le relais maintenant' }).click();
    await expect(page.getByRole('heading', { name: 'Le relais est passé' })).toBeVisible();
    await expectAccessible(page);

    await expect(mayor.page.getByText('elle ne vous est pas ouverte').first()).toBeVisible();
    await expect(presides(mayor.page)).toHaveCount(0);

    await successor.page.goto(address);
    await expect(presides(successor.page)).toBeVisible();
    await successor.page.goto('/instances');
    await expect(successor.page.getByRole('link', { name: /^Bureau/ }).first()).toBeVisible();
    const me = await ask<Me>(successor.page, '/api/accounts/me');
    expect(me.seats.map(({ body }) => body.fr)).toContain('Bureau');

    await page.goto(`${address}/composition`);
    await expect(page.getByText(coming.name).first()).toBeVisible();
    await expect(page.getByText(leaving)).toHaveCount(0);
    await page.getByLabel('Composition au').fill('2025-03-03');
    await expect(page.getByText('Composition au lundi 3 mars 2025')).toBeVisible();
    await expect(page.getByText(leaving).first()).toBeVisible();
    await expectAccessible(page);
  });
});
