import type { EventId, PersonId } from '@passerelle/contracts/ids';
import type { Organisation } from '@passerelle/contracts/organisations';
import type { Mandate, PersonCard } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import type { DelegationDraft, DelegationMember } from '@passerelle/contracts/registrations';
import { isCurrent } from '@passerelle/rules/standing';
import { fingerprint } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import type { Request } from './registering';
import { newSecret, type StoredRegistration } from './stored-registration';

interface Sender {
  readonly eventId: EventId;
  readonly organisation: Organisation;
  /** Mandates in the organisation, and the people who hold them. */
  readonly mandates: readonly Mandate[];
  readonly cards: ReadonlyMap<PersonId, PersonCard>;
  readonly at: Instant;
  readonly by: PersonId;
}

/** @throws Refusal `delegation/not-ours` for a person who does not act for the organisation: they come as a guest. */
function personOf(personId: PersonId, { mandates, cards, at }: Sender) {
  const card = cards.get(personId);
  const isOurs = mandates.some((held) => held.personId === personId && isCurrent(held, at));
  if (!card || !isOurs) throw new Refusal('delegation/not-ours', { name: card?.name ?? '' });
  return { personId, holder: personId, name: card.name };
}

function attendeeOf({ attendee }: DelegationMember, sender: Sender) {
  if (attendee.kind === 'person') return personOf(attendee.personId, sender);
  const { guest } = attendee;
  return { guest, name: `${guest.givenName} ${guest.familyName}` };
}

/** What a delegation asks for, with everybody's name and ticket made. */
export function delegationRequest(draft: DelegationDraft, sender: Sender): Request {
  const { eventId, organisation, at, by } = sender;
  const creation = fingerprint({ ...draft, eventId });
  const head = draft.members.find(({ role }) => role === 'head-of-delegation')?.attendee;
  const headId = head?.kind === 'person' ? head.personId : undefined;
  const registrations = draft.members.map((member): StoredRegistration => ({
    id: member.registrationId,
    eventId,
    ...attendeeOf(member, sender),
    role: member.role,
    organisationId: organisation.id,
    organisation: organisation.name,
    status: 'confirmed',
    delegationId: draft.id,
    ...(headId && { headId }),
    at,
    code: newSecret(),
    feed: newSecret(),
    choices: 0,
    creation,
  }));
  const stored = { id: draft.id, eventId, organisationId: organisation.id, at, by, creation };
  return { registrations, delegation: { stored, draft } };
}
