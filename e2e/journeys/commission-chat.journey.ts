import { chatPaths, type MessageLog } from '@passerelle/contracts/chat';
import {
  ask,
  channelOf,
  COMMISSION,
  conversation,
  goUp,
  MEMBER,
  nameOf,
  openChannel,
  post,
  RAPPORTEUR,
  readToTheEnd,
  say,
  shown,
} from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'commission-chat' });

test.describe('in the chat', () => {
  test('two people see each other’s words, typing and presence at once', async ({ arrive }) => {
    const [member, rapporteur] = [await arrive(MEMBER), await arrive(RAPPORTEUR)];
    const [ours, theirs] = [member.page, rapporteur.page];
    await ours.goto('/messages');
    await expectAccessible(ours);
    await openChannel(ours);
    await expect(ours.getByText('Dernier lu ici')).toBeVisible();
    await openChannel(theirs);
    await expect(ours.getByText(/autre personne en ligne/)).toContainText(await nameOf(theirs));
    await expectAccessible(ours);

    await theirs.getByLabel('Votre message').pressSequentially('Bonjour');
    await expect(ours.getByText(`${await nameOf(theirs)} écrit…`)).toBeVisible();
    await theirs.getByLabel('Votre message').press('Enter');
    await expect(conversation(ours).getByText('Bonjour', { exact: true })).toBeVisible();
    await say(ours, 'Bonjour à vous');
    await expect(conversation(theirs).getByText('Bonjour à vous')).toBeVisible();
    await rapporteur.context.close();
    await expect(ours.getByText('Personne d’autre n’est en ligne.')).toBeVisible();
  });

  test('thirty messages pass while one is offline; back, they all stand there in order, and what was written leaves once', async ({
    arrive,
  }) => {
    const [member, rapporteur] = [await arrive(MEMBER), await arrive(RAPPORTEUR)];
    const [ours, theirs] = [member.page, rapporteur.page];
    await openChannel(ours);
    await openChannel(theirs);
    await member.context.setOffline(true);
    await expect(ours.getByText(/Hors connexion\. Vos messages partiront/)).toBeVisible();
    await say(ours, 'Écrit sans réseau, un');
    await say(ours, 'Écrit sans réseau, deux');
    await expect(ours.getByText('En attente du réseau')).toHaveCount(2);

    const passed = Array.from({ length: 30 }, (_, n) => `Passé ${String(n + 1).padStart(2, '0')}`);
    await post(theirs, passed);
    await member.context.setOffline(false);

    await expect.poll(() => shown(ours, 'Passé'), { timeout: 30_000 }).toEqual(passed);
    const written = ['Écrit sans réseau, un', 'Écrit sans réseau, deux'];
    await expect.poll(() => shown(theirs, 'Écrit'), { timeout: 30_000 }).toEqual(written);
    await expect(ours.getByText('En attente du réseau')).toHaveCount(0);
    await ours.reload();
    await expect.poll(() => shown(ours, 'Écrit')).toEqual(written);
  });

  test('what was written without a network leaves at the next visit, whatever page is opened', async ({
    arrive,
  }) => {
    const [member, rapporteur] = [await arrive(MEMBER), await arrive(RAPPORTEUR)];
    await openChannel(member.page);
    await openChannel(rapporteur.page);
    await member.context.setOffline(true);
    await say(member.page, 'Resté dans la poche');
    await expect(member.page.getByText('En attente du réseau')).toBeVisible();
    await member.page.close();
    await member.context.setOffline(false);
    const page = await member.context.newPage();
    await page.goto('/positions');
    await expect
      .poll(() => shown(rapporteur.page, 'Resté'), { timeout: 20_000 })
      .toEqual(['Resté dans la poche']);
  });

  test('what arrives does not move what one reads, and says how much it is', async ({ arrive }) => {
    const [member, rapporteur] = [await arrive(MEMBER), await arrive(RAPPORTEUR)];
    const [ours, theirs] = [member.page, rapporteur.page];
    await openChannel(ours);
    await readToTheEnd(ours);
    await goUp(ours);
    const reading = conversation(ours).getByText('Bonjour de Genève');
    const before = await conversation(ours).evaluate((list) => list.scrollTop);
    await post(theirs, ['Nouvelle un', 'Nouvelle deux', 'Nouvelle trois']);
    await expect(ours.getByRole('button', { name: '3 nouveaux messages' })).toBeVisible();
    expect(await conversation(ours).evaluate((list) => list.scrollTop)).toBe(before);
    await ours.getByRole('button', { name: '3 nouveaux messages' }).click();
    await expect(conversation(ours).getByText('Nouvelle trois')).toBeInViewport();
    await conversation(ours).press('Home');
    await expect(reading).toBeVisible();
  });

  test('unread counts agree on two devices of one person', async ({ arrive }) => {
    const [desk, phone] = [await arrive(MEMBER), await arrive(MEMBER)];
    const rapporteur = await arrive(RAPPORTEUR);
    await openChannel(desk.page);
    await readToTheEnd(desk.page);
    await desk.page.goto('/');
    await phone.page.goto('/messages');
    const counted = phone.page.getByRole('link', { name: new RegExp(`${COMMISSION}.*2 messages`) });

    await post(rapporteur.page, ['Première nouvelle', 'Deuxième nouvelle']);
    await expect(counted).toBeVisible();
    await expect(desk.page.getByRole('link', { name: /2 messages non lus/ })).toBeVisible();
    await desk.page.getByRole('link', { name: /2 messages non lus/ }).click();
    await expect(conversation(desk.page).getByText('Deuxième nouvelle')).toBeVisible();
    await expect(counted).toHaveCount(0);
    expect((await channelOf(phone.page)).unread).toBe(0);
  });

  test('one corrects and deletes one’s own words with the keyboard', async ({ arrive }) => {
    const { page } = await arrive(MEMBER);
    await openChannel(page);
    await say(page, 'Une coquile');
    await expect(conversation(page).getByText('Une coquile')).toBeVisible();
    await expect(page.getByText('Envoi…')).toHaveCount(0);
    await page.getByLabel('Votre message').press('ArrowUp');
    await page.getByLabel('Correction du message').fill('Une coquille');
    await page.getByLabel('Correction du message').press('Enter');
    await expect(conversation(page).getByText('Une coquille')).toBeVisible();
    const more = conversation(page)
      .getByRole('button', { name: /^Actions sur le message/ })
      .last();
    await more.focus();
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Supprimer' }).press('Enter');
    await page.getByRole('button', { name: 'Supprimer' }).press('Enter');
    await expect(conversation(page).getByText('Message supprimé')).toBeVisible();
    await expect(conversation(page).getByText('Une coquille')).toHaveCount(0);
  });

  test('one calls a whole city: each of its people who sit here is called by name', async ({
    arrive,
  }) => {
    const { page } = await arrive(MEMBER);
    await openChannel(page);
    const field = page.getByLabel('Votre message');
    await field.pressSequentially('@dak');
    await expect(page.getByRole('option').first()).toContainText('toute la ville, 3 personnes');
    await field.press('Enter');
    await expect(field).toHaveValue(/^(@[^@]+ ){3}$/);
    await field.press('Enter');
    const { id } = await channelOf(page);
    await expect
      .poll(async () => {
        const { messages } = await ask<MessageLog>(page, chatPaths.messages(id));
        return messages.at(-1)?.mentions?.length;
      })
      .toBe(3);
  });
});
