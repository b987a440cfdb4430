import type { Page } from '@playwright/test';
import { eventPaths, type EventList } from '@passerelle/contracts/events';
import type { Programme } from '@passerelle/contracts/programmes';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'participant' });

const PARTICIPANT = 'membre@demo.example';
const HOLDER = 'rapporteur@demo.example';
const SECRETARY = 'secretaire@demo.example';
const STAFF = 'secretariat@demo.example';

const WATER = 'Financer l’eau sans endetter la ville';
const TREES = 'Compter les arbres';
const BUDGET = 'Quand les habitants écrivent le budget';
const SEARCH = 'Chercher dans le programme';
const SCHOOLS = 'Écoles et chaleur';
/** How long a place that is given back can be taken back, and then some. */
const GIVEN_BACK = 25_000;

async function congress(page: Page): Promise<{ path: string; programme: Programme }> {
  const list = (await (await page.request.get(eventPaths.list())).json()) as EventList;
  const { id } = list.find(({ name }) => name.fr.startsWith('Congrès'))!;
  const programme = (await (await page.request.get(eventPaths.programme(id))).json()) as Programme;
  return { path: `/evenements/${id}`, programme };
}

/** Opens a session from the programme, as one does: by searching for it. */
async function openSession(page: Page, path: string, title: string): Promise<void> {
  await page.goto(`${path}/programme?vue=liste`);
  await page.getByLabel(SEARCH).fill(title);
  const other = page.getByRole('button', { name: /\d+ avril : / });
  const link = page.getByRole('link', { name: title });
  await expect(other.or(link).first()).toBeVisible();
  if (await other.isVisible()) await other.first().click();
  await link.click();
  await expect(page.getByRole('dialog', { name: 'Séance' })).toContainText(title);
}

