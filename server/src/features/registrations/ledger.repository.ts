import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { EventId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { PlaceEntry } from '@passerelle/rules/registrations/waiting-list';
import type { Transaction } from '../../platform/database/transactions';
import { Ledger, placesOf } from './ledger';
import { signUpOf, type StoredSignUp } from './sign-up.repository';
import { PlaceLogRecord, SessionPlacesRecord, SignUpRecord } from './sign-up.schema';

/** What `status`, `held` and `confirmedAt` are when a sign-up became something. */
function becoming(became: StoredSignUp['status'], at: Instant) {
  if (became === 'cancelled') return { $set: { status: became }, $unset: { held: '' } };
  // Only what stood in line becomes a place later.
  const confirmed = became === 'confirmed' && { confirmedAt: at, waited: true };
  return { $set: { status: became, held: true, ...confirmed } };
}

/** State of a session's places. */
export type Counters = Pick<SessionPlacesRecord, 'capacity' | 'confirmed' | 'waiting' | 'entries'>;

const isWaiting = ({ status }: StoredSignUp) => status === 'waiting';

/** Opens the places of a session, and writes what was decided. Every call stands in a transaction. */
@Injectable()
export class LedgerRepository {
  constructor(
    @InjectModel(SignUpRecord.name) private readonly signUps: Model<SignUpRecord>,
    @InjectModel(SessionPlacesRecord.name) private readonly places: Model<SessionPlacesRecord>,
    @InjectModel(PlaceLogRecord.name) private readonly log: Model<PlaceLogRecord>,
  ) {}

  /** How many places there are and how many are taken; nothing before the first entry of the log. */
  async counters(sessionId: SessionId, tx: Transaction): Promise<Counters> {
    const state = await this.places.findById(sessionId).session(tx).lean<SessionPlacesRecord>();
    const { capacity = 0, confirmed = 0, waiting = 0, entries = 0 } = state ?? {};
    return { capacity, confirmed, waiting, entries };
  }

  /**
   * The session's places as far as a batch needs them: the counters, the sign-ups it `concerns`, and as many from the
   * head of the line as it may promote or take out (`most`). What it costs depends on the batch, not on the session;
   * only somebody concerned who waits makes it read the line up to them.
   */
  async open(
    sessionId: SessionId,
    concerns: readonly StoredSignUp[],
    counters: Counters,
    most: number,
    tx: Transaction,
  ): Promise<{ ledger: Ledger; line: StoredSignUp[] }> {
    const own = concerns.filter((one) => one.sessionId === sessionId);
    const last = Math.max(0, ...own.filter(isWaiting).map(({ order }) => order));
    const upTo = last === 0 ? 0 : await this.countLine(sessionId, last, tx);
    const line = await this.line(sessionId, Math.max(most, upTo), tx);
    const places = placesOf({
      capacity: counters.capacity,
      counts: counters,
      confirmed: own.filter(({ status }) => status === 'confirmed').map(({ id }) => id),
      head: line.map(({ id }) => id),
    });
    return { ledger: new Ledger(sessionId, counters.entries, places), line };
  }

  private countLine(sessionId: SessionId, upTo: number, tx: Transaction): Promise<number> {
    return this.signUps
      .countDocuments({ sessionId, status: 'waiting', order: { $lte: upTo } })
      .session(tx);
  }

  private async line(sessionId: SessionId, most: number, tx: Transaction): Promise<StoredSignUp[]> {
    if (most === 0) return [];
    const found = await this.signUps
      .find({ sessionId, status: 'waiting' })
      .sort({ order: 1 })
      .limit(most)
      .session(tx)
      .lean<SignUpRecord[]>();
    return found.map(signUpOf);
  }

  /**
   * Writes the ledger's changes and its lines of the log. False when somebody else changed the places since it was
   * opened: the transaction must start again.
   */
  async save(
    eventId: EventId,
    ledger: Ledger,
    arrived: readonly StoredSignUp[],
    at: Instant,
    tx: Transaction,
  ): Promise<boolean> {
    if (!ledger.isChanged) return true;
    if (!(await this.advance(eventId, ledger, tx))) return false;
    const { sessionId, start, entries, changes } = ledger;
    await this.log.insertMany(
      entries.map((entry, index) => {
        const number = start + index + 1;
        return { _id: `${sessionId}:${number}`, sessionId, number, entry, at };
      }),
      { session: tx },
    );
    const isNew = new Set<SignUpId>(arrived.map(({ id }) => id));
    if (arrived.length > 0)
      await this.signUps.insertMany(
        arrived.map(({ id, ...fields }) => ({ _id: id, ...fields })),
        { session: tx },
      );
    const moved = [...changes].filter(([id]) => !isNew.has(id));
    if (moved.length > 0)
      await this.signUps.bulkWrite(
        moved.map(([_id, became]) => ({
          updateOne: { filter: { _id }, update: becoming(became, at) },
        })),
        { session: tx },
      );
    return true;
  }

  /** Takes the next numbers of the log; nobody else may have taken them. Two first ones meet at the session's id. */
  private async advance(eventId: EventId, ledger: Ledger, tx: Transaction): Promise<boolean> {
    const { sessionId, start, entries, places } = ledger;
    const state = {
      capacity: places.capacity,
      confirmed: places.confirmed.length,
      waiting: places.waiting.length,
      entries: start + entries.length,
    };
    if (start === 0) {
      await this.places.create([{ _id: sessionId, eventId, ...state }], { session: tx });
      return true;
    }
    const { matchedCount } = await this.places.updateOne(
      { _id: sessionId, entries: start },
      { $set: state },
      { session: tx },
    );
    return matchedCount === 1;
  }

  /** The whole log of a session, in order: its replay gives the same lists. */
  async logOf(sessionId: SessionId): Promise<PlaceEntry[]> {
    const found = await this.log.find({ sessionId }).sort({ number: 1 }).lean<PlaceLogRecord[]>();
    return found.map(({ entry }) => entry);
  }
}
