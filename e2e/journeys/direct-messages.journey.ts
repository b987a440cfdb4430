import type { Page } from '@playwright/test';
import { chatPaths, type ChannelList } from '@passerelle/contracts/chat';
import { ask, conversation, MEMBER, nameOf, RAPPORTEUR, say } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

const SECRETARY = 'secretaire@demo.example';

test.use({ story: 'direct-messages' });

/** Opens the sheet, looks for somebody by what one would type, and chooses the first who is found. */
async function choose(page: Page, typed: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'À qui voulez-vous écrire ?' });
  await field.fill(typed);
  await expect(page.getByRole('option').first()).toBeVisible();
  await field.press('Enter');
}

/** As somebody types who has no accents on their keyboard. */
const plain = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr');

const channels = (page: Page) => ask<ChannelList>(page, chatPaths.channels());

test.describe('a message from person to person', () => {
  test('is read by the one who is written to, who answers; a third person sees nothing of it', async ({
    arrive,
  }) => {
    const [secretary, member] = [await arrive(SECRETARY), await arrive(MEMBER)];
    const third = await arrive(RAPPORTEUR);
    const [ours, theirs] = [secretary.page, member.page];
    await theirs.goto('/messages');
    await third.page.goto('/messages');
    await ours.goto('/messages');
    await ours.getByRole('button', { name: 'Nouveau message' }).click();
    await expectAccessible(ours);
    await choose(ours, plain(await nameOf(theirs)));
    await expect(ours.getByText(/Personne d’autre ne lira cette conversation/)).toBeVisible();
    await ours.getByRole('button', { name: 'Ouvrir la conversation' }).click();
    await expect(ours.getByText('En ligne', { exact: true }).first()).toBeVisible();
    await say(ours, 'Un mot pour vous seule');

    const row = theirs.getByRole('link', { name: new RegExp(await nameOf(ours)) });
    await expect(row).toContainText('1 message non lu');
    await row.click();
    await expect(conversation(theirs).getByText('Un mot pour vous seule')).toBeVisible();
    await say(theirs, 'Bien reçu');
    await expect(conversation(ours).getByText('Bien reçu')).toBeVisible();
    await expectAccessible(ours);

    const [mine] = (await channels(ours)).filter(({ direct }) => direct);
    expect((await channels(third.page)).map(({ id }) => id)).not.toContain(mine!.id);
    await third.page.goto(`/messages/${mine!.id}`);
    await expect(
      third.page.getByText('Cette conversation ne vous est pas ouverte').first(),
    ).toBeVisible();
    await expect(third.page.getByText('Bien reçu')).toHaveCount(0);
  });

  test('stays at hand for both when one of them pins it', async ({ arrive }) => {
    const [secretary, member] = [await arrive(SECRETARY), await arrive(MEMBER)];
    const [ours, theirs] = [secretary.page, member.page];
    await ours.goto('/messages');
    await ours.getByRole('button', { name: 'Nouveau message' }).click();
    await choose(ours, plain(await nameOf(theirs)));
    await ours.getByRole('button', { name: 'Ouvrir la conversation' }).click();
    await say(ours, 'Rendez-vous salle Senghor');
    await theirs.goto('/messages');
    await theirs.getByRole('link', { name: new RegExp(await nameOf(ours)) }).click();
    await expect(conversation(theirs).getByText('Rendez-vous salle Senghor')).toBeVisible();
    const more = conversation(theirs).getByRole('button', { name: /^Actions sur le message/ });
    await more.last().press('Enter');
    await theirs.getByRole('menuitem', { name: 'Épingler' }).press('Enter');
    const line = ours.getByRole('button', { name: '1 message épinglé' });
    await line.click();
    const panel = ours.getByRole('dialog', { name: 'Messages épinglés' });
    await expect(panel).toContainText('Rendez-vous salle Senghor');
    await expect(panel).toContainText(`Épinglé par ${await nameOf(theirs)}`);
    await expectAccessible(ours);
    await panel.getByRole('button', { name: /Rendez-vous salle Senghor/ }).click();
    await expect(conversation(ours).getByText('Rendez-vous salle Senghor')).toBeInViewport();
    await more.last().press('Enter');
    await theirs.getByRole('menuitem', { name: 'Retirer l’épingle' }).press('Enter');
    await expect(line).toHaveCount(0);
  });

  test('begins on the page of a city, and is the same conversation when it is begun again', async ({
    arrive,
  }) => {
    const [secretary, member] = [await arrive(SECRETARY), await arrive(MEMBER)];
    const { page } = secretary;
    const name = await nameOf(member.page);
    await page.goto('/villes');
    await page.getByRole('link', { name: 'Lyon', exact: true }).first().click();
    const write = page.getByRole('button', { name: `Écrire à ${name}` });
    await write.click();
    await expect(page.getByLabel('Votre message')).toBeVisible();
    const address = page.url();
    await page.goBack();
    await write.click();
    await expect(page).toHaveURL(address);
  });

  test('reaches a group, which one may leave: then nothing of it is open any more', async ({
    arrive,
  }) => {
    const [secretary, member] = [await arrive(SECRETARY), await arrive(MEMBER)];
    const rapporteur = await arrive(RAPPORTEUR);
    const [ours, theirs] = [secretary.page, member.page];
    await ours.goto('/messages');
    await ours.getByRole('button', { name: 'Nouveau message' }).click();
    await choose(ours, plain(await nameOf(theirs)));
    await choose(ours, plain(await nameOf(rapporteur.page)));
    await ours.getByLabel('Nom du groupe').fill('Délégations');
    await ours.getByRole('button', { name: 'Ouvrir la conversation' }).click();
    await say(ours, 'Bonjour à vous deux');
    await theirs.goto('/messages');
    await theirs.getByRole('link', { name: /Délégations/ }).click();
    await expect(conversation(theirs).getByText('Bonjour à vous deux')).toBeVisible();
    await theirs.getByRole('button', { name: 'Quitter' }).click();
    await theirs.getByRole('button', { name: 'Quitter le groupe' }).click();
    await expect(theirs.getByRole('link', { name: /Délégations/ })).toHaveCount(0);
    await say(ours, 'Nous ne sommes plus que deux');
    await rapporteur.page.goto('/messages');
    await rapporteur.page.getByRole('link', { name: /Délégations/ }).click();
    await expect(
      conversation(rapporteur.page).getByText('Nous ne sommes plus que deux'),
    ).toBeVisible();
    await expect(theirs.getByText('Nous ne sommes plus que deux')).toHaveCount(0);
  });
});
