import * as z from 'zod';
import { MandateId, OrganisationId, PersonId } from './ids';
import { Bilingual, Instant, Language, Line, TimeZone } from './primitives';
import { Theme } from './themes';

/** Used only to address people and to count parity; never shown by itself. */
export const Gender = z.enum(['female', 'male', 'other']);

/** A human being, with or without an account. The name is public; the address is not part of this shape. */
export const Person = z.object({
  id: PersonId,
  givenName: Line,
  familyName: Line,
  gender: Gender.optional(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
  zone: TimeZone,
  preferredLanguage: Language,
  skills: z.array(Theme),
  biography: Bilingual.optional(),
});
export type Person = z.infer<typeof Person>;

export const MandateOffice = z.enum([
  'mayor',
  'deputy-mayor',
  'councillor',
  'official',
  'delegate',
  'alternate',
  'president',
  'staff',
  'expert',
]);
export type MandateOffice = z.infer<typeof MandateOffice>;

/** A person holds an office in an organisation, from one instant until another (`until` excluded; open when absent). */
export const Mandate = z.object({
  id: MandateId,
  personId: PersonId,
  organisationId: OrganisationId,
  office: MandateOffice,
  from: Instant,
  until: Instant.optional(),
});
export type Mandate = z.infer<typeof Mandate>;

/** A person as others meet them: the name and what they are now. */
export const PersonCard = z.object({
  id: PersonId,
  name: z.string(),
  office: MandateOffice.optional(),
  organisation: z.object({ id: OrganisationId, name: z.string() }).optional(),
});
export type PersonCard = z.infer<typeof PersonCard>;

export const peoplePaths = {
  list: () => '/api/people',
  one: (id: PersonId | ':id') => `/api/people/${id}`,
  ofOrganisation: (id: OrganisationId | ':id') => `/api/organisations/${id}/people`,
};
