import { Injectable } from '@nestjs/common';
import type { BodyId, PersonId } from '@passerelle/contracts/ids';
import type { NewMessage } from '@passerelle/rules/chat/ledger';
import { ChannelRepository } from './channel.repository';
import { ChannelWriter } from './channel-writer';
import { ReadMarkRepository } from './read-mark.repository';

/** How many messages one transaction takes. */
const BATCH = 200;

/** For the demo and imports: messages of earlier days, without telling anybody. */
@Injectable()
export class ChatHistoryService {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly writer: ChannelWriter,
    private readonly marks: ReadMarkRepository,
  ) {}

  /** Messages in the order in which they were said, and up to which number each person has read. The same again changes nothing. */
  async add(
    bodyId: BodyId,
    messages: readonly Omit<NewMessage, 'creation'>[],
    read: ReadonlyMap<PersonId, number>,
  ): Promise<void> {
    const [channel] = await this.channels.ofBodies([bodyId]);
    for (let from = 0; from < messages.length; from += BATCH) {
      const batch = messages.slice(from, from + BATCH);
      await this.writer.commit(
        channel!.id,
        batch.map((message) => ({ kind: 'post', message: { ...message, creation: 'history' } })),
      );
    }
    await this.marks.raise(channel!.id, read);
  }
}
