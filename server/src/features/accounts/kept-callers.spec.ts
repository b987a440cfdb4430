import type { AccountId, PersonId, SignInId } from '@passerelle/contracts/ids';
import { standingAt } from '@passerelle/rules/standing';
import { idOf } from '@passerelle/test-kit/ids';
import { KeptCallers, type KnownCaller } from './kept-callers';

const SINCE = new Date('2026-09-01T08:00:00.000Z');
const LATER = new Date('2026-09-01T09:00:00.000Z');
const FORGOTTEN = new Date('2026-10-01T08:00:00.000Z');

function known(number: number, holdsUntil?: string): KnownCaller {
  const personId = idOf<PersonId>('per', number);
  const standing = standingAt(SINCE.toISOString(), {
    ...{ personId, administrator: false, mandates: [], seats: [] },
    ...{ organisationKinds: new Map(), bodyKinds: new Map() },
  });
  return {
    caller: {
      accountId: idOf<AccountId>('acc', number),
      signInId: idOf<SignInId>('sin', number),
      personId,
      language: 'fr',
      standing: { ...standing, ...(holdsUntil && { holdsUntil }) },
    },
    since: SINCE,
    forgetAt: FORGOTTEN,
  };
}

describe('KeptCallers', () => {
  const one = known(1);
  const id = one.caller.signInId;
  let kept: KeptCallers;
  beforeEach(() => {
    kept = new KeptCallers();
    kept.keep('a', one);
  });

  it('gives a caller while the revision is the one before the reading', () => {
    expect(kept.one(id, 'a', LATER)).toBe(one.caller);
    expect(kept.one(id, 'b', LATER)).toBeUndefined();
    expect(kept.one(id, undefined, LATER)).toBeUndefined();
    expect(kept.one(idOf<SignInId>('sin', 2), 'a', LATER)).toBeUndefined();
  });

  it('never gives callers of another revision than the newest kept, even when the former comes late', () => {
    kept.keep('b', known(2));
    expect(kept.one(id, 'b', LATER)).toBeUndefined();
    kept.keep('a', known(3));
    expect(kept.one(idOf<SignInId>('sin', 2), 'b', LATER)).toBeUndefined();
    expect(kept.one(idOf<SignInId>('sin', 2), 'a', LATER)).toBeUndefined();
  });

  it('gives nobody past the moment when a mandate, a seat or the sign-in ends, or before the reading', () => {
    const ends = known(4, LATER.toISOString());
    kept.keep('a', ends);
    const at = (time: number) => kept.one(ends.caller.signInId, 'a', new Date(time));
    expect(at(LATER.getTime() - 1)).toBe(ends.caller);
    expect(at(LATER.getTime())).toBeUndefined();
    expect(at(SINCE.getTime() - 1)).toBeUndefined();
    expect(kept.one(id, 'a', FORGOTTEN)).toBeUndefined();
  });

  it('remembers ten thousand and lets the oldest go', () => {
    for (let number = 2; number <= 10_001; number += 1) kept.keep('a', known(number));
    expect(kept.one(id, 'a', LATER)).toBeUndefined();
    expect(kept.one(idOf<SignInId>('sin', 2), 'a', LATER)).toBeDefined();
  });
});
