import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { BodyId } from '@passerelle/contracts/ids';
import { mayInBody, type BodyPermission } from '@passerelle/rules/bodies/rights';
import { SharedReads } from '../../platform/database/shared-reads';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyRepository } from './body.repository';

/** Which bodies may this caller do this in? The first sentence of every use case in a body. */
@Injectable()
export class BodyAccess {
  private readonly known = new SharedReads((id: BodyId) => this.bodies.named([id]));

  constructor(private readonly bodies: BodyRepository) {}

  async allowed(
    caller: Caller | undefined,
    permission: BodyPermission,
    ids: readonly BodyId[],
  ): Promise<Map<BodyId, Body>> {
    const bodies = await this.bodies.named(ids);
    return new Map([...bodies].filter(([, body]) => mayInBody(caller?.standing, permission, body)));
  }

  /**
   * The body, if the caller may. What the caller may not even read answers like what does not exist;
   * what they may read but not do is refused with the reason.
   */
  async require(caller: Caller | undefined, permission: BodyPermission, id: BodyId): Promise<Body> {
    const body = (await this.known.of(id)).get(id);
    if (body && mayInBody(caller?.standing, permission, body)) return body;
    if (body && mayInBody(caller?.standing, 'bodies:read', body))
      throw new Refusal(caller ? 'body/not-seated' : 'request/sign-in');
    throw new Refusal('request/not-found');
  }
}
