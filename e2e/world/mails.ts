import type { Me } from '@passerelle/contracts/accounts';
import { discussionPaths, type DiscussionList } from '@passerelle/contracts/discussions';
import type { BodyId } from '@passerelle/contracts/ids';
import { mailPaths, type MailList, type OutgoingMail } from '@passerelle/contracts/mails';
import { FIRST_CHOICE, volumePaths } from '@passerelle/contracts/volumes';
import { idOf } from '@passerelle/test-kit/ids';
import type { APIRequestContext } from '@playwright/test';
import { expect } from './world';

/** The newest mail to somebody, from the outbox as an administrator reads it. Waits until there is one. */
export async function mailTo(administrator: APIRequestContext, to: string): Promise<OutgoingMail> {
  let found: OutgoingMail | undefined;
  await expect(async () => {
    const { items } = (await (await administrator.get(mailPaths.list())).json()) as MailList;
    found = items.find((mail) => mail.to === to);
    expect(found?.text).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found!;
}

/** Where the mail's link to stop such mails leads, as an address of the client. */
export function unsubscribeAddress({ text }: OutgoingMail): string {
  const token = /\/api\/unsubscribe\/(\S+)/.exec(text ?? '')?.[1];
  if (!token) throw new Error('the mail has no link to unsubscribe');
  return `/desabonnement/${token}`;
}

/** Somebody who wants mails is called by name in a discussion of a body where both sit. */
export async function callByMail(
  bodyId: BodyId,
  { caller, called }: { caller: APIRequestContext; called: APIRequestContext },
): Promise<void> {
  const choice = { ...FIRST_CHOICE, volume: { mail: 'concerned', push: 'concerned' } };
  expect((await called.put(volumePaths.preferences(), { data: choice })).ok()).toBe(true);
  const me = (await (await called.get('/api/accounts/me')).json()) as Me;
  const listed = await caller.get(discussionPaths.ofBody(bodyId));
  const [discussion] = ((await listed.json()) as DiscussionList).items;
  const reply = { id: idOf('rep', 1), text: `@${me.name} Qu’en pensez-vous ?` };
  const answer = await caller.post(discussionPaths.replies(discussion!.id), {
    data: { ...reply, mentions: [me.personId] },
  });
  expect(answer.ok()).toBe(true);
}
