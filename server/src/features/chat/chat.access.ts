import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { BodyPermission } from '@passerelle/rules/bodies/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { SharedReads } from '../../platform/database/shared-reads';
import { BodyService } from '../bodies/body.service';
import { ChannelRepository, type ChannelState } from './channel.repository';

/** A channel is open to whoever sits in its body, and to nobody else. */
@Injectable()
export class ChatAccess {
  private readonly known = new SharedReads((id: ChannelId) => this.channels.one(id));

  constructor(
    private readonly channels: ChannelRepository,
    private readonly bodies: BodyService,
  ) {}

  async require(
    caller: Caller,
    permission: BodyPermission,
    id: ChannelId,
  ): Promise<{ channel: ChannelState; body: Body }> {
    const channel = await this.known.of(id);
    if (!channel) throw new Refusal('request/not-found');
    const body = await this.bodies.require(caller, permission, channel.bodyId);
    return { channel, body };
  }

  async mayHear(caller: Caller, id: string): Promise<boolean> {
    const channel = await this.channels.one(id as ChannelId);
    if (!channel) return false;
    return (await this.bodies.allowed(caller, 'chat:read', [channel.bodyId])).size > 0;
  }
}
