import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Comparison, Preview } from '@passerelle/contracts/documents';
import type { DocumentId } from '@passerelle/contracts/ids';
import { comparisonOf } from '@passerelle/rules/documents/comparison';
import { hasWords } from '@passerelle/rules/documents/previews';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { DocumentAccess } from './document.access';
import { DocumentContent } from './document-content';
import type { StoredDocument } from './document.repository';
import type { StoredVersion } from './document.schema';
import { DocumentWords } from './document-words';
import { sendContent } from './send-content';
import { TransferWatch } from './transfer-watch';

/** What versions hold: their bytes, a look at them, what changed between two. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly access: DocumentAccess,
    private readonly bytes: DocumentContent,
    private readonly words: DocumentWords,
    private readonly watch: TransferWatch,
  ) {}

  async content(
    caller: Caller | undefined,
    id: DocumentId,
    number: number,
    request: Request,
    response: Response,
  ): Promise<void> {
    const { document, version } = await this.version(caller, id, number);
    const { content, type, size, inline } = version;
    const watched = { caller, permission: 'documents:read', bodyId: document.bodyId } as const;
    await this.watch.during(watched, response, () =>
      sendContent(request, response, {
        ...{ name: document.name, type, size, inline, mark: content },
        read: (stretch) => this.bytes.read(content, stretch),
      }),
    );
  }

  async preview(caller: Caller | undefined, id: DocumentId, number: number): Promise<Preview> {
    const { version } = await this.version(caller, id, number);
    const preview = await this.words.preview(version);
    if (!preview) throw new Refusal('request/not-found');
    return preview;
  }

  async compare(
    caller: Caller | undefined,
    id: DocumentId,
    from: number,
    to: number,
  ): Promise<Comparison> {
    const { document, version: before } = await this.version(caller, id, from);
    const after = versionOf(document, to);
    if (!hasWords(before.type) || !hasWords(after.type))
      throw new Refusal('document/not-comparable');
    const [old, fresh] = await Promise.all([this.words.text(before), this.words.text(after)]);
    return { stretches: comparisonOf(old, fresh) };
  }

  private async version(caller: Caller | undefined, id: DocumentId, number: number) {
    const { document } = await this.access.document(caller, 'documents:read', id);
    return { document, version: versionOf(document, number) };
  }
}

function versionOf({ versions }: StoredDocument, number: number): StoredVersion {
  const version = versions.find((one) => one.number === number);
  if (!version) throw new Refusal('request/not-found');
  return version;
}
