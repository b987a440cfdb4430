import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { startPasserelle, type Passerelle } from './passerelle';

export interface Visitor {
  page: Page;
  context: BrowserContext;
}

interface World {
  /** A browser of its own for somebody of the demo network, signed in through the sign-in page. */
  arrive(email: string): Promise<Visitor>;
  /** A browser of somebody without an account. */
  stranger(): Promise<Visitor>;
}

/** Password of every demo account; the start-up box prints it. */
export const DEMO_PASSWORD = 'passerelle-demo';

interface Town {
  /** Name of the file's story: each story has a server of its own, `test.use({ story: '…' })`. */
  story: string;
  passerelle: Passerelle;
}

export const test = base.extend<World, Town>({
  story: ['', { option: true, scope: 'worker' }],
  passerelle: [
    async ({ story }, use) => {
      if (!story) throw new Error("name the story: test.use({ story: '…' })");
      const passerelle = await startPasserelle();
      await use(passerelle);
      await passerelle.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ passerelle }, use) => use(passerelle.url),
  stranger: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: baseURL!, serviceWorkers: 'block' });
      contexts.push(context);
      return { context, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
  arrive: async ({ stranger }, use) => {
    await use(async (email) => {
      const visitor = await stranger();
      await visitor.page.goto('/connexion');
      await visitor.page.getByLabel('Adresse électronique').fill(email);
      await visitor.page.getByLabel('Mot de passe', { exact: true }).fill(DEMO_PASSWORD);
      await visitor.page.getByRole('button', { name: 'Se connecter' }).click();
      await visitor.page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
      return visitor;
    });
  },
});

export { expect };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 A and AA on the page as it stands, a line each; against some rules only when they are named. */
export async function findingsOn(page: Page, rules?: string[]): Promise<string[]> {
  // Every frame of ours is of this origin: axe needs no second page to gather what it found.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(WCAG)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`,
  );
}

/** What is only there while something comes or goes is no finding: a fault stays. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(async () =>
    expect(await findingsOn(page), `axe on ${page.url()}`).toEqual([]),
  ).toPass({ timeout: 10_000, intervals: [250] });
}
