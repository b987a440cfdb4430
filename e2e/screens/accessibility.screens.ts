import { expect, type BrowserContext, type Page } from '@playwright/test';
import { DEMO_PASSWORD, findingsOn, test } from '../world/world';
import { screensOf, type Reader } from './addresses';

test.use({ story: 'accessibility' });
test.describe.configure({ mode: 'parallel' });

const LANGUAGES = { fr: 'fr-FR', en: 'en-GB' } as const;
const THEMES = ['light', 'dark'] as const;
const NARROW = 360;

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const data = { email, password: DEMO_PASSWORD };
  expect((await context.request.post('/api/accounts/sign-in', { data })).status()).toBe(204);
}

/** What is wrong with a screen: no title, another language, an axe finding, wider than a phone. */
async function faultsOf(page: Page, address: string, language: string): Promise<string[]> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const titled = await page
    .getByRole('heading', { level: 1 })
    .waitFor({ timeout: 10_000 })
    .then(
      () => [],
      () => ['no title'],
    );
  const spoken = await page.locator('html').getAttribute('lang');
  const findings = await findingsOn(page);
  await page.setViewportSize({ width: NARROW, height: 740 });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const wide = await expect
    .poll(overflow, { timeout: 3_000 })
    .toBeLessThanOrEqual(0)
    .then(
      () => [],
      async () => [`${await overflow()} pixels too wide for ${NARROW}`],
    );
  return [...titled, ...(spoken === language ? [] : [`speaks ${spoken}`]), ...findings, ...wide];
}

for (const [language, locale] of Object.entries(LANGUAGES))
  for (const theme of THEMES)
    test(`every screen is accessible and fits a phone, in ${language}, ${theme}`, async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(600_000);
      const contexts = new Map<Reader, BrowserContext>();
      const contextOf = async (reader: Reader) => {
        const known = contexts.get(reader);
        if (known) return known;
        const context = await browser.newContext({
          baseURL: baseURL!,
          locale,
          colorScheme: theme,
          serviceWorkers: 'block',
          reducedMotion: 'reduce',
        });
        if (reader !== 'stranger') await signIn(context, reader);
        contexts.set(reader, context);
        return context;
      };
      const screens = await screensOf((await contextOf('mairie@demo.example')).request);
      const faults: string[] = [];
      for (const { reader, address } of screens) {
        const page = await (await contextOf(reader)).newPage();
        const said = await faultsOf(page, address, language);
        faults.push(...said.map((fault) => `${address} as ${reader}: ${fault}`));
        await page.close();
      }
      expect(faults).toEqual([]);
      console.log(`${screens.length} screens in ${language}, ${theme}: 0 findings`);
      for (const context of contexts.values()) await context.close();
    });
