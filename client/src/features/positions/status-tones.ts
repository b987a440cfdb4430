import type { PositionStatus } from '@passerelle/contracts/positions';
import type { BadgeTone } from '../../ui/badge/badge';

/** Colours repeat what the word of a stage says; only a vote waits for people. */
export const TONES: Readonly<Record<PositionStatus, BadgeTone>> = {
  draft: 'plain',
  open: 'lagoon',
  'closed-to-amendments': 'plain',
  voting: 'waits',
  adopted: 'free',
  rejected: 'against',
  withdrawn: 'full',
};
