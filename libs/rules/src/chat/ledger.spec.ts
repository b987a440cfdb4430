import fc from 'fast-check';
import type { MessageId, PersonId } from '@passerelle/contracts/ids';
import { applyChange, MOST_VERSIONS, type Change, type KeptMessage, type Ledger } from './ledger';

const AT = '2026-09-01T08:00:00.000Z';
const person = (n: number) => `per_${n}` as PersonId;
const id = (n: number) => `msg_${n}` as MessageId;
const empty: Ledger = { seq: 0, messageCount: 0, messages: new Map() };

const post = (n: number, by = 1, text = `texte ${n}`): Change => ({
  kind: 'post',
  message: {
    id: id(n),
    authorId: person(by),
    at: AT,
    text,
    mentions: [],
    fileIds: [],
    creation: `${by}:${text.length}`,
  },
});
const edit = (n: number, version: number, text: string, by = 1): Change => ({
  kind: 'edit',
  messageId: id(n),
  by: person(by),
  at: AT,
  version,
  text,
  mentions: [],
});
const remove = (n: number, by = 1, moderates = false): Change => ({
  kind: 'delete',
  messageId: id(n),
  by: person(by),
  at: AT,
  moderates,
});
const react = (n: number, on: boolean, by = 2): Change => ({
  kind: 'react',
  messageId: id(n),
  by: person(by),
  reaction: 'thanks',
  on,
});
const pin = (n: number, on: boolean, by = 3): Change => ({
  ...{ kind: 'pin', messageId: id(n), by: person(by), at: AT, on },
});

function run(changes: readonly Change[]) {
  let ledger = empty;
  const outcomes = changes.map((change) => {
    const step = applyChange(ledger, change);
    ledger = step.ledger;
    return step.outcome;
  });
  return { ledger, outcomes, last: outcomes.at(-1)! };
}

const change = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.nat(6), fc.nat(2)).map(([n, by]) => post(n, by)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(6), fc.integer({ min: 1, max: 4 }), fc.constantFrom('a', 'b'), fc.nat(2))
      .map(([n, version, text, by]) => edit(n, version, text, by)),
  },
  { weight: 1, arbitrary: fc.tuple(fc.nat(6), fc.nat(2)).map(([n, by]) => remove(n, by)) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(6), fc.boolean()).map(([n, on]) => react(n, on)) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(6), fc.boolean()).map(([n, on]) => pin(n, on)) },
);

describe('the ledger of a channel', () => {
  it('answers a repeated post with the first message and takes no sequence for it', () => {
    const { ledger, outcomes } = run([post(1), post(1)]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(ledger.seq).toBe(1);
  });

  it('refuses an id that was used for something else', () => {
    expect(run([post(1), post(1, 1, 'autre')]).last).toEqual({ refused: 'request/key-reused' });
  });

  it('keeps what was said before an edit, and takes a repeated edit for the same', () => {
    const { ledger, last } = run([post(1), edit(1, 1, 'corrigé'), edit(1, 1, 'corrigé')]);
    expect(last.message).toMatchObject({
      text: 'corrigé',
      version: 2,
      formerVersions: [{ version: 1, text: 'texte 1' }],
    });
    expect(ledger.seq).toBe(2);
  });

  it.each([
    ['an edit by somebody else', [post(1), edit(1, 1, 'x', 2)], 'chat/not-author'],
    ['an edit of an older version', [post(1), edit(1, 1, 'a'), edit(1, 1, 'b')], 'request/stale'],
    ['an edit of a deleted one', [post(1), remove(1), edit(1, 1, 'x')], 'chat/message-deleted'],
    ['a deletion by somebody else', [post(1), remove(1, 2)], 'chat/not-author'],
    ['a reaction to a deleted one', [post(1), remove(1), react(1, true)], 'chat/message-deleted'],
    ['a pin on a deleted one', [post(1), remove(1), pin(1, true)], 'chat/message-deleted'],
    ['a change of what is not there', [react(9, true)], 'request/not-found'],
  ])('refuses %s', (_name, changes, code) => {
    expect(run(changes).last).toEqual({ refused: code });
  });

  it('ends editing at a limit', () => {
    const edits = Array.from({ length: MOST_VERSIONS }, (_, n) => edit(1, n + 1, `version ${n}`));
    expect(run([post(1), ...edits]).last).toEqual({ refused: 'chat/edited-too-often' });
  });

  it('keeps who pinned first, and takes a pin away once', () => {
    const { ledger, last } = run([post(1), pin(1, true), pin(1, true, 4), edit(1, 1, 'autre')]);
    expect(last.message).toMatchObject({ pinned: { by: person(3), at: AT }, version: 2 });
    expect(ledger.seq).toBe(3);
    const off = run([post(1), pin(1, true), pin(1, false), pin(1, false)]);
    expect(off.last.message).not.toHaveProperty('pinned');
    expect(off.ledger.seq).toBe(3);
  });

  it('takes the pin away with the words', () => {
    const { last } = run([post(1), pin(1, true), remove(1)]);
    expect(last.message).not.toHaveProperty('pinned');
  });

  it('leaves a tombstone without words, versions, mentions or reactions', () => {
    const { last } = run([post(1), edit(1, 1, 'secret'), react(1, true), remove(1, 3, true)]);
    expect(JSON.stringify(last)).not.toMatch(/secret|texte/);
    expect(last.message).toMatchObject({ number: 1, deletedAt: AT, reactions: [] });
  });

  it('gives sequences 1, 2, 3 … to what changes something, and numbers 1, 2, 3 … to messages', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        let ledger = empty;
        for (const one of changes) {
          const step = applyChange(ledger, one);
          const moved = step.ledger !== ledger;
          expect(step.ledger.seq).toBe(ledger.seq + (moved ? 1 : 0));
          if (moved) expect(step.outcome.message?.changed).toBe(step.ledger.seq);
          ledger = step.ledger;
        }
        const numbers = [...ledger.messages.values()].map((message) => message.number);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        expect(ledger.messageCount).toBe(numbers.length);
      }),
    );
  });

  it('lets a reader who knows sequence n arrive at the same channel by what changed after n', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.nat(60), (changes, cut) => {
        const earlier = run(changes.slice(0, cut)).ledger;
        const now = run(changes).ledger;
        const known = new Map<MessageId, KeptMessage>(earlier.messages);
        for (const message of now.messages.values())
          if (message.changed > earlier.seq) known.set(message.id, message);
        expect(known).toEqual(now.messages);
      }),
    );
  });
});
