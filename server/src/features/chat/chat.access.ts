import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { mayInCircle, mayWriteIn } from '@passerelle/rules/chat/direct';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { SharedReads } from '../../platform/database/shared-reads';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import { ChannelRepository, type ChannelState } from './channel.repository';
import { Reach } from './reach';

/** A channel that the caller reads, and what they may do there. */
export interface Admission {
  readonly channel: ChannelState;
  /** Absent: a direct conversation. */
  readonly body?: Body;
  readonly mayPost: boolean;
  /** Deletes what others said. In a direct conversation nobody does. */
  readonly mayModerate: boolean;
  /** Whoever moderates; in a direct conversation, whoever writes. */
  readonly mayPin: boolean;
}

/** A channel is open to whoever sits in its body, a direct conversation to its people, and to nobody else. */
@Injectable()
export class ChatAccess {
  private readonly known = new SharedReads((id: ChannelId) => this.channels.one(id));

  constructor(
    private readonly channels: ChannelRepository,
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly reach: Reach,
  ) {}

  async require(caller: Caller, act: 'read' | 'post', id: ChannelId): Promise<Admission> {
    const channel = await this.known.of(id);
    if (channel?.bodyId) {
      const body = await this.bodies.require(caller, `chat:${act}`, channel.bodyId);
      return this.seated(caller, channel, body);
    }
    if (!channel?.people || !mayInCircle(caller.standing, channel.people))
      throw new Refusal('request/not-found');
    const admission = inCircle(caller, channel, await this.reach.among(channel.people));
    if (act === 'post' && !admission.mayPost) return this.refuseToWrite(caller, channel.people);
    return admission;
  }

  /** Of these channels, those that the caller reads. */
  async allowed(caller: Caller, channels: readonly ChannelState[]): Promise<Admission[]> {
    const bodyIds = channels.flatMap(({ bodyId }) => bodyId ?? []);
    const bodies = await this.bodies.allowed(caller, 'chat:read', bodyIds);
    const people = channels.flatMap((channel) => channel.people ?? []);
    const reached = await this.reach.among([...new Set(people)]);
    return channels.flatMap((channel): Admission[] => {
      const body = channel.bodyId && bodies.get(channel.bodyId);
      if (body) return [this.seated(caller, channel, body)];
      const mine = channel.people && mayInCircle(caller.standing, channel.people);
      return mine ? [inCircle(caller, channel, reached)] : [];
    });
  }

  async mayHear(caller: Caller, id: string): Promise<boolean> {
    const channel = await this.channels.one(id as ChannelId);
    return !!channel && (await this.allowed(caller, [channel])).length > 0;
  }

  private seated({ standing }: Caller, channel: ChannelState, body: Body): Admission {
    const mayPost = mayInBody(standing, 'chat:post', body);
    const mayModerate = mayInBody(standing, 'discussions:moderate', body);
    return { channel, body, mayPost, mayModerate, mayPin: mayModerate };
  }

  private async refuseToWrite({ personId }: Caller, people: readonly PersonId[]): Promise<never> {
    const cards = await this.people.cards(people.filter((id) => id !== personId));
    const names = [...cards.values()].map(({ name }) => name).join(', ');
    throw new Refusal('chat/cannot-be-written-to', { names });
  }
}

function inCircle(
  { standing }: Caller,
  channel: ChannelState,
  reached: ReadonlySet<PersonId>,
): Admission {
  const mayPost = mayWriteIn(standing, channel.people ?? [], reached);
  return { channel, mayPost, mayModerate: false, mayPin: mayPost };
}
