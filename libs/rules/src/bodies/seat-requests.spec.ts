import type { BodyVisibility, SeatOffice } from '@passerelle/contracts/bodies';
import type {
  BodyId,
  MandateId,
  OrganisationId,
  PersonId,
  SeatId,
} from '@passerelle/contracts/ids';
import type { Mandate } from '@passerelle/contracts/people';
import type { Standing } from '../standing';
import { holdersOfNewSeat, mayBegin, mayDecide, mayWithdraw } from './seat-requests';

const BODY = 'bod_1' as BodyId;
const [ASKING, LEADING] = ['org_1', 'org_2'] as [OrganisationId, OrganisationId];

const someone = (over: Partial<Standing> = {}): Standing => ({
  ...{ personId: 'per_1' as PersonId, administrator: false, secretariat: false, member: true },
  ...{ organisations: [], seats: [] },
  ...over,
});
const of = (organisationId: OrganisationId, office?: SeatOffice): Standing =>
  someone({
    organisations: [{ organisationId, office: 'official' }],
    seats: office ? [{ bodyId: BODY, seatId: 'sea_1' as SeatId, organisationId, office }] : [],
  });

const CITY = of(ASKING);
const CHAIR = of(LEADING, 'chair');
const STAFF = someone({ secretariat: true });
const BOTH: Standing = { ...CHAIR, organisations: [...CHAIR.organisations, ...CITY.organisations] };

const RULES = { begin: mayBegin, decide: mayDecide, withdraw: mayWithdraw };

describe('a request for a seat and an invitation to one', () => {
  it.each<
    [
      keyof typeof RULES,
      'request' | 'invitation',
      string,
      Standing | undefined,
      BodyVisibility,
      boolean,
    ]
  >([
    ['begin', 'request', 'the city', CITY, 'members', true],
    ['begin', 'request', 'the city', CITY, 'confidential', false],
    ['begin', 'request', 'a stranger', undefined, 'public', false],
    ['begin', 'request', 'another city', CHAIR, 'members', false],
    ['begin', 'invitation', 'the chair', CHAIR, 'confidential', true],
    ['begin', 'invitation', 'the secretariat', STAFF, 'members', true],
    ['begin', 'invitation', 'the secretariat', STAFF, 'confidential', false],
    ['begin', 'invitation', 'a member', of(LEADING, 'member'), 'members', false],
    ['decide', 'request', 'the chair', CHAIR, 'members', true],
    ['decide', 'request', 'the secretariat', STAFF, 'transparent', true],
    ['decide', 'request', 'the rapporteur', of(LEADING, 'rapporteur'), 'members', false],
    ['decide', 'request', 'the city itself', CITY, 'members', false],
    ['decide', 'request', 'a chair who also acts for the city', BOTH, 'members', false],
    ['decide', 'invitation', 'the city', CITY, 'confidential', true],
    ['decide', 'invitation', 'the chair', CHAIR, 'members', false],
    ['withdraw', 'request', 'the city', CITY, 'members', true],
    ['withdraw', 'request', 'the chair', CHAIR, 'members', false],
    ['withdraw', 'invitation', 'the chair', CHAIR, 'members', true],
    ['withdraw', 'invitation', 'the city', CITY, 'members', false],
  ])('%s a %s: %s in a body of visibility %#', (what, kind, _who, caller, visibility, expected) => {
    const asked = { kind, organisationId: ASKING };
    expect(RULES[what](caller, asked, { id: BODY, visibility })).toBe(expected);
  });

  it('seats whoever asked and the mayor, as they are at that instant', () => {
    const mandate = (id: string, personId: string, over: Partial<Mandate> = {}): Mandate => ({
      ...{ id: id as MandateId, personId: personId as PersonId, organisationId: ASKING },
      ...{ office: 'official', from: '2024-01-01T00:00:00.000Z' },
      ...over,
    });
    const until = '2025-01-01T00:00:00.000Z';
    const mandates = [
      mandate('asks', 'per_1'),
      mandate('mayor', 'per_2', { office: 'mayor' }),
      mandate('mayor before', 'per_3', { office: 'mayor', until }),
      mandate('colleague', 'per_4'),
      mandate('elsewhere', 'per_1', { organisationId: LEADING }),
    ];
    const at = '2026-01-01T00:00:00.000Z';
    expect(holdersOfNewSeat(mandates, ASKING, 'per_1' as PersonId, at)).toEqual(['asks', 'mayor']);
  });
});
