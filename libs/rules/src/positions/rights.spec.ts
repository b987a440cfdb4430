import { BodyVisibility, SeatOffice, type Body } from '@passerelle/contracts/bodies';
import type { BodyId, OrganisationId, PersonId, SeatId } from '@passerelle/contracts/ids';
import { PositionPermission, PositionStatus } from '@passerelle/contracts/positions';
import type { Standing } from '../standing';
import { mayWithPositions, positionPermissions, tablesFor } from './rights';

const WATER = 'bod_01J00000000000000000000001' as BodyId;
const ELSEWHERE = 'bod_01J00000000000000000000002' as BodyId;
const DAKAR = 'org_01J00000000000000000000001' as OrganisationId;

const someone = (over: Partial<Standing> = {}): Standing => ({
  personId: 'per_01J00000000000000000000001' as PersonId,
  administrator: false,
  secretariat: false,
  member: true,
  organisations: [],
  seats: [],
  ...over,
});
const seated = (office: SeatOffice, bodyId = WATER): Standing =>
  someone({
    seats: [
      { bodyId, office, organisationId: DAKAR, seatId: 'sea_01J00000000000000000000001' as SeatId },
    ],
  });
const VOTING: SeatOffice[] = ['chair', 'vice-chair', 'rapporteur', 'member'];
const body = (
  visibility: BodyVisibility = 'confidential',
  votingOffices = VOTING,
): Pick<Body, 'id' | 'visibility' | 'rule'> => ({
  id: WATER,
  visibility,
  rule: {
    votingOffices,
    quorum: 0.5,
    majority: 'simple',
    base: 'cast',
    castingVote: true,
    proxiesPerSeat: 0,
  },
});

describe('what a seat may do with the positions of its body', () => {
  const TABLE: Record<PositionPermission, string> = {
    'position:view': 'chair vice-chair rapporteur member associate observer expert',
    'position:draft': 'chair vice-chair rapporteur',
    'position:edit': 'chair vice-chair rapporteur',
    'position:open': 'chair vice-chair',
    'position:close-to-amendments': 'chair vice-chair',
    'position:start-voting': 'chair vice-chair',
    'position:adopt': 'chair',
    'position:withdraw': 'chair vice-chair',
    'amendment:table': 'chair vice-chair rapporteur member associate',
    'amendment:give-opinion': 'rapporteur',
    'amendment:settle': 'chair vice-chair',
    'ballot:open': 'chair vice-chair',
    'ballot:close': 'chair vice-chair',
    'ballot:vote': 'chair vice-chair rapporteur member',
  };

  it.each(Object.entries(TABLE) as [PositionPermission, string][])(
    '%s: %s',
    (permission, offices) => {
      const having = SeatOffice.options.filter((office) =>
        mayWithPositions(seated(office), permission, body()),
      );
      expect(having.join(' ')).toBe(offices);
    },
  );

  it('gives nothing in another body, whatever the office', () => {
    for (const office of SeatOffice.options) {
      expect(positionPermissions(seated(office, ELSEWHERE), body(), 'open')).toEqual([]);
    }
  });

  it('gives nothing for being administrator or secretariat', () => {
    const clerk = someone({ administrator: true, secretariat: true });
    expect(positionPermissions(clerk, body(), 'open')).toEqual([]);
    expect(positionPermissions(clerk, body('members'), 'open')).toEqual(['position:view']);
  });

  it('follows the rule of the body on who votes', () => {
    const chairsOnly = body('confidential', ['chair']);
    expect(mayWithPositions(seated('member'), 'ballot:vote', chairsOnly)).toBe(false);
    expect(mayWithPositions(seated('member'), 'amendment:table', chairsOnly)).toBe(false);
    expect(mayWithPositions(seated('chair'), 'ballot:vote', chairsOnly)).toBe(true);
  });

  it('lets a city table only through its own seat there', () => {
    expect(tablesFor(seated('associate'), body())).toEqual([DAKAR]);
    expect(tablesFor(seated('observer'), body())).toEqual([]);
    expect(tablesFor(seated('member', ELSEWHERE), body())).toEqual([]);
    expect(tablesFor(undefined, body())).toEqual([]);
  });
});

describe('reading without a seat', () => {
  const partner = someone({ member: false });
  const readers = (visibility: BodyVisibility, status: PositionStatus) =>
    Object.entries({ stranger: undefined, partner, member: someone() })
      .filter(([, who]) => mayWithPositions(who, 'position:view', body(visibility), status))
      .map(([name]) => name)
      .join(' ');

  it.each<[BodyVisibility, PositionStatus, string]>([
    ['public', 'draft', 'member'],
    ['public', 'open', 'stranger partner member'],
    ['members', 'draft', 'member'],
    ['members', 'voting', 'member'],
    ['transparent', 'open', 'member'],
    ['confidential', 'open', ''],
    ['confidential', 'voting', ''],
    ['confidential', 'withdrawn', ''],
  ])('in a %s body, a text in stage %s is read by: %s', (visibility, status, expected) => {
    expect(readers(visibility, status)).toBe(expected);
  });

  it.each(BodyVisibility.options)(
    'adopted texts of a %s body are open to the world',
    (visibility) => {
      expect(readers(visibility, 'adopted')).toBe('stranger partner member');
    },
  );

  it('opens nothing else to strangers', () => {
    for (const visibility of BodyVisibility.options) {
      for (const status of PositionStatus.options) {
        const given = positionPermissions(undefined, body(visibility), status);
        expect(given.filter((permission) => permission !== 'position:view')).toEqual([]);
      }
    }
  });
});
