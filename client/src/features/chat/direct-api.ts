import { Service, inject } from '@angular/core';
import { Channel } from '@passerelle/contracts/chat';
import { AddresseeList, directPaths } from '@passerelle/contracts/chat-direct';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { Api, reading } from '../../platform/http/api';
import { newId } from '../../platform/ids/new-id';
import { ChannelsStore } from './channels-store';

/** Conversations between people: whom one may write to, opening one, leaving a group. */
@Service()
export class DirectApi {
  private readonly api = inject(Api);
  private readonly channels = inject(ChannelsStore);

  /** Call inside a component; asks nothing while `wanted` is false. */
  addressees(wanted: () => boolean) {
    return reading(AddresseeList, () => (wanted() ? directPaths.addressees() : undefined));
  }

  /** The conversation with these people, whether it is there already or not. */
  async open(people: readonly PersonId[], name?: string): Promise<Channel> {
    const opening = { id: newId('cha'), people, ...(name && { name }) };
    const channel = await this.api.post(directPaths.open(), opening, Channel);
    this.channels.add(channel);
    return channel;
  }

  leave(id: ChannelId): Promise<void> {
    return this.api.delete(directPaths.membership(id));
  }
}
