import { chatPaths, type ChannelList } from '@passerelle/contracts/chat';
import type { Me } from '@passerelle/contracts/accounts';
import type { Page } from '@playwright/test';
import { expect } from './world';

export const MEMBER = 'membre@demo.example';
export const RAPPORTEUR = 'rapporteur@demo.example';
export const COMMISSION = 'Commission Eau et assainissement';

/** Asks the server from inside the page, as its own code does. */
export function ask<T>(page: Page, path: string): Promise<T> {
  return page.evaluate((address) => fetch(address).then((answer) => answer.json()), path);
}

export const nameOf = async (page: Page) => (await ask<Me>(page, '/api/accounts/me')).name;

export async function channelOf(page: Page) {
  const channels = await ask<ChannelList>(page, chatPaths.channels());
  return channels.find(({ name }) => name.fr === COMMISSION)!;
}

export async function openChannel(page: Page): Promise<void> {
  await page.goto('/messages');
  await page
    .getByRole('navigation', { name: 'Mes conversations' })
    .getByRole('link', { name: COMMISSION })
    .click();
  await expect(page.getByLabel('Votre message')).toBeVisible();
}

export const conversation = (page: Page) => page.getByRole('log');

export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Votre message').fill(text);
  await page.getByLabel('Votre message').press('Enter');
}

/** Goes to the newest message and waits until the server knows that everything was read. */
export async function readToTheEnd(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      await conversation(page).press('End');
      return (await channelOf(page)).unread;
    })
    .toBe(0);
}

/** Scrolls to the first third and stays there: a scroll that the keyboard began may still be under way. */
export async function goUp(page: Page): Promise<void> {
  await expect(async () => {
    const stayed = await conversation(page).evaluate(async (list) => {
      list.scrollTop = list.scrollHeight / 3;
      const put = list.scrollTop;
      for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
      return list.scrollTop === put;
    });
    expect(stayed).toBe(true);
  }).toPass();
}

/** Posts from inside a page, one after the other; ids are made here as the client makes them. */
export async function post(page: Page, texts: readonly string[]): Promise<void> {
  const { id } = await channelOf(page);
  await page.evaluate(
    async ([path, all]) => {
      const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      for (const text of all) {
        const random = [...crypto.getRandomValues(new Uint8Array(25))];
        const tail = random.map((byte) => letters[byte % 32]).join('');
        const answer = await fetch(path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ id: `msg_0${tail}`, text }),
        });
        if (!answer.ok) throw new Error(await answer.text());
      }
    },
    [chatPaths.messages(id), texts] as const,
  );
}

/** The messages that begin so, in the order in which they stand. */
export const shown = async (page: Page, start: string) =>
  (await conversation(page).locator('pa-said').allTextContents()).filter((text) =>
    text.startsWith(start),
  );
