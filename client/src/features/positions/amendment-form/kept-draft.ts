import type { AmendmentKind } from '@passerelle/contracts/amendments';

/** An amendment that was not sent yet, as it is kept on this device. */
export interface KeptDraft {
  readonly kind: AmendmentKind;
  readonly revision: number;
  readonly words: string;
  readonly heading: string;
  readonly after: string;
  readonly statement: string;
  readonly organisationId: string;
}

/** What was kept for this revision of the text; what was written on another text would not fit. */
export function readKept(stored: string | null, revision: number): KeptDraft | undefined {
  if (!stored) return undefined;
  try {
    const draft = JSON.parse(stored) as Partial<KeptDraft>;
    return draft.revision === revision && typeof draft.words === 'string'
      ? (draft as KeptDraft)
      : undefined;
  } catch {
    return undefined;
  }
}
