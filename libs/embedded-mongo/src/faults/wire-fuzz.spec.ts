import { builtEntry } from '../launch/spec-process';
import type { FaultOptions } from './fault';
import { fuzzParser, fuzzServer, wireFuzz } from './wire-fuzz';

const options = (messages: number): FaultOptions => ({
  parts: { database: builtEntry(), referee: '', server: '' },
  kills: 0,
  messages,
  say: () => undefined,
});

describe('messages that no driver would send', () => {
  it('are parsed or refused, and never end or hang the parser', () => {
    const { counts, broken } = fuzzParser(options(20_000), 20_000);
    expect(broken).toEqual([]);
    expect(counts['parsed']).toBeGreaterThan(2000);
    expect(counts['refused']).toBeGreaterThan(2000);
  });

  it('never keep a server from answering others, and leave nothing that it could not read again', async () => {
    const { counts, broken } = await fuzzServer(options(2000), 2000);
    expect([broken, counts.sent, counts.pings]).toEqual([[], 2000, 10]);
  }, 120_000);

  it.each(wireFuzz.proofs)(
    'would be noticed without $without',
    async ({ run, finds }) => {
      const { broken } = await run(options(0));
      expect(broken.filter((sentence) => finds.test(sentence))).not.toEqual([]);
    },
    120_000,
  );
});
