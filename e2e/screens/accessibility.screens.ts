import { expect, type BrowserContext } from '@playwright/test';
import { DEMO_PASSWORD, expectAccessible, test } from '../world/world';
import { screensOf, type Reader } from './addresses';

test.use({ story: 'accessibility' });

const LANGUAGES = { fr: 'fr-FR', en: 'en-GB' } as const;
const THEMES = ['light', 'dark'] as const;
const NARROW = 360;

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const data = { email, password: DEMO_PASSWORD };
  expect((await context.request.post('/api/accounts/sign-in', { data })).status()).toBe(204);
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
      for (const { reader, address } of screens) {
        const page = await (await contextOf(reader)).newPage();
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        await expect(
          page.getByRole('heading', { level: 1 }),
          `${address} has a title`,
        ).toBeVisible();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await expectAccessible(page);
        await page.setViewportSize({ width: NARROW, height: 740 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow, `${address} fits ${NARROW} pixels`).toBeLessThanOrEqual(0);
        await page.close();
      }
      console.log(`${screens.length} screens in ${language}, ${theme}: 0 findings`);
      for (const context of contexts.values()) await context.close();
    });
