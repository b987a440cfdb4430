import { Injectable } from '@nestjs/common';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { AmendmentId, OrganisationId, PositionId } from '@passerelle/contracts/ids';
import type { PositionPermission } from '@passerelle/contracts/positions';
import { tablesFor } from '@passerelle/rules/positions/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { AmendmentRepository } from './amendment.repository';
import { PositionAccess, type Placed } from './position.access';

export interface PlacedAmendment extends Placed {
  readonly amendment: Amendment;
}

/** What may this caller do with this amendment? As for the position that it is tabled on. */
@Injectable()
export class AmendmentAccess {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly positions: PositionAccess,
  ) {}

  async require(
    caller: Caller,
    permission: PositionPermission,
    id: AmendmentId,
  ): Promise<PlacedAmendment> {
    const amendment = await this.amendments.one(id);
    if (!amendment) throw new Refusal('request/not-found');
    await this.positions.requireDebates(caller, amendment.positionId);
    const placed = await this.positions.require(caller, permission, amendment.positionId);
    return { ...placed, amendment };
  }

  /** The caller tables amendments on this position, and for this organisation. */
  async requireToSpeakFor(
    caller: Caller,
    positionId: PositionId,
    organisationId: OrganisationId,
  ): Promise<void> {
    const { body } = await this.positions.require(caller, 'amendment:table', positionId);
    if (!tablesFor(caller.standing, body).includes(organisationId))
      throw new Refusal('body/not-seated');
  }

  /** Whoever speaks now for the city that tabled it: people change, the city remains the author. */
  async requireAuthor(caller: Caller, id: AmendmentId): Promise<PlacedAmendment> {
    const placed = await this.require(caller, 'amendment:table', id);
    const [author] = placed.amendment.organisationIds;
    if (!tablesFor(caller.standing, placed.body).includes(author))
      throw new Refusal('amendment/not-yours');
    return placed;
  }
}
