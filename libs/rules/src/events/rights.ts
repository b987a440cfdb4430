import type { EventStatus } from '@passerelle/contracts/events';
import type { OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { MandateOffice } from '@passerelle/contracts/people';
import type { Standing } from '../standing';

/** What can be done at an event; each is the name of a permission. */
export type EventAction =
  | 'event:read'
  | 'event:create'
  | 'event:edit'
  | 'event:publish'
  | 'event:import'
  | 'event:export'
  | 'event:register'
  | 'event:register-delegation'
  | 'event:sign-up'
  | 'event:see-registrations'
  | 'event:see-ticket'
  | 'event:change-registration'
  | 'event:check-in';

/** What a right depends on besides the standing. Absent facts give nothing. */
export interface EventCircumstances {
  readonly status?: EventStatus | undefined;
  readonly public?: boolean | undefined;
  /** The caller holds a confirmed registration with the role staff. */
  readonly staff?: boolean | undefined;
  /** The caller holds a confirmed registration. */
  readonly registered?: boolean | undefined;
  /** The organisation whose delegation is registered, or whose delegation the ticket belongs to. */
  readonly organisationId?: OrganisationId | undefined;
  /** Whose ticket it is. */
  readonly holderId?: PersonId | undefined;
  /** The head of the delegation that the ticket belongs to, while they are registered themselves. */
  readonly headId?: PersonId | undefined;
}

/** Offices that speak for their organisation when it sends people. */
export const DELEGATION_OFFICES: readonly MandateOffice[] = [
  'mayor',
  'deputy-mayor',
  'official',
  'president',
  'staff',
];

type Rule = (caller: Standing | null, at: EventCircumstances) => boolean;

const organises: Rule = (caller) => caller !== null && (caller.secretariat || caller.administrator);

const reads: Rule = (caller, at) =>
  organises(caller, at) ||
  (at.status === 'published' &&
    (at.public === true || (caller !== null && (caller.member || at.registered === true))));

/** Speaks for the organisation in question, through a mandate that is current. */
const sends: Rule = (caller, at) =>
  caller !== null &&
  caller.organisations.some(
    (held) => held.organisationId === at.organisationId && DELEGATION_OFFICES.includes(held.office),
  );

/** Holds the registration, heads the delegation, or speaks for the organisation that sent it. */
const answersFor: Rule = (caller, at) =>
  sends(caller, at) ||
  (caller !== null && (caller.personId === at.holderId || caller.personId === at.headId));

const worksThere: Rule = (caller, at) =>
  organises(caller, at) || (caller !== null && at.staff === true && at.status === 'published');

const RULES: Readonly<Record<EventAction, Rule>> = {
  'event:read': reads,
  'event:create': organises,
  'event:edit': organises,
  'event:publish': organises,
  'event:import': organises,
  'event:export': reads,
  'event:register': (caller, at) =>
    caller !== null && at.status === 'published' && reads(caller, at),
  'event:register-delegation': (caller, at) =>
    caller !== null &&
    at.status === 'published' &&
    (organises(caller, at) || (sends(caller, at) && caller.member)),
  'event:sign-up': (caller, at) =>
    caller !== null && at.status === 'published' && at.registered === true,
  'event:see-registrations': worksThere,
  'event:see-ticket': (caller, at) => worksThere(caller, at) || answersFor(caller, at),
  // Staff at the gate see every ticket; they take nobody's place away.
  'event:change-registration': (caller, at) => organises(caller, at) || answersFor(caller, at),
  'event:check-in': worksThere,
};

/** May this caller (null: not signed in) do this, in these circumstances? What no rule gives is refused. */
export function mayAtEvent(
  caller: Standing | null,
  action: EventAction,
  at: EventCircumstances = {},
): boolean {
  return RULES[action](caller, at);
}

export const EVENT_ACTIONS = Object.keys(RULES) as readonly EventAction[];
