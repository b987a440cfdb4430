import { Injectable } from '@nestjs/common';
import type { Message, MessageLog } from '@passerelle/contracts/chat';
import type { FileCard } from '@passerelle/contracts/files';
import type { ChannelId, FileId } from '@passerelle/contracts/ids';
import type { KeptMessage } from '@passerelle/rules/chat/ledger';
import { FileService } from '../files/file.service';
import { PersonService } from '../people/person.service';

function some<K extends string, T>(key: K, items: readonly T[]) {
  return items.length > 0 ? ({ [key]: [...items] } as Partial<Record<K, T[]>>) : {};
}

function messageOf(kept: KeptMessage, files: ReadonlyMap<FileId, FileCard>): Message {
  const { id, number, seq, changed, authorId, at, text, version } = kept;
  const { replyTo, editedAt, deletedAt, pinned } = kept;
  return {
    id,
    number,
    seq,
    ...(changed !== seq && { changed }),
    authorId,
    at,
    text,
    ...some('mentions', kept.mentions),
    ...(replyTo && { replyTo }),
    ...some(
      'files',
      kept.fileIds.flatMap((fileId) => files.get(fileId) ?? []),
    ),
    ...some('reactions', kept.reactions),
    ...(version > 1 && { version }),
    ...(editedAt && { editedAt }),
    ...(pinned && { pinned }),
    ...(deletedAt && { deletedAt }),
  };
}

/** Puts stored messages into the shape that travels: names and files once, nothing at its ordinary value. */
@Injectable()
export class MessageLogs {
  constructor(
    private readonly files: FileService,
    private readonly people: PersonService,
  ) {}

  async message(kept: KeptMessage): Promise<Message> {
    return messageOf(kept, await this.files.cards(kept.fileIds));
  }

  async log(
    channelId: ChannelId,
    kept: readonly KeptMessage[],
  ): Promise<Pick<MessageLog, 'channelId' | 'messages' | 'people'>> {
    const personIds = kept.flatMap(({ authorId, mentions, pinned }) => [
      authorId,
      ...mentions,
      ...(pinned ? [pinned.by] : []),
    ]);
    const [files, people] = await Promise.all([
      this.files.cards(kept.flatMap((message) => message.fileIds)),
      this.people.cards([...new Set(personIds)]),
    ]);
    return {
      channelId,
      messages: kept.map((message) => messageOf(message, files)),
      people: [...people.values()],
    };
  }
}
