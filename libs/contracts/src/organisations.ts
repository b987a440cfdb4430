import * as z from 'zod';
import { OrganisationId } from './ids';
import { Bilingual, CivilDay, Line } from './primitives';
import { Sdg, Theme } from './themes';

export const OrganisationKind = z.enum([
  'city',
  'associate-city',
  'local-authority-association',
  'secretariat',
  'university',
  'civil-society',
  'private-sector',
  'media',
  'parliament',
  'state',
  'donor',
  'network',
]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/);

/** A member (city, associate city, association of local authorities) or a partner. Public: the directory is open. */
export const Organisation = z.object({
  id: OrganisationId,
  kind: OrganisationKind,
  /** Short name as people say it: "Dakar", "Huế". */
  name: Line,
  /** Name in its own script where that differs. */
  localName: z.string().optional(),
  country: CountryCode,
  /** Degrees, WGS 84: `[longitude, latitude]`. */
  location: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
  /** Inhabitants, with the year of the figure: a dated fact. */
  population: z.object({ count: z.int().positive(), year: z.int() }).optional(),
  memberSince: CivilDay.optional(),
  presentation: Bilingual.optional(),
  themes: z.array(Theme),
  sdgs: z.array(Sdg),
  website: z.url({ protocol: /^https?$/ }).optional(),
});
export type Organisation = z.infer<typeof Organisation>;

export const organisationPaths = {
  list: () => '/api/organisations',
  one: (id: OrganisationId | ':id') => `/api/organisations/${id}`,
};
