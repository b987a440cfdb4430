import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicate } from '../database/create-once';
import { DomainEvent, DomainEvents } from '../events/domain-events';
import { AuditEntry } from './audit.schema';

const GENESIS = '0'.repeat(64);

type Unhashed = Omit<AuditEntry, 'hash'>;

function hashOf({ _id, at, by, what, facts, previous }: Unhashed): string {
  return createHash('sha256')
    .update([_id, at, by ?? '', what, facts, previous].join('\n'))
    .digest('hex');
}

/**
 * Writes every domain event into a chain in which each line names the hash of the one before:
 * a line that is changed, removed or slipped in breaks every hash after it.
 */
@Injectable()
export class Audit implements OnModuleInit {
  private queue: Promise<void> = Promise.resolve();

  constructor(
    @InjectModel(AuditEntry.name) private readonly entries: Model<AuditEntry>,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on(DomainEvent, (event) => this.append(event));
  }

  /** The number of the first line that does not fit, or undefined when the chain is whole. */
  async firstFault(): Promise<number | undefined> {
    let expected = 1;
    let previous = GENESIS;
    for await (const entry of this.entries.find().sort({ _id: 1 }).lean<AuditEntry>().cursor()) {
      if (entry._id !== expected || entry.previous !== previous || entry.hash !== hashOf(entry))
        return expected;
      previous = entry.hash;
      expected += 1;
    }
    return undefined;
  }

  private append(event: DomainEvent): Promise<void> {
    const { at, by, ...facts } = event;
    const written = this.queue.then(() =>
      this.chain(at, by, event.constructor.name, JSON.stringify(facts)),
    );
    this.queue = written.catch(() => undefined);
    return written;
  }

  /** The unique number decides between two instances that append at once: the loser reads the new end and tries again. */
  private async chain(
    at: string,
    by: string | undefined,
    what: string,
    facts: string,
  ): Promise<void> {
    for (;;) {
      const last = await this.entries.findOne().sort({ _id: -1 }).lean<AuditEntry>();
      const entry: Unhashed = {
        _id: (last?._id ?? 0) + 1,
        at,
        ...(by && { by }),
        what,
        facts,
        previous: last?.hash ?? GENESIS,
      };
      try {
        await this.entries.create({ ...entry, hash: hashOf(entry) });
        return;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }
}
