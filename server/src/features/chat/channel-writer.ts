import { Injectable } from '@nestjs/common';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import {
  applyChange,
  type Change,
  type KeptMessage,
  type Ledger,
  type Outcome,
} from '@passerelle/rules/chat/ledger';
import { isDuplicate } from '../../platform/database/create-once';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { ChannelRepository, type ChannelState } from './channel.repository';
import { MessageRepository } from './message.repository';

/** What one transaction stored in a channel. */
export interface Commit {
  readonly channel: ChannelState;
  /** Sequence before it. */
  readonly from: number;
  /** Every message that it touched, as it is now, by its last change; empty when nothing changed. */
  readonly changed: readonly KeptMessage[];
  /** Those of them that existed before, as they were. */
  readonly former: ReadonlyMap<MessageId, KeptMessage>;
  /** What became of each change, in the order in which they were asked for. */
  readonly outcomes: readonly Outcome[];
}

/** How often a transaction that met another instance's is tried again. */
const TRIES = 5;

/** The counters had moved although the transaction did not notice. */
class CountersMoved extends Error {}

const targetOf = (change: Change): MessageId =>
  change.kind === 'post' ? change.message.id : change.messageId;

/**
 * Stores changes of one channel, all in one transaction or none.
 *
 * Sequences have neither gaps nor inversions for a reader: counters and messages are written together, and the
 * counters are moved only from the very state that was read, so writers of one channel follow one another whatever
 * process they are in. A reader who sees sequence n therefore sees everything before it.
 */
@Injectable()
export class ChannelWriter {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly messages: MessageRepository,
    private readonly transactions: Transactions,
  ) {}

  async commit(id: ChannelId, changes: readonly Change[]): Promise<Commit> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.transactions.run((transaction) => this.write(id, changes, transaction));
      } catch (error) {
        const again = error instanceof CountersMoved || isDuplicate(error);
        if (!again || tried === TRIES) throw error;
      }
    }
  }

  private async write(
    id: ChannelId,
    changes: readonly Change[],
    transaction: Transaction,
  ): Promise<Commit> {
    const before = await this.channels.one(id, transaction);
    if (!before) throw new Refusal('request/not-found');
    const found = await this.messages.named([...new Set(changes.map(targetOf))], transaction);
    const own = found.filter((message) => message.channelId === id);
    const foreign = new Set(found.filter((one) => one.channelId !== id).map((one) => one.id));
    const former = new Map<MessageId, KeptMessage>(own.map((message) => [message.id, message]));
    const { ledger, outcomes } = applyAll({ ...before, messages: former }, changes, foreign);
    const changed = [...ledger.messages.values()]
      .filter((message) => message.changed > before.seq)
      .sort((a, b) => a.changed - b.changed);
    const channel = nextState(before, ledger, changed);
    if (changed.length > 0) {
      if (!(await this.channels.advance(before, countersOf(channel), transaction)))
        throw new CountersMoved();
      await this.messages.save(id, changed, before.seq, transaction);
    }
    return { channel, from: before.seq, changed, former, outcomes };
  }
}

/** A message's id that is taken in another channel can neither be posted again nor changed through this one. */
function applyAll(start: Ledger, changes: readonly Change[], foreign: ReadonlySet<MessageId>) {
  let ledger = start;
  const outcomes = changes.map((change): Outcome => {
    if (change.kind === 'post' && foreign.has(change.message.id))
      return { refused: 'request/key-reused' };
    const step = applyChange(ledger, change);
    ledger = step.ledger;
    return step.outcome;
  });
  return { ledger, outcomes };
}

function nextState(
  before: ChannelState,
  { seq, messageCount }: Ledger,
  changed: readonly KeptMessage[],
): ChannelState {
  const newest = changed.filter((message) => message.number > before.messageCount).at(-1);
  return { ...before, seq, messageCount, ...(newest && { lastAt: newest.at }) };
}

function countersOf({ seq, messageCount, lastAt }: ChannelState) {
  return { seq, messageCount, ...(lastAt && { lastAt }) };
}
