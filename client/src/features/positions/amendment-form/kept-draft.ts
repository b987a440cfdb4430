import type { AmendmentKind } from '@passerelle/contracts/amendments';

/** An amendment that was not sent yet, as it is kept on this device. */
export interface KeptDraft {
  readonly kind: AmendmentKind;
  readonly words: string;
  readonly heading: string;
  readonly after: string;
  readonly statement: string;
  readonly organisationId: string;
}

/** Where a draft is kept: one for each passage of a position. */
export const keptAs = (positionId: string, passage: string): string =>
  `amendment.${positionId}.${passage}`;

/** What was kept; the text may have changed since, the words are the author’s all the same. */
export function readKept(stored: string | null): KeptDraft | undefined {
  if (!stored) return undefined;
  try {
    const draft = JSON.parse(stored) as Partial<KeptDraft>;
    return typeof draft.words === 'string' ? (draft as KeptDraft) : undefined;
  } catch {
    return undefined;
  }
}
