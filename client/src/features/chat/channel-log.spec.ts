import type { Message, MessageLog } from '@passerelle/contracts/chat';
import type { ChannelId, MessageId, PersonId } from '@passerelle/contracts/ids';
import fc from 'fast-check';
import { follows, openedLog, withEarlier, withLater, type ChannelLog } from './channel-log';

const channelId = 'cha_1' as ChannelId;
const at = '2026-11-20T09:00:00.000Z';

/** A channel as the server has it: each change takes the next sequence. */
class Server {
  seq = 0;
  readonly messages: Message[] = [];

  post(): { from: number } & Omit<MessageLog, 'more'> {
    const number = this.messages.length + 1;
    this.seq += 1;
    const id = `msg_${number}` as MessageId;
    const authorId = 'per_1' as PersonId;
    this.messages.push({ id, number, seq: this.seq, authorId, at, text: `texte ${number}` });
    return this.fact(this.messages.at(-1)!);
  }

  edit(pick: number): { from: number } & Omit<MessageLog, 'more'> {
    if (this.messages.length === 0) return this.post();
    const index = pick % this.messages.length;
    this.seq += 1;
    const edited = { ...this.messages[index]!, changed: this.seq, text: `corrigé ${this.seq}` };
    this.messages[index] = edited;
    return this.fact(edited);
  }

  private fact(message: Message) {
    return { channelId, messages: [message], people: [], seq: this.seq, from: this.seq - 1 };
  }

  newest(limit: number): MessageLog {
    const messages = this.messages.slice(-limit);
    const more = messages.length < this.messages.length;
    return { channelId, messages, people: [], seq: this.seq, more };
  }

  before(number: number, limit: number): MessageLog {
    const earlier = this.messages.filter((message) => message.number < number);
    const messages = earlier.slice(-limit);
    const more = messages.length < earlier.length;
    return { channelId, messages, people: [], seq: this.seq, more };
  }

  after(seq: number, limit: number): MessageLog {
    const changed = (message: Message) => message.changed ?? message.seq;
    const all = this.messages
      .filter((message) => changed(message) > seq)
      .sort((a, b) => changed(a) - changed(b));
    const messages = all.slice(0, limit);
    const more = all.length > limit;
    const last = messages.at(-1);
    return { channelId, messages, people: [], seq: more ? changed(last!) : this.seq, more };
  }
}

function caughtUp(log: ChannelLog, server: Server): ChannelLog {
  for (;;) {
    const stretch = server.after(log.seq, 3);
    log = withLater(log, stretch);
    if (!stretch.more) return log;
  }
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'post' as const }) },
  { weight: 2, arbitrary: fc.nat(50).map((pick) => ({ kind: 'edit' as const, pick })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'back' as const }) },
);

describe('the log of a channel on a device', () => {
  it('ends equal to the server’s, whatever facts were lost and in whatever order copies came', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.infiniteStream(fc.boolean()),
        fc.nat(8),
        (steps, lost, before) => {
          const server = new Server();
          for (let n = 0; n < before; n += 1) server.post();
          let log = openedLog(server.newest(3));
          for (const each of steps) {
            if (each.kind === 'back') {
              const first = log.messages[0];
              if (first && log.earlier) log = withEarlier(log, server.before(first.number, 2));
              continue;
            }
            const fact = each.kind === 'post' ? server.post() : server.edit(each.pick);
            if (lost.next().value) continue;
            log = follows(log, fact) ? withLater(log, fact) : caughtUp(log, server);
          }
          log = caughtUp(log, server);
          const held = server.messages.slice(server.messages.length - log.messages.length);
          expect(log.messages).toEqual(held);
          expect(log.seq).toBe(server.seq);
        },
      ),
    );
  });

  it('does not show a changed message from before its beginning alone', () => {
    const server = new Server();
    for (let n = 0; n < 10; n += 1) server.post();
    const log = openedLog(server.newest(3));
    expect(withLater(log, server.edit(0)).messages.map(({ number }) => number)).toEqual([8, 9, 10]);
  });

  it('knows when something was missed', () => {
    const server = new Server();
    server.post();
    const log = openedLog(server.newest(3));
    server.post();
    expect(follows(log, server.post())).toBe(false);
  });

  it('keeps the newer of two copies when the past is read again', () => {
    const server = new Server();
    for (let n = 0; n < 5; n += 1) server.post();
    const old = server.before(3, 5);
    let log = withEarlier(openedLog(server.newest(3)), old);
    log = withLater(log, server.edit(1));
    expect(withEarlier(log, old).messages[1]?.text).toMatch(/corrigé/);
  });
});
