import type { Fault } from '@passerelle/embedded-mongo/faults/fault';
import { HASTY, NAMELESS } from './broken-servers';
import { underKills } from './kills';
import { proofOf } from './sabotaged-server';

/** F1: what the chat acknowledged is there once and in order, whenever the server is killed. */
export const chatKills: Fault = {
  id: 'F1',
  title: 'The server is killed at random moments while people write in the chat',
  run: underKills,
  proofs: [proofOf(underKills, HASTY), proofOf(underKills, NAMELESS)],
};