test('a stranger reads the programme by day, by room and in both zones', async ({ stranger }) => {
  const { page } = await stranger();
  await page.goto('/evenements');
  await expectAccessible(page);
  await page.getByRole('link', { name: /Congrès des villes francophones/ }).click();
  await expect(page.getByText('Palais des congrès')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Lire le programme' }).click();
  const sheet = page.getByRole('region', { name: /Programme du mercredi 21 avril/ });
  await expect(sheet.getByRole('heading', { name: /Salle Médina/ })).toBeVisible();
  const water = sheet.getByRole('link', { name: new RegExp(WATER) });
  await expect(water).toContainText('14 h 00');
  await expectAccessible(page);

  await page.getByText('Mon heure (Paris)').click();
  await expect(water).toContainText('15 h 00');
  await expect(page.getByRole('heading', { name: /heure de Paris/ })).toBeVisible();
  await page.getByRole('button', { name: /jeudi/i }).click();
  await page.getByLabel('Type').selectOption('workshop');
  await page.getByLabel('Salle', { exact: true }).selectOption({ label: 'Salle Carthage' });
  await expect(page).toHaveURL(/heure=la-mienne.*type=workshop.*|type=workshop.*heure=la-mienne/);
  await page.reload();
  await expect(page.getByRole('link', { name: /Données de la ville/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Quand les habitants/ })).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('link', { name: /Données de la ville/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /Données de la ville/ }).click();
  await expect(page.getByRole('link', { name: /Se connecter pour réserver/ })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page.getByRole('dialog', { name: 'Séance' })).toBeHidden();
});

test('the search forgives accents and finds what is on another day', async ({ stranger }) => {
  const { page } = await stranger();
  const { path } = await congress(page);
  await page.goto(`${path}/programme`);
  await page.getByLabel(SEARCH).fill('assemblee generale');
  await expect(page.getByText('Ce que vous cherchez se trouve un autre jour.')).toBeVisible();
  await page.getByRole('button', { name: /23 avril : 2 séances/ }).click();
  await expect(page.getByRole('link', { name: /Assemblée générale : votes/ })).toBeVisible();
});

test('a participant registers, chooses workshops, waits in line and is let in from it live', async ({
  arrive,
}) => {
  const { page } = await arrive(PARTICIPANT);
  const { path } = await congress(page);
  await page.goto(path);
  await page.getByRole('link', { name: 'S’inscrire' }).click();
  await expect(page.getByRole('radio', { name: 'Lyon' })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'M’inscrire' }).click();
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible();

  for (const title of [WATER, BUDGET]) {
    await openSession(page, path, title);
    await page.getByRole('button', { name: 'M’inscrire à cet atelier' }).click();
    await expect(page.getByText('Votre place est réservée')).toBeVisible();
  }
  await openSession(page, path, TREES);
  await page.getByRole('button', { name: 'M’inscrire à cet atelier' }).click();
  await expect(page.getByRole('alert')).toContainText(`« ${WATER} »`);
  await expect(page.getByRole('button', { name: 'M’inscrire à cet atelier' })).toBeVisible();
  await expectAccessible(page);

  await openSession(page, path, SCHOOLS);
  await page.getByRole('button', { name: 'Rejoindre la liste d’attente' }).click();
  await expect(
    page.getByRole('dialog').getByText('Complet : rang 1 sur la liste d’attente'),
  ).toBeVisible();
  await expectAccessible(page);

  const holder = await arrive(HOLDER);
  await holder.page.goto(`${path}/billet`);
  const row = holder.page.getByRole('listitem').filter({ hasText: SCHOOLS });
  await row.getByRole('button', { name: /Annuler ma place/ }).click();
  await holder.page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(row.getByText('Place réservée')).toBeVisible();
  await row.getByRole('button', { name: /Annuler ma place/ }).click();
  await expect(row).toBeHidden();
  await expect(page.getByText('Votre place est réservée')).toBeVisible({ timeout: GIVEN_BACK });
  await expect(page.getByText(/Une place s’est libérée/)).toBeVisible();

  await page.goto(`${path}/billet`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Place réservée' })).toHaveCount(3);
  await expectAccessible(page);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Fichier .ics' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.ics$/);
});

test('somebody sees their rank behind others and leaves the line', async ({ arrive }) => {
  const { page } = await arrive('adjointe@demo.example');
  const { path } = await congress(page);
  await openSession(page, path, 'Une maison des projets');
  await page.getByRole('button', { name: 'Rejoindre la liste d’attente' }).click();
  await expect(
    page.getByRole('dialog').getByText('Complet : rang 3 sur la liste d’attente'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Quitter la liste d’attente' }).click();
  await expect(page.getByRole('button', { name: 'Rejoindre la liste d’attente' })).toBeVisible();
});

test('a secretary registers a delegation of three, and a refusal loses nothing', async ({
  arrive,
}) => {
  const { page } = await arrive(SECRETARY);
  const { path } = await congress(page);
  await page.goto(path);
  await page.getByRole('link', { name: 'Inscrire une délégation' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const rows = page.getByRole('group', { name: /^Personne \d/ });
  await expect(rows).toHaveCount(3);
  await rows.nth(0).getByLabel('Qui').selectOption({ index: 1 });
  await rows.nth(1).getByLabel('Qui').selectOption({ index: 1 });
  await rows.nth(2).getByLabel('Qui').selectOption('guest');
  await rows.nth(2).getByLabel('Prénom').fill('Mawuli');
  await rows.nth(2).getByLabel('Nom', { exact: true }).fill('Adjovi');
  await page.getByRole('button', { name: 'Inscrire 3 personnes' }).click();
  await expect(rows.nth(0)).toContainText('deux fois');
  await expect(rows.nth(2).getByLabel('Prénom')).toHaveValue('Mawuli');
  await expect(page.getByText('Personne n’a été inscrit.', { exact: false })).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(rows.nth(2).getByLabel('Prénom')).toHaveValue('Mawuli');
  await rows.nth(1).getByLabel('Qui').selectOption({ index: 2 });
  await rows.nth(1).getByLabel('En tant que').selectOption('accompanying');
  await page.getByRole('button', { name: 'Inscrire 3 personnes' }).click();
  await expect(page.getByRole('heading', { name: '3 personnes inscrites' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /Mawuli Adjovi/ }).click();
  await expect(page.getByRole('heading', { name: 'Billet de Mawuli Adjovi' })).toBeVisible();
});

test('staff let a ticket in once; the second scan says when and where', async ({ arrive }) => {
  const holder = await arrive(HOLDER);
  const { path } = await congress(holder.page);
  await holder.page.goto(`${path}/billet`);
  const code = await holder.page.locator('.code p').innerText();

  const { page } = await arrive(STAFF);
  await page.goto(`${path}/pointage`);
  await expect(page.getByRole('status').filter({ hasText: '0 personne entrée' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Porte').fill('porte 2');
  const scan = async () => {
    await page.getByLabel('Code du billet').fill(code);
    await page.getByLabel('Code du billet').press('Enter');
  };
  await scan();
  await expect(page.getByRole('alert')).toContainText('Entrée enregistrée');
  await expect(page.getByRole('status').filter({ hasText: '1 personne entrée' })).toBeVisible();
  await expectAccessible(page);
  await scan();
  await expect(page.getByRole('alert')).toContainText(/Déjà entré à \d+\sh\s\d\d, porte 2/);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Annuler cette entrée' }).click();
  await expect(page.getByRole('alert')).toContainText('Entrée annulée');
  await page.getByLabel('Code du billet').fill('PAS UN BILLET');
  await page.getByLabel('Code du billet').press('Enter');
  await expect(page.getByRole('alert')).toContainText('n’est pas un billet de cet événement');

  await page.getByLabel(/Nom, prénom ou ville/).fill('liege');
  await page
    .getByRole('button', { name: /Faire entrer/ })
    .first()
    .click();
  await expect(page.getByRole('alert')).toContainText('Entrée enregistrée');
  await expect(page.getByText(/Entré à .*, porte 2/)).toBeVisible();
});
