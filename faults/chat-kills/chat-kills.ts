import type {
  Fault,
  FaultOptions,
  FaultProof,
  FaultReport,
} from '@passerelle/embedded-mongo/faults/fault';
import type { Change } from '@passerelle/embedded-mongo/faults/sabotage';
import { ChatKills } from './rounds';
import { sabotagedServer } from './sabotaged-server';

const run = (options: FaultOptions): Promise<FaultReport> => new ChatKills(options).run();

/** A few kills are enough where a promise is broken on purpose. */
const proof = (
  without: string,
  finds: RegExp,
  name: string,
  changes: readonly Change[],
): FaultProof => ({
  without,
  finds,
  run: (options) =>
    run({
      ...options,
      kills: Math.min(options.kills, 4),
      parts: { ...options.parts, server: sabotagedServer(options.parts.server, name, changes) },
    }),
});

/** F1: what the chat acknowledged is there once and in order, whenever the server is killed. */
export const chatKills: Fault = {
  id: 'F1',
  title: 'The server is killed at random moments while people write in the chat',
  run,
  proofs: [
    proof('waiting for the stored message before the acknowledgement', /is lost$/, 'hasty', [
      [
        'const waiting = this.waiting.get(channelId);\n\t\t\tif (waiting)',
        `if (change.kind === 'post')
          done({ ...change.message, number: 1, seq: 1, changed: 1, version: 1, reactions: [], formerVersions: [] });
        const waiting = this.waiting.get(channelId);
        if (waiting)`,
      ],
    ]),
    proof('the id that the client made', /is there \d+ times$/, 'nameless', [
      [
        '_id: id,\n\t\tchannelId,',
        '_id: id.slice(0, -4) + Math.random().toString().slice(2, 6),\n\t\tchannelId,',
      ],
    ]),
  ],
};
