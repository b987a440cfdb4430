import fc from 'fast-check';
import type { PersonId } from '@passerelle/contracts/ids';
import { Level, type AccountVolume, type Volume } from '@passerelle/contracts/volumes';
import { audienceOf, hearingAt, volumeAt, type Listener } from './hearing';

const level = fc.constantFrom(...Level.options);
const volume = fc.record({ mail: level, push: level });
const choice: fc.Arbitrary<Volume> = fc.record({ mail: level, push: level }, { requiredKeys: [] });
const people = ['per_a', 'per_b', 'per_c', 'per_d'] as PersonId[];
const person = fc.constantFrom(...people);
const listeners = fc
  .tuple(...people.map(() => fc.record({ reads: fc.boolean(), done: fc.boolean(), volume })))
  .map((rows) => rows.map((row, index): Listener => ({ personId: people[index]!, ...row })));
const matter = fc.record({
  by: fc.option(person, { nil: undefined }),
  concerned: fc.uniqueArray(person).map((ids) => new Set(ids)),
});

describe('a volume', () => {
  const account: AccountVolume = { mail: 'digest', push: 'concerned' };

  it.each<[string, (Volume | undefined)[], AccountVolume]>([
    ['the account’s where nothing nearer was chosen', [undefined, undefined], account],
    [
      'the body’s',
      [{ mail: 'everything', push: 'muted' }, undefined],
      { mail: 'everything', push: 'muted' },
    ],
    [
      'the thread’s before the body’s',
      [{ mail: 'everything' }, { mail: 'muted' }],
      { mail: 'muted', push: 'concerned' },
    ],
    [
      'for each medium by itself',
      [{ mail: 'concerned' }, { push: 'muted' }],
      { mail: 'concerned', push: 'muted' },
    ],
  ])('is %s', (_what, places, expected) => {
    expect(volumeAt(account, places)).toEqual(expected);
  });

  it('is the nearest one that says something, whatever stands further out', () => {
    fc.assert(
      fc.property(volume, volume, fc.array(choice), choice, (one, other, outer, nearest) => {
        const [here, there] = [volumeAt(one, [...outer, nearest]), volumeAt(other, [nearest])];
        if (nearest.mail) expect([here.mail, there.mail]).toEqual([nearest.mail, nearest.mail]);
        if (nearest.push) expect([here.push, there.push]).toEqual([nearest.push, nearest.push]);
      }),
    );
  });
});

describe('hearing', () => {
  const at = (mail: Level, push: Level, concerned: boolean) => {
    const { bell, mail: letter, push: device } = hearingAt({ mail, push }, concerned);
    return [bell && 'bell', letter && 'mail', device && 'push'].filter(Boolean).join(' ');
  };

  it.each<[Level, Level, string, string]>([
    ['muted', 'muted', '', ''],
    ['digest', 'digest', 'bell', ''],
    ['digest', 'concerned', 'bell push', ''],
    ['concerned', 'concerned', 'bell mail push', ''],
    ['everything', 'concerned', 'bell mail push', 'bell mail'],
    ['muted', 'everything', 'bell push', 'bell push'],
    ['everything', 'everything', 'bell mail push', 'bell mail push'],
    ['muted', 'digest', 'bell', ''],
  ])('with mail at %s and push at %s', (mail, push, concerned, other) => {
    expect(at(mail, push, true)).toBe(concerned);
    expect(at(mail, push, false)).toBe(other);
  });

  it('by mail or push never happens without the bell', () => {
    fc.assert(
      fc.property(volume, fc.boolean(), (own, concerned) => {
        const { bell, mail, push } = hearingAt(own, concerned);
        expect(bell || !(mail || push)).toBe(true);
      }),
    );
  });

  it('only grows when a volume is turned up', () => {
    fc.assert(
      fc.property(volume, level, fc.boolean(), (own, louder, concerned) => {
        const rank = (one: Level) => Level.options.indexOf(one);
        if (rank(louder) < rank(own.mail)) return;
        const [before, after] = [
          hearingAt(own, concerned),
          hearingAt({ ...own, mail: louder }, concerned),
        ];
        expect(
          Number(after.bell) >= Number(before.bell) && Number(after.mail) >= Number(before.mail),
        ).toBe(true);
      }),
    );
  });
});

describe('an audience', () => {
  const heard = (of: ReturnType<typeof audienceOf>, id: PersonId) => of.get(id)?.bell ?? false;

  it('never holds whoever did it, cannot read it, or has done it already', () => {
    fc.assert(
      fc.property(matter, listeners, (what, all) => {
        const audience = audienceOf(what, all);
        for (const { personId, reads, done } of all)
          if (personId === what.by || !reads || done)
            expect(audience.get(personId)).toEqual({ bell: false, mail: false, push: false });
      }),
    );
  });

  it('never holds whoever has muted', () => {
    fc.assert(
      fc.property(matter, listeners, (what, all) => {
        const silent = all.map((one) => ({
          ...one,
          volume: { mail: 'muted', push: 'muted' } as const,
        }));
        const audience = audienceOf(what, silent);
        expect(people.some((id) => heard(audience, id))).toBe(false);
      }),
    );
  });

  it('always holds whoever is mentioned and reads it, unless they have muted', () => {
    fc.assert(
      fc.property(matter, listeners, person, (what, all, called) => {
        const named = { ...what, concerned: new Set([...what.concerned, called]) };
        const listener = all.find(({ personId }) => personId === called)!;
        const silent = listener.volume.mail === 'muted' && listener.volume.push === 'muted';
        const expected = listener.reads && !listener.done && what.by !== called && !silent;
        expect(heard(audienceOf(named, all), called)).toBe(expected);
      }),
    );
  });
});
