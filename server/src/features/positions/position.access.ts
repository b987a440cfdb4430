import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { PositionId } from '@passerelle/contracts/ids';
import type { PositionPermission } from '@passerelle/contracts/positions';
import { mayFollowDebates, mayWithPositions } from '@passerelle/rules/positions/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PositionRepository, type StoredPosition } from './position.repository';

export interface Placed {
  readonly position: StoredPosition;
  readonly body: Body;
}

/** What may this caller do with this position? Hidden and missing answer alike. */
@Injectable()
export class PositionAccess {
  constructor(
    private readonly positions: PositionRepository,
    private readonly bodies: BodyService,
  ) {}

  /** Whoever may read but not do this is refused with the reason; whoever may not read learns nothing. */
  async require(
    caller: Caller | undefined,
    permission: PositionPermission,
    id: PositionId,
  ): Promise<Placed> {
    const placed = await this.find(id);
    const may = (one: PositionPermission) =>
      placed && mayWithPositions(caller?.standing, one, placed.body, placed.position.status);
    if (placed && may(permission)) return placed;
    if (placed && may('position:view'))
      throw new Refusal(caller ? 'body/not-seated' : 'request/sign-in');
    throw new Refusal('request/not-found');
  }

  /** For what adoption does not open: amendments, ballots, earlier revisions, live facts. */
  async requireDebates(caller: Caller | undefined, id: PositionId): Promise<Placed> {
    const placed = await this.find(id);
    if (placed && this.follows(caller, placed)) return placed;
    throw new Refusal('request/not-found');
  }

  follows(
    caller: Caller | undefined,
    { position, body }: { position: Pick<StoredPosition, 'status'>; body: Body },
  ): boolean {
    return mayFollowDebates(caller?.standing, body, position.status);
  }

  private async find(id: PositionId): Promise<Placed | undefined> {
    const position = await this.positions.one(id);
    const body = position && (await this.bodies.named([position.bodyId])).get(position.bodyId);
    return position && body && { position, body };
  }
}
