import { PersonId } from '@passerelle/contracts/ids';
import { MandateOffice } from '@passerelle/contracts/people';
import { Email, Line } from '@passerelle/contracts/primitives';
import * as z from 'zod';

/** What the form asks, whoever comes after. */
export interface Answers {
  personId: string;
  givenName: string;
  familyName: string;
  email: string;
  office: MandateOffice;
}

const Known = z.object({ personId: PersonId, office: MandateOffice });
const Newcomer = z.object({
  ...{ givenName: Line, familyName: Line, office: MandateOffice },
  email: z.union([z.literal(''), Email]),
});

export const contractFor = (kind: string) => (kind === 'new' ? Newcomer : Known);

export function answersFor(): Answers {
  return { personId: '', givenName: '', familyName: '', email: '', office: 'mayor' };
}
