import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { AmendmentId, PositionId } from '@passerelle/contracts/ids';
import type { PositionSave, PositionSaved } from '@passerelle/contracts/positions';
import { isEditable } from '@passerelle/rules/positions/position-lifecycle';
import { reanchorAll } from '@passerelle/rules/positions/reanchor';
import { Clock } from '../../platform/clock/clock';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { AmendmentRepository, OPEN } from './amendment.repository';
import { PositionAccess } from './position.access';
import { AmendmentsChanged, PositionChanged } from './position.events';
import { PositionRepository, type StoredPosition } from './position.repository';
import { RevisionRepository } from './revision.repository';

interface Saved {
  position: StoredPosition;
  moved: AmendmentId[];
  toRebase: AmendmentId[];
}

/** A save of the base text: whole or not at all, together with what it means for every open amendment. */
@Injectable()
export class SaveText {
  constructor(
    private readonly positions: PositionRepository,
    private readonly revisions: RevisionRepository,
    private readonly amendments: AmendmentRepository,
    private readonly access: PositionAccess,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async save(caller: Caller, id: PositionId, save: PositionSave): Promise<PositionSaved> {
    const { position: before } = await this.access.require(caller, 'position:edit', id);
    if (this.isRetry(caller, before, save)) return this.outcome(id, before.revision);
    const at = this.clock.instant();
    const saved = await this.transactions.run((tx) => this.write(tx, caller, before, save));
    const { revision, status, bodyId } = saved.position;
    await this.events.publish(
      new PositionChanged(at, caller.personId, id, bodyId, revision, status),
      ...(saved.moved.length > 0
        ? [new AmendmentsChanged(at, caller.personId, id, saved.moved)]
        : []),
    );
    return { revision, toRebase: saved.toRebase };
  }

  /** The answer to this very save was lost on its way: it is given again. */
  private isRetry(caller: Caller, stored: StoredPosition, save: PositionSave): boolean {
    return (
      stored.revision === save.revision + 1 &&
      stored.savedBy === caller.personId &&
      stored.title === save.title &&
      isDeepStrictEqual(stored.text, save.text)
    );
  }

  private async outcome(id: PositionId, revision: number): Promise<PositionSaved> {
    const open = await this.amendments.openOf([id]);
    return { revision, toRebase: open.filter((one) => one.state === 'to-rebase').map((a) => a.id) };
  }

  private async write(
    tx: Transaction,
    caller: Caller,
    { id }: StoredPosition,
    { revision, title, text }: PositionSave,
  ): Promise<Saved> {
    const former = await this.positions.one(id, tx);
    const position = await this.positions.turn(
      id,
      { statuses: ['draft', 'open'], revision },
      { saved: { title, text, by: caller.personId, at: this.clock.instant() } },
      tx,
    );
    if (!position || !former) return this.refuse(former);
    const { savedBy, savedAt } = former;
    const kept = { revision, title: former.title, text: former.text, savedBy, savedAt };
    await this.revisions.keep(id, kept, tx);
    const open = await this.amendments.of(id, tx);
    const after = reanchorAll(text, position.revision, open);
    const changed = after.filter((amendment, index) => amendment !== open[index]);
    for (const amendment of changed) await this.anchor(tx, amendment);
    return {
      position,
      moved: changed.map((one) => one.id),
      toRebase: after.filter((one) => one.state === 'to-rebase').map((one) => one.id),
    };
  }

  private async anchor(tx: Transaction, amendment: Amendment): Promise<void> {
    const { id, state, change, baseRevision, rebaseReason } = amendment;
    const written = await this.amendments.update(
      id,
      { states: OPEN },
      {
        $set: { state, change, baseRevision, ...(rebaseReason && { rebaseReason }) },
        ...(!rebaseReason && { $unset: { rebaseReason: 1 } }),
      },
      tx,
    );
    if (!written) throw new Refusal('request/stale');
  }

  private refuse(stored: StoredPosition | undefined): never {
    if (!stored) throw new Refusal('request/not-found');
    throw new Refusal(isEditable(stored.status) ? 'request/stale' : 'position/not-editable');
  }
}
