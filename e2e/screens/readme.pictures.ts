import { expect, type Page } from '@playwright/test';
import { test } from '../world/world';

/** Pictures of the README, taken from the running demo: `npm run pictures`. */
test.use({ story: 'pictures', viewport: { width: 1280, height: 800 } });

const FOLDER = 'docs/pictures';

async function take(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

test('the map of cities', async ({ arrive }) => {
  const { page } = await arrive('membre@demo.example');
  await page.goto('/villes');
  await expect(page.locator('pa-city-map path.land')).toHaveAttribute('d', /^M/);
  await take(page, 'cities');
});

test('an amendment in its text', async ({ arrive }) => {
  const { page } = await arrive('mairie@demo.example');
  await page.goto('/positions');
  await page.getByRole('link', { name: /Adapter nos villes/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Adapter');
  await page.locator('ins').first().scrollIntoViewIfNeeded();
  await take(page, 'amendment');
});

test('the programme of the congress', async ({ arrive }) => {
  const { page } = await arrive('mairie@demo.example');
  await page.goto('/evenements');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Congrès/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Congrès');
  await page.goto(`${page.url()}/programme`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Programme');
  await page
    .getByRole('heading', { level: 2 })
    .first()
    .evaluate((heading) => heading.scrollIntoView());
  await take(page, 'programme');
});

test('the talk of a commission', async ({ arrive }) => {
  const { page } = await arrive('membre@demo.example');
  await page.goto('/messages');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Commission Eau/ })
    .click();
  await expect(page).toHaveURL(/messages\/cha_/);
  await take(page, 'chat');
});
