import { randomBytes } from 'node:crypto';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Registration, TicketCode } from '@passerelle/contracts/registrations';
import type { RegistrationRecord } from './registration.schema';

/** A registration as the store has it: the attendee is a person or a guest, and secrets are part of it. */
export type StoredRegistration = { readonly id: Registration['id'] } & Omit<
  RegistrationRecord,
  '_id'
>;

export function registrationOf({ _id, ...fields }: RegistrationRecord): StoredRegistration {
  return { id: _id, ...fields };
}

/** As others meet it: without its secrets. */
export function shownRegistration(stored: StoredRegistration): Registration {
  const { id, eventId, personId, guest, name, role, status, at } = stored;
  const { organisationId, organisation, delegationId } = stored;
  return {
    id,
    eventId,
    attendee: guest ? { kind: 'guest', guest } : { kind: 'person', personId: personId as PersonId },
    name,
    role,
    status,
    at,
    ...(organisationId && { organisationId }),
    ...(organisation && { organisation }),
    ...(delegationId && { delegationId }),
  };
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters, 130 bits of chance: nobody guesses one, and it says nothing of anybody. */
export function newSecret(): TicketCode {
  return [...randomBytes(26)].map((byte) => ALPHABET[byte & 31]).join('') as TicketCode;
}
