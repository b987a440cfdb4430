import type { Body, BodyVisibility, SeatOffice } from '@passerelle/contracts/bodies';
import type { BodyId, OrganisationId, PersonId, SeatId } from '@passerelle/contracts/ids';
import type { Standing } from '../standing';
import { mayInBody, type BodyPermission } from './rights';

const WATER = 'bod_01J00000000000000000000001' as BodyId;
const ELSEWHERE = 'bod_01J00000000000000000000002' as BodyId;

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
      {
        bodyId,
        seatId: 'sea_01J00000000000000000000001' as SeatId,
        organisationId: 'org_01J00000000000000000000001' as OrganisationId,
        office,
      },
    ],
  });
const body = (visibility: BodyVisibility): Pick<Body, 'id' | 'visibility'> => ({
  id: WATER,
  visibility,
});

describe('rights in a body', () => {
  it.each<[BodyVisibility, BodyPermission, string, Standing | undefined, boolean]>([
    ['public', 'bodies:read', 'a stranger', undefined, true],
    ['public', 'discussions:post', 'a stranger', undefined, false],
    ['members', 'bodies:read', 'a stranger', undefined, false],
    ['members', 'discussions:read', 'a member of another body', seated('chair', ELSEWHERE), true],
    ['members', 'discussions:read', 'a partner', someone({ member: false }), false],
    ['transparent', 'discussions:read', 'a member', someone(), true],
    ['transparent', 'discussions:post', 'a member', someone(), false],
    ['transparent', 'chat:read', 'a member', someone(), false],
    ['confidential', 'bodies:read', 'a member', someone(), false],
    ['confidential', 'bodies:read', 'the secretariat', someone({ secretariat: true }), false],
    ['confidential', 'bodies:manage', 'the administrator', someone({ administrator: true }), false],
    ['confidential', 'discussions:read', 'an observer of it', seated('observer'), true],
    ['confidential', 'discussions:post', 'an observer of it', seated('observer'), false],
    ['confidential', 'discussions:post', 'an expert of it', seated('expert'), true],
    ['confidential', 'discussions:post', 'an associate of it', seated('associate'), true],
    ['public', 'documents:read', 'a stranger', undefined, true],
    ['members', 'documents:read', 'a member', someone(), true],
    ['members', 'documents:write', 'a member', someone(), false],
    ['members', 'documents:write', 'an observer of it', seated('observer'), false],
    ['members', 'documents:write', 'a member of it', seated('member'), true],
    ['members', 'documents:write', 'the secretariat', someone({ secretariat: true }), true],
    ['confidential', 'documents:read', 'the secretariat', someone({ secretariat: true }), false],
    ['confidential', 'documents:write', 'the secretariat', someone({ secretariat: true }), false],
    ['confidential', 'documents:write', 'an expert of it', seated('expert'), true],
    ['members', 'bodies:manage', 'the secretariat', someone({ secretariat: true }), true],
    ['members', 'bodies:manage', 'its rapporteur', seated('rapporteur'), false],
    ['members', 'bodies:manage', 'its chair', seated('chair'), true],
    ['members', 'bodies:manage', 'the chair of another body', seated('chair', ELSEWHERE), false],
    ['members', 'discussions:moderate', 'a member of it', seated('member'), false],
    ['members', 'discussions:moderate', 'its rapporteur', seated('rapporteur'), true],
  ])('in a %s body, %s for %s: %#', (visibility, permission, _who, caller, expected) => {
    expect(mayInBody(caller, permission, body(visibility))).toBe(expected);
  });
});
