import { Injectable, OnModuleInit } from '@nestjs/common';
import { PositionId, type AmendmentId, type BodyId } from '@passerelle/contracts/ids';
import { positionRoom } from '@passerelle/contracts/positions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { Announcer } from '../../platform/realtime/announcer';
import { Rooms } from '../../platform/realtime/rooms';
import { AdoptionRepository } from './adoption.repository';
import { AmendmentRepository } from './amendment.repository';
import { AmendmentViews } from './amendment-views';
import { PositionAccess } from './position.access';
import {
  AmendmentsChanged,
  AmendmentsSettled,
  AmendmentTabled,
  PositionAdopted,
  PositionChanged,
} from './position.events';
import { PositionRepository } from './position.repository';
import { adoptionOf } from './position-shapes';

/** Tells whoever follows a position what has happened to it. The door: whoever may follow its debates. */
@Injectable()
export class PositionAnnouncements implements OnModuleInit {
  constructor(
    private readonly positions: PositionRepository,
    private readonly amendments: AmendmentRepository,
    private readonly adoptions: AdoptionRepository,
    private readonly views: AmendmentViews,
    private readonly access: PositionAccess,
    private readonly events: DomainEvents,
    private readonly announcer: Announcer,
    private readonly rooms: Rooms,
  ) {}

  onModuleInit(): void {
    this.rooms.open('position', (caller, id) => this.mayEnter(caller, id));
    this.events.on(PositionChanged, (event) => this.tellChange(event));
    this.events.on(PositionAdopted, (event) => this.tellAdoption(event));
    this.events.on(AmendmentTabled, ({ positionId, amendmentId }) =>
      this.tellAmendments(positionId, [amendmentId], 'amendment:tabled'),
    );
    this.events.on(AmendmentsChanged, ({ positionId, amendmentIds }) =>
      this.tellAmendments(positionId, amendmentIds, 'amendment:changed'),
    );
    this.events.on(AmendmentsSettled, (event) => this.tellSettlement(event));
  }

  private async mayEnter(caller: Caller, id: string): Promise<boolean> {
    const parsed = PositionId.safeParse(id);
    if (!parsed.success) return false;
    return this.access.requireDebates(caller, parsed.data).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal) return false;
        throw error;
      },
    );
  }

  private tellChange({ positionId, bodyId, revision, status }: PositionChanged): void {
    const fact = { positionId, revision, status };
    this.announcer.tell(positionRoom(positionId), 'position:changed', fact);
    // Who may hear a body need not know of its drafts.
    if (status !== 'draft') this.tellBody(bodyId, fact);
  }

  private tellBody(bodyId: BodyId, fact: unknown): void {
    this.announcer.tell(`body:${bodyId}`, 'position:changed', fact);
  }

  private async tellAdoption({ positionId, number }: PositionAdopted): Promise<void> {
    const published = await this.adoptions.numbered(number);
    if (!published) return;
    const fact = { positionId, adoption: adoptionOf(published) };
    this.announcer.tell(positionRoom(positionId), 'position:adopted', fact);
  }

  private async tellAmendments(
    positionId: PositionId,
    ids: readonly AmendmentId[],
    fact: 'amendment:tabled' | 'amendment:changed',
  ): Promise<void> {
    const all = await this.amendments.of(positionId);
    const views = await this.views.of(all.filter((one) => ids.includes(one.id)));
    for (const amendment of views)
      this.announcer.tell(positionRoom(positionId), fact, { positionId, amendment });
  }

  private async tellSettlement({ positionId, settled }: AmendmentsSettled): Promise<void> {
    const ids = settled.map((one) => one.amendmentId);
    await this.tellAmendments(positionId, ids, 'amendment:changed');
    if (!settled.some((one) => one.outcome === 'adopted')) return;
    const position = await this.positions.one(positionId);
    if (!position) return;
    const fact = { positionId, consolidated: position.consolidated };
    this.announcer.tell(positionRoom(positionId), 'position:consolidated', fact);
  }
}
