import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { chatPaths } from '@passerelle/contracts/chat';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, posted, until } from '../../../test/chat-kit';
import { populate } from '../../../test/populate';
import { DomainEvent, DomainEvents } from '../events/domain-events';
import { Audit } from './audit';
import { AuditEntry } from './audit.schema';

class SomethingHappened extends DomainEvent {
  constructor(
    readonly at: string,
    readonly by: string | undefined,
    readonly number: number,
  ) {
    super();
  }
}

describe('the audit log', () => {
  let spec: SpecApp;
  let audit: Audit;
  let entries: Model<AuditEntry>;
  beforeEach(async () => {
    spec = await startApp();
    audit = spec.app.get(Audit);
    entries = spec.app.get(getModelToken(AuditEntry.name));
    const events = spec.app.get(DomainEvents);
    const happen = (number: number) =>
      events.publish(new SomethingHappened('2026-09-01T08:00:00.000Z', undefined, number));
    await Promise.all(Array.from({ length: 20 }, (_, index) => happen(index)));
  });
  afterEach(() => spec.close());

  it('numbers twenty events at the same moment 1 to 20, each naming the one before', async () => {
    const lines = await entries.find().sort({ _id: 1 }).lean();
    expect(lines.map((line) => line._id)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(await audit.firstFault()).toBeUndefined();
  });

  it('names who signed in', async () => {
    const network = await populate(spec);
    await network.as('chair');
    const last = await entries.findOne().sort({ _id: -1 }).lean();
    expect(last).toMatchObject({ what: 'SignedIn', by: network.cast.people.chair.id });
  });

  it('keeps who wrote a message, and not its words: who deletes it takes them back', async () => {
    const { as, cast } = await populate(spec);
    const member = await as('member');
    const { id } = await channelOf(member, cast.bodies.commission.id);
    const message = await posted(member, id, draftOf('Un mot de trop'));
    await member.delete(chatPaths.message(id, message.id)).expect(200);
    const lineOf = (what: string) => entries.findOne({ what }).lean();
    await until(async () => !!(await lineOf('MessagesPosted')));
    expect((await lineOf('MessagesPosted'))?.facts).toContain(message.id);
    expect(JSON.stringify(await entries.find().lean())).not.toContain('Un mot de trop');
  });

  it.each([
    ['changed', () => entries.updateOne({ _id: 7 }, { $set: { facts: '{"number":99}' } }), 7],
    ['removed', () => entries.deleteOne({ _id: 7 }), 7],
    ['given to somebody else', () => entries.updateOne({ _id: 3 }, { $set: { by: 'per_x' } }), 3],
  ])('shows the line that was %s', async (_how, tamper, line) => {
    await tamper();
    expect(await audit.firstFault()).toBe(line);
  });

  it('shows a line that was changed together with its own hash', async () => {
    const seventh = await entries.findById(7).lean();
    await entries.updateOne({ _id: 7 }, { $set: { hash: seventh!.hash.replace(/^./, 'f') } });
    expect(await audit.firstFault()).toBe(7);
  });
});
