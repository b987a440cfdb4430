import { expect, type BrowserContext, type Page } from '@playwright/test';
import { DEMO_PASSWORD, test } from '../world/world';
import { screensOf, type Reader } from './addresses';
import { faultsOf } from './faults';
import { openStill } from './still';

// The faults say where they are; a trace of every screen would cost more than the screens.
test.use({ story: 'accessibility', trace: 'off' });
test.describe.configure({ mode: 'parallel' });

const LANGUAGES = { fr: 'fr-FR', en: 'en-GB' } as const;

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const data = { email, password: DEMO_PASSWORD };
  expect((await context.request.post('/api/accounts/sign-in', { data })).status()).toBe(204);
}

for (const [language, locale] of Object.entries(LANGUAGES))
  test(`every screen is accessible in light and in dark, and fits a phone, in ${language}`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(1_200_000);
    const pages = new Map<Reader, Page>();
    const pageOf = async (reader: Reader) => {
      const known = pages.get(reader);
      if (known) return known;
      const context = await browser.newContext({
        baseURL: baseURL!,
        locale,
        serviceWorkers: 'block',
        reducedMotion: 'reduce',
      });
      if (reader !== 'stranger') await signIn(context, reader);
      const page = await context.newPage();
      pages.set(reader, page);
      return page;
    };
    const screens = await screensOf(async (reader) => (await pageOf(reader)).request);
    const faults: string[] = [];
    for (const { reader, address } of screens) {
      const page = await pageOf(reader);
      const titled = await openStill(page, address);
      const said = [...(titled ? [] : ['no title']), ...(await faultsOf(page, language))];
      faults.push(...said.map((fault) => `${address} as ${reader}: ${fault}`));
    }
    expect(faults).toEqual([]);
    console.log(`${screens.length} screens in ${language}, light and dark: 0 findings`);
    for (const page of pages.values()) await page.context().close();
  });

/** A style that the page's own policy allows, as a fault in the theme would be. */
const wear = (page: Page, css: string) =>
  page.evaluate(async (rules) => {
    const sheet = new CSSStyleSheet();
    await sheet.replace(rules);
    document.adoptedStyleSheets.push(sheet);
  }, css);

const FAULTY = [
  {
    what: 'pale on dark only',
    css: '@media (prefers-color-scheme: dark) { h1 { color: #333 } }',
    found: [/^in dark: color-contrast: h1/],
  },
  {
    what: 'pale on light only',
    css: '@media (prefers-color-scheme: light) { h1 { color: #ddd } }',
    found: [/^color-contrast: h1/],
  },
  {
    what: 'without a dark theme',
    css: 'html { color-scheme: light !important }',
    found: [/^in dark: stays light/],
  },
  {
    what: 'wider than a phone',
    css: 'h1 { min-width: 400px }',
    found: [/^\d+ pixels too wide for 360/],
  },
];

for (const { what, css, found } of FAULTY)
  test(`a screen that is ${what} is found`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ baseURL: baseURL!, serviceWorkers: 'block' });
    await openStill(page, '/connexion');
    expect(await faultsOf(page, 'fr')).toEqual([]);
    await wear(page, css);
    expect(await faultsOf(page, 'fr')).toEqual(found.map((each) => expect.stringMatching(each)));
    await page.context().close();
  });
