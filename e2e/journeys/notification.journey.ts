import type { Page } from '@playwright/test';
import { COMMISSION, MEMBER, nameOf, RAPPORTEUR } from '../world/commission';
import { mailTo, unsubscribeAddress } from '../world/mails';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'notification' });

const bell = (page: Page, unread: number) =>
  page.getByRole('link', { name: new RegExp(`^Notifications : ${unread} non lue`) });

const volume = (page: Page, of: 'instance' | 'discussion') =>
  page.getByRole('button', { name: new RegExp(`^Notifications.*pour cette ${of}`) });

async function choose(page: Page, of: 'instance' | 'discussion', choice: string): Promise<void> {
  await volume(page, of).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${choice}`) }).click();
  await expect(volume(page, of)).toContainText(`: ${choice.toLowerCase()}`);
}

async function openBody(page: Page): Promise<void> {
  await page.goto('/instances');
  await page.getByRole('main').getByRole('link', { name: COMMISSION }).click();
  await expect(page.getByRole('link', { name: 'Ouvrir une discussion' })).toBeVisible();
}

/** Writes a discussion up to the moment before it is sent. */
async function prepare(page: Page, title: string, text: string): Promise<void> {
  await openBody(page);
  await page.getByRole('link', { name: 'Ouvrir une discussion' }).click();
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Votre message').fill(text);
}

async function send(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Envoyer la discussion' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
}

/** "Who will hear of this?": opens the list behind the count, expects a name under a heading, and closes it. */
async function expectHeard(page: Page, count: string, heard: string): Promise<void> {
  await page.getByRole('button', { name: count }).click();
  const sheet = page.getByRole('dialog', { name: 'Qui l’apprendra ?' });
  await expect(sheet).toContainText(heard);
  await sheet.getByRole('button', { name: 'Fermer' }).click();
}

test('somebody is called by name: the bell counts at once, says where, and one reading is enough', async ({
  arrive,
}) => {
  const [desk, phone] = [(await arrive(MEMBER)).page, (await arrive(MEMBER)).page];
  const theirs = (await arrive(RAPPORTEUR)).page;
  const [ours, author] = [await nameOf(desk), await nameOf(theirs)];
  await phone.goto('/notifications');
  for (const page of [desk, phone]) await expect(bell(page, 0)).toBeVisible();

  await prepare(theirs, 'Tarifs sociaux de l’eau', `@${ours} Que fait Lyon ?`);
  await expectHeard(theirs, 'Une personne sera prévenue', `Prévenues aussitôt ${ours}`);
  await expectAccessible(theirs);
  await send(theirs, 'Tarifs sociaux');

  for (const page of [desk, phone]) await expect(bell(page, 1)).toBeVisible();
  const line = phone.getByRole('main').getByRole('listitem').first();
  await expect(line).toContainText(`${author} vous mentionne dans une discussion`);
  await expect(line).toContainText('Tarifs sociaux de l’eau');
  await expect(line).toContainText(COMMISSION);
  await expectAccessible(phone);

  await desk.getByRole('link', { name: /vous mentionne.*Tarifs sociaux de l’eau/ }).click();
  await expect(desk.getByText('Que fait Lyon ?')).toBeVisible();
  for (const page of [desk, phone]) await expect(bell(page, 0)).toBeVisible();
  await expect(line).not.toContainText('non lu)');
});

test('one silences a body and keeps one of its discussions, from the bell of each', async ({
  arrive,
}) => {
  const ours = (await arrive(MEMBER)).page;
  const theirs = (await arrive(RAPPORTEUR)).page;
  const [name, author] = [await nameOf(ours), await nameOf(theirs)];
  await openBody(ours);
  await choose(ours, 'instance', 'Rien');
  await expectAccessible(ours);

  await prepare(theirs, 'Un forage de secours', `@${name} Et chez vous ?`);
  await expectHeard(theirs, 'Personne ne sera prévenu', 'Personne : mentionnez quelqu’un avec @');
  await send(theirs, 'Un forage de secours');
  await ours.getByRole('link', { name: /Un forage de secours/ }).click();
  await expect(ours.getByText('Et chez vous ?')).toBeVisible();
  await expect(bell(ours, 0)).toBeVisible();

  await choose(ours, 'discussion', 'Tout');
  await ours.goto('/positions');
  await theirs.getByLabel('Votre réponse').fill('Le devis est arrivé.');
  await expectHeard(theirs, 'Une personne sera prévenue', name);
  await theirs.getByRole('button', { name: 'Répondre', exact: true }).last().click();
  await expect(bell(ours, 1)).toBeVisible();
  await bell(ours, 1).click();
  await expect(ours.getByRole('heading', { level: 1 })).toHaveText('Notifications');
  const line = ours.getByRole('main').getByRole('listitem').first();
  await expect(line).toContainText(`${author} a répondu`);
  await line.getByRole('link').click();
  await expect(ours.getByText('Le devis est arrivé.')).toBeVisible();
  await expect(bell(ours, 0)).toBeVisible();

  await ours.goto('/notifications/reglages');
  const mails = ours.getByLabel(`Par courriel, ${COMMISSION}`);
  await expect(mails).toHaveValue('muted');
  await expectAccessible(ours);
});

test('a mail says why it came, and one click in it ends such mails', async ({
  arrive,
  stranger,
}) => {
  const ours = (await arrive('mairie@demo.example')).page;
  const theirs = (await arrive(RAPPORTEUR)).page;
  const office = (await arrive('administration@demo.example')).page;
  await ours.goto('/notifications/reglages');
  await ours
    .getByRole('combobox', { name: 'Par courriel', exact: true })
    .selectOption('Ce qui me concerne');
  await expect(ours.getByText('Choix enregistré.')).toBeVisible();

  await prepare(theirs, 'Visite de la station', `@${await nameOf(ours)} Jeudi vous convient ?`);
  await send(theirs, 'Visite de la station');
  const mail = await mailTo(office.request, 'mairie@demo.example');
  await office.goto('/courriels');
  await expect(office.getByText(mail.subject)).toBeVisible();
  const kept = office.getByRole('main').getByRole('listitem').filter({ hasText: mail.to });
  await kept.getByText('Lire', { exact: true }).click();
  await expect(kept.getByText(/car vous suivez cette instance/)).toBeVisible();
  await expectAccessible(office);

  const { page } = await stranger();
  await page.goto(unsubscribeAddress(mail));
  await expect(
    page.getByText(`Vous ne recevrez plus de courriel de «\u202f${COMMISSION}\u202f»`),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByText('C’est fait')).toBeVisible();
  await ours.reload();
  await expect(ours.getByLabel(`Par courriel, ${COMMISSION}`)).toHaveValue('muted');
});
