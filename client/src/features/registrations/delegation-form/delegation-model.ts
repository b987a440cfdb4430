import {
  OrganisationId,
  PersonId,
  type DelegationId,
  type RegistrationId,
} from '@passerelle/contracts/ids';
import { Email, Line } from '@passerelle/contracts/primitives';
import type { DelegationDraft } from '@passerelle/contracts/registrations';
import * as z from 'zod';

/** Value of "who" for somebody without an account, whose name is typed. */
export const GUEST = 'guest';
export const MOST_MEMBERS = 40;

/** A row as it is filled in: everything is there from the start, empty. */
const MemberRow = z
  .object({
    registrationId: z.string(),
    /** A person of the organisation, or {@link GUEST}. */
    who: z.string().min(1),
    givenName: z.string(),
    familyName: z.string(),
    email: z.string(),
    role: z.enum(['participant', 'accompanying']),
  })
  .superRefine((row, context) => {
    if (row.who !== GUEST) return;
    for (const field of ['givenName', 'familyName'] as const) {
      const { error } = Line.safeParse(row[field]);
      for (const issue of error?.issues ?? []) context.addIssue({ ...issue, path: [field] });
    }
    const { error } = row.email.trim() ? Email.safeParse(row.email) : { error: undefined };
    for (const issue of error?.issues ?? []) context.addIssue({ ...issue, path: ['email'] });
  });
export type MemberRow = z.infer<typeof MemberRow>;

export const DelegationModel = z.object({
  id: z.string(),
  organisationId: OrganisationId,
  /** The row that leads: exactly one, always. */
  headId: z.string(),
  members: z.array(MemberRow).min(1).max(MOST_MEMBERS),
});

export interface DelegationForm {
  readonly id: DelegationId;
  readonly organisationId: string;
  readonly headId: RegistrationId;
  readonly members: readonly MemberRow[];
}

export function emptyRow(registrationId: RegistrationId): MemberRow {
  const names = { givenName: '', familyName: '', email: '' };
  return { registrationId, who: '', ...names, role: 'participant' };
}

/** Without a row; when the head goes, the first of the others leads. The last row stays. */
export function withoutRow(model: DelegationForm, registrationId: string): DelegationForm {
  const members = model.members.filter((row) => row.registrationId !== registrationId);
  if (members.length === 0) return model;
  const headId =
    model.headId === registrationId ? (members[0].registrationId as RegistrationId) : model.headId;
  return { ...model, members, headId };
}

/** What is sent. */
export function delegationDraft(model: DelegationForm): DelegationDraft {
  return {
    id: model.id,
    organisationId: model.organisationId as OrganisationId,
    members: model.members.map((row) => ({
      registrationId: row.registrationId as RegistrationId,
      role: row.registrationId === model.headId ? 'head-of-delegation' : row.role,
      attendee:
        row.who === GUEST
          ? { kind: 'guest', guest: guestOf(row) }
          : { kind: 'person', personId: row.who as PersonId },
    })),
  };
}

function guestOf({ givenName, familyName, email }: MemberRow) {
  return { givenName, familyName, ...(email.trim() && { email }) };
}

/** The name on a row as the server will say it; empty while nobody is chosen. */
export function nameOnRow(row: MemberRow, people: ReadonlyMap<string, string>): string {
  if (row.who !== GUEST) return people.get(row.who) ?? '';
  return `${row.givenName.trim()} ${row.familyName.trim()}`.trim();
}
