import * as fc from 'fast-check';
import { LARGEST_CIRCLE } from '@passerelle/contracts/chat-direct';
import type { OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Standing } from '../standing';
import { circleKey, circleOf, isGroup, mayInCircle, mayOpenDirect, mayWriteIn } from './direct';

const person = (n: number) => `per_${n}` as PersonId;
const [me, other, third] = [person(1), person(2), person(3)];

const standing = (over: Partial<Standing> = {}): Standing => ({
  ...{ personId: me, administrator: false, secretariat: false, member: false },
  ...{ organisations: [], seats: [], ...over },
});
const mandate = {
  organisations: [{ organisationId: 'org_1' as OrganisationId, office: 'expert' }],
} as const;
const partner = standing(mandate);
const member = standing({ ...mandate, member: true });
const ended = standing();

describe('opening a direct conversation', () => {
  it.each([
    ['a member', member, true],
    ['the secretariat', standing({ ...mandate, secretariat: true }), true],
    ['the administrator', standing({ administrator: true }), true],
    ['a partner', partner, false],
    ['somebody whose mandates have ended', ended, false],
  ])('is for %s: %s', (_who, caller, may) => {
    expect(mayOpenDirect(caller)).toBe(may);
  });

  it('needs somebody else, and no more than fit', () => {
    expect(circleOf(me, [])).toBeUndefined();
    expect(circleOf(me, [me])).toBeUndefined();
    expect(circleOf(me, [other, me, other])).toEqual([me, other]);
    const many = (n: number) => Array.from({ length: n }, (_, index) => person(index + 10));
    expect(circleOf(me, many(LARGEST_CIRCLE - 1))).toHaveLength(LARGEST_CIRCLE);
    expect(circleOf(me, many(LARGEST_CIRCLE))).toBeUndefined();
  });

  it('names the same people the same, whoever opens it and in whatever order', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 20 });
    const shuffled = people.chain((ids) =>
      fc.tuple(
        fc.constant(ids.map(person)),
        fc.shuffledSubarray(ids.map(person), { minLength: ids.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([one, two]) => {
        const [a, b] = [circleOf(one[0]!, one)!, circleOf(two[0]!, two.slice(1))!];
        expect(circleKey(a)).toBe(circleKey(b));
        expect(isGroup(a)).toBe(one.length > 2);
      }),
    );
  });

  it('names other people differently', () => {
    expect(circleKey([me, other])).not.toBe(circleKey([me, third]));
    expect(circleKey([me, other])).not.toBe(circleKey([me, other, third]));
  });
});

describe('a direct conversation', () => {
  const pair = [me, other];

  it.each([
    ['a member who is in it', member, pair, true],
    ['a partner who is in it', partner, pair, true],
    ['an administrator who is in it', standing({ administrator: true }), pair, true],
    ['an administrator who is not', standing({ administrator: true }), [other, third], false],
    ['a member who is not', member, [other, third], false],
    ['one of its people whose mandates have ended', ended, pair, false],
  ])('is open to %s: %#', (_who, caller, people, may) => {
    expect(mayInCircle(caller, people)).toBe(may);
  });

  it('takes no more words when nobody is left who hears them', () => {
    expect(mayWriteIn(member, pair, new Set([other]))).toBe(true);
    expect(mayWriteIn(member, pair, new Set([me]))).toBe(false);
    expect(mayWriteIn(member, [me, other, third], new Set([third]))).toBe(true);
    expect(mayWriteIn(ended, pair, new Set([other]))).toBe(false);
    expect(mayWriteIn(member, [other, third], new Set([other]))).toBe(false);
  });
});
