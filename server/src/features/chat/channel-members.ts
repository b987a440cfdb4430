import { Injectable } from '@nestjs/common';
import type { PersonId } from '@passerelle/contracts/ids';
import { Refusal } from '../../platform/errors/refusal';
import { BodyService } from '../bodies/body.service';
import { MentionService } from '../mentions/mention.service';
import { PersonService } from '../people/person.service';
import { ChannelRepository, type ChannelState } from './channel.repository';
import type { Admission } from './chat.access';
import { Reach } from './reach';

/** Who is in a channel at this instant: the seats of its body, or the people of a direct conversation. */
@Injectable()
export class ChannelMembers {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly bodies: BodyService,
    private readonly mentions: MentionService,
    private readonly people: PersonService,
    private readonly reach: Reach,
  ) {}

  async of({ id, bodyId }: ChannelState): Promise<PersonId[]> {
    if (bodyId) {
      const body = (await this.bodies.named([bodyId])).get(bodyId);
      return body ? this.mentions.seated(body, 'chat') : [];
    }
    // Read again: somebody may have left since the channel was written.
    return [...(await this.reach.among((await this.channels.one(id))?.people ?? []))];
  }

  /** Refuses with their names when some of these people do not read the channel. */
  async require({ channel, body }: Admission, ids: readonly PersonId[]): Promise<void> {
    if (body) return this.mentions.require(body, 'chat', ids);
    const strangers = ids.filter((id) => !channel.people?.includes(id));
    if (strangers.length === 0) return;
    const cards = await this.people.cards(strangers);
    const names = strangers.map((id) => cards.get(id)?.name ?? '?').join(', ');
    throw new Refusal('mention/cannot-read', { names });
  }
}
