import type { Page, Request } from '@playwright/test';
import { MEMBER, ask } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'documents' });

/** Confidential: only its seats know of it; the secretariat observes. */
const GROUP = 'Groupe de plaidoyer Climat et forêts (démonstration)';
const LARGE = {
  name: 'Inventaire des arbres.csv',
  mimeType: 'text/csv',
  buffer: Buffer.alloc(20 * 1024 * 1024, 'Dakar;Parc de Hann;baobab;1\n'),
};
const note = (text: string) => ({
  name: 'Note sur les arbres.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

const row = (page: Page, name: string) => page.locator('pa-document-row').filter({ hasText: name });

async function openDocuments(page: Page): Promise<string> {
  await page.goto('/instances');
  await page.getByRole('main').getByRole('link', { name: GROUP }).click();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Déposer des fichiers' })).toBeVisible();
  return page.url();
}

const isPart = (request: Request) =>
  request.method() === 'PATCH' && request.url().includes('/api/transfers/');

/** Lets each part of a file take a while, as on the line of a small town, and writes down where it began. */
async function slowParts(page: Page): Promise<number[]> {
  const offsets: number[] = [];
  await page.route('**/api/transfers/*', async (route) => {
    if (isPart(route.request())) await new Promise((resume) => setTimeout(resume, 150));
    await route.continue().catch(() => undefined);
  });
  page.on('requestfinished', (request) => {
    if (isPart(request)) offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

test('a large file arrives although the line breaks and the page is left', async ({ arrive }) => {
  const { page, context } = await arrive(MEMBER);
  await openDocuments(page);
  await expectAccessible(page);
  const offsets = await slowParts(page);
  const items = page.locator('pa-transfer-list li');
  await page.locator('input[type=file][multiple]').first().setInputFiles(LARGE);

  await expect.poll(() => offsets.length).toBeGreaterThan(3);
  await context.setOffline(true);
  await expect(items.getByText('Connexion perdue', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  const before = offsets.length;
  await expect.poll(() => offsets.length).toBeGreaterThan(before + 2);

  await page.getByRole('button', { name: `Mettre « ${LARGE.name} » en pause` }).click();
  await expect(items.getByText('En pause', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: `Reprendre « ${LARGE.name} »` }).click();
  const again = offsets.length;
  await expect.poll(() => offsets.length).toBeGreaterThan(again + 1);

  await page.reload();
  await expect(items.getByText('Dépôt interrompu', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page
    .getByLabel(`Choisir le fichier « ${LARGE.name} »`)
    .and(page.locator('input'))
    .setInputFiles(LARGE);
  await expect(items.getByText('Déposé', { exact: true })).toBeVisible();
  await expect(row(page, LARGE.name)).toContainText('20');
  // Nothing that had arrived was sent again: every part begins after the one before.
  expect(offsets[0]).toBe(0);
  expect([...new Set(offsets)].sort((a, b) => a - b)).toEqual(offsets);
  const [, id] = /documents\/(doc_\w+)/.exec(
    (await row(page, LARGE.name).getByRole('link').getAttribute('href'))!,
  )!;
  const size = await page.evaluate(
    async (path) => (await (await fetch(path)).arrayBuffer()).byteLength,
    `/api/documents/${id}/versions/1/content`,
  );
  expect(size).toBe(LARGE.buffer.length);
});

test('a note gets a new version, is compared, taken again, moved, deleted and put back', async ({
  arrive,
}) => {
  const [{ page }, observer, elsewhere] = [
    await arrive(MEMBER),
    await arrive('secretariat@demo.example'),
    await arrive('expert@demo.example'),
  ];
  const address = await openDocuments(page);
  const files = page.locator('input[type=file][multiple]').first();
  await files.setInputFiles(note('Planter cent arbres par an.\n'));
  await expect(row(page, 'Note sur les arbres.txt')).toBeVisible();
  await files.setInputFiles(note('Planter deux cents arbres par an.\n'));
  await page.getByRole('button', { name: 'Nouvelle version' }).click();
  await expect(row(page, 'Note sur les arbres.txt')).toContainText('version 2');

  await row(page, 'Note sur les arbres.txt').getByRole('link').click();
  await expect(page.getByText('Planter deux cents arbres par an.')).toBeVisible();
  await page.getByRole('button', { name: 'Ce qui a changé avec la version 2' }).click();
  await expect(page.locator('ins').first()).toContainText('deux');
  await expect(page.locator('del').first()).toContainText('cent');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Rétablir la version 1' }).click();
  await expect(page.getByText('reprise de la version 1')).toBeVisible();
  await expect(page.getByText('Planter cent arbres par an.')).toBeVisible();
  const document = page.url();

  await page.goto(address);
  await page.getByRole('button', { name: 'Nouveau dossier' }).click();
  await page.getByLabel('Nom du dossier').fill('Arbres');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /Arbres$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Actions pour « Note sur les arbres.txt »' }).click();
  await page.getByRole('menuitem', { name: 'Déplacer' }).click();
  await page.getByRole('radio', { name: 'Arbres' }).check();
  await page.getByRole('button', { name: 'Déplacer ici' }).click();
  await expect(row(page, 'Note sur les arbres.txt')).toHaveCount(0);
  await page.getByRole('button', { name: 'Actions pour « Arbres »' }).click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await expect(page.getByRole('link', { name: /Arbres$/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('link', { name: /Arbres$/ }).click();
  await expect(row(page, 'Note sur les arbres.txt')).toContainText('version 3');
  await expectAccessible(page);

  await observer.page.goto(address);
  await expect(observer.page.getByRole('link', { name: /Arbres$/ })).toBeVisible();
  await expect(observer.page.getByRole('button', { name: 'Déposer des fichiers' })).toHaveCount(0);

  const outside = elsewhere.page;
  for (const hidden of [address, document]) {
    await outside.goto(hidden);
    await expect(outside.locator('pa-notice')).toBeVisible();
    await expect(outside.getByText('arbres')).toHaveCount(0);
  }
  const path = `/api${new URL(document).pathname.replace(/^\/instances\/[^/]+/, '')}`;
  expect(await ask<{ status: number }>(outside, path)).toMatchObject({ status: 404 });
});
