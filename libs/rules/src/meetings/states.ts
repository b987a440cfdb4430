import type { MeetingState } from '@passerelle/contracts/meetings';

const NEXT: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  drafted: ['convened'],
  convened: ['open'],
  open: ['closed'],
  // Closed too early, it is opened again; approved minutes are for ever.
  closed: ['open', 'approved'],
  approved: [],
};

export function statesAfter(state: MeetingState): readonly MeetingState[] {
  return NEXT[state];
}

/** States from which a meeting may become this one. */
export function statesBefore(state: MeetingState): MeetingState[] {
  return (Object.keys(NEXT) as MeetingState[]).filter((from) => NEXT[from].includes(state));
}

/** Notice and agenda change until the meeting is closed. */
export const CHANGEABLE: readonly MeetingState[] = ['drafted', 'convened', 'open'];
/** Minutes, decisions and attendance are written from the convening until the minutes are approved. */
export const RECORDED: readonly MeetingState[] = ['convened', 'open', 'closed'];
