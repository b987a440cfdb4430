import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '@passerelle/contracts/chat';
import type { MessageId } from '@passerelle/contracts/ids';
import { chatKills } from './chat-kills';
import { verdictOf } from './verdict';
import type { Sent } from './writer';

const server = join(__dirname, '../../server/dist/main.mjs');

// Real processes on a busy machine: the specs wait for conditions, this only ends one that hangs.
jest.setTimeout(300_000);

describe('kill -9 of the server while people write', () => {
  it('loses no acknowledged message, shows none twice and leaves no gap at any reader', async () => {
    if (!existsSync(server)) throw new Error('build the server first: nx build server');
    const parts = { database: '', referee: '', server };
    const { counts, broken } = await chatKills.run({
      ...{ parts, kills: 2, messages: 0 },
      say: () => undefined,
    });
    process.stdout.write(`chat kills: ${JSON.stringify(counts)}\n`);
    expect(broken).toEqual([]);
    expect(counts['acknowledged']).toBeGreaterThan(400);
  });
});

describe('the verdict on a channel', () => {
  const sentence = (n: number): Sent => ({
    ...{ id: `msg_${n}` as MessageId, text: `A ${n}`, acknowledged: true },
  });
  const message = (number: number, n = number) =>
    ({ id: `msg_${n}`, number, text: `A ${n}` }) as Message;
  const seen = (messages: readonly Message[]) => new Map(messages.map((one) => [one.id, one]));
  const given = (stored: readonly Message[], reader = seen(stored)) =>
    verdictOf({ sent: [[1, 2, 3].map(sentence)], stored, readers: [reader], start: 0 });

  it('finds nothing where all is kept', () => {
    const verdict = given([message(1), message(2), message(3)]);
    expect(verdict).toMatchObject({ lost: 0, duplicates: 0, inversions: 0, gaps: 0, broken: [] });
  });

  it.each([
    ['lost', [message(1), message(2)]],
    ['duplicates', [message(1), message(2), message(3), { ...message(4, 2), id: 'msg_9' }]],
    ['inversions', [message(1), message(2, 3), message(3, 2)]],
    ['gaps', [message(1), message(2), message(4, 3)]],
  ] as const)('counts what is wrong: %s', (what, stored) => {
    const verdict = given(stored as readonly Message[]);
    expect(verdict[what]).toBeGreaterThan(0);
    expect(verdict.broken).not.toEqual([]);
  });

  it('finds what a reader lacks', () => {
    const stored = [message(1), message(2), message(3)];
    expect(given(stored, seen(stored.slice(1))).broken).toEqual([
      'reader 1 lacks 1 and has 0 of its own',
    ]);
  });
});
