import type { Change } from '@passerelle/embedded-mongo/faults/sabotage';

/** A promise of the chat that is broken on purpose: a fault that does not notice proves nothing. */
export interface BrokenServer {
  readonly without: string;
  readonly finds: RegExp;
  readonly name: string;
  readonly changes: readonly Change[];
}

export const HASTY: BrokenServer = {
  without: 'waiting for the stored message before the acknowledgement',
  finds: /is lost$/,
  name: 'hasty',
  changes: [
    [
      'const waiting = this.waiting.get(channelId);\n\t\t\tif (waiting)',
      `if (change.kind === 'post')
         done({ ...change.message, number: 1, seq: 1, changed: 1, version: 1, reactions: [], formerVersions: [] });
       const waiting = this.waiting.get(channelId);
       if (waiting)`,
    ],
  ],
};

export const NAMELESS: BrokenServer = {
  without: 'the id that the client made',
  finds: /is there \d+ times$/,
  name: 'nameless',
  changes: [
    [
      '_id: id,\n\t\tchannelId,',
      '_id: id.slice(0, -4) + Math.random().toString().slice(2, 6),\n\t\tchannelId,',
    ],
  ],
};
