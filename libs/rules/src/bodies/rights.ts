import type { Body, BodyVisibility, SeatOffice } from '@passerelle/contracts/bodies';
import type { Standing } from '../standing';

/** What one may do in a body's workspace. */
export type BodyPermission =
  | 'bodies:read'
  | 'bodies:manage'
  | 'discussions:read'
  | 'discussions:post'
  | 'discussions:moderate'
  | 'documents:read'
  | 'documents:write'
  | 'chat:read'
  | 'chat:post'
  | 'meetings:read'
  | 'meetings:follow'
  | 'meetings:attend'
  | 'meetings:write'
  | 'meetings:manage';

type Place = Pick<Body, 'id' | 'visibility'>;
type Caller = Standing | undefined;

const VOICE: readonly SeatOffice[] = [
  'chair',
  'vice-chair',
  'rapporteur',
  'member',
  'associate',
  'expert',
];
const SEATED: readonly SeatOffice[] = [...VOICE, 'observer'];
const LEAD: readonly SeatOffice[] = ['chair', 'vice-chair'];

/** Who reads besides the seats: nobody by default. */
const READERS: Record<BodyVisibility, (caller: Caller) => boolean> = {
  public: () => true,
  members: (caller) => !!caller && (caller.member || caller.administrator),
  transparent: (caller) => !!caller && (caller.member || caller.administrator),
  confidential: () => false,
};

const OFFICES: Record<BodyPermission, readonly SeatOffice[]> = {
  'bodies:read': SEATED,
  'bodies:manage': LEAD,
  'discussions:read': SEATED,
  'discussions:post': VOICE,
  'discussions:moderate': [...LEAD, 'rapporteur'],
  'documents:read': SEATED,
  'documents:write': VOICE,
  'chat:read': SEATED,
  'chat:post': VOICE,
  'meetings:read': SEATED,
  'meetings:follow': SEATED,
  'meetings:attend': SEATED,
  'meetings:write': VOICE,
  'meetings:manage': [...LEAD, 'rapporteur'],
};

const READ_BY_VISIBILITY: ReadonlySet<BodyPermission> = new Set([
  'bodies:read',
  'discussions:read',
  'documents:read',
  'meetings:read',
]);

/** What the secretariat and the administrator do for every body that is not confidential. */
const DONE_FOR_BODIES: ReadonlySet<BodyPermission> = new Set([
  'bodies:manage',
  'documents:write',
  'meetings:follow',
  'meetings:write',
  'meetings:manage',
]);

export function officesIn(caller: Caller, bodyId: Body['id']): SeatOffice[] {
  return caller?.seats.filter((seat) => seat.bodyId === bodyId).map((seat) => seat.office) ?? [];
}

/**
 * May this caller do this in this body, now? Chat is for the seats alone, whatever the visibility;
 * the secretariat and the administrator manage every body that is not confidential.
 */
export function mayInBody(caller: Caller, permission: BodyPermission, body: Place): boolean {
  if (officesIn(caller, body.id).some((office) => OFFICES[permission].includes(office)))
    return true;
  if (READ_BY_VISIBILITY.has(permission)) return READERS[body.visibility](caller);
  if (DONE_FOR_BODIES.has(permission) && body.visibility !== 'confidential')
    return !!caller && (caller.secretariat || caller.administrator);
  return false;
}

export const BODY_PERMISSIONS = Object.keys(OFFICES) as BodyPermission[];
