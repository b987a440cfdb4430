import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import { BodyService } from '../bodies/body.service';
import type { DocumentRecord } from './document.schema';
import { DocumentWords } from './document-words';

const keyOf = (id: BodyId) => `documents:${id}`;

/** A document is found by its name and by the words of its newest version; what lies in the bin is not. */
@Injectable()
export class DocumentSearch implements SearchSource<DocumentRecord>, OnModuleInit {
  readonly collection = 'documents';

  constructor(
    private readonly sources: SearchSources,
    private readonly bodies: BodyService,
    private readonly words: DocumentWords,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  entriesOf(documents: readonly DocumentRecord[]): Promise<SearchEntry[][]> {
    return Promise.all(documents.map((document) => this.entries(document)));
  }

  async keysOf(caller: Caller): Promise<string[]> {
    return (await this.bodies.allowedAnywhere(caller, 'documents:read')).map(keyOf);
  }

  private async entries({
    _id,
    bodyId,
    name,
    newest,
    deletion,
  }: DocumentRecord): Promise<SearchEntry[]> {
    if (deletion) return [];
    // A content that cannot be read now must not keep the others from being found.
    const text = await this.words.text(newest).catch(() => '');
    const { by, at } = newest;
    return [
      {
        ...{ id: _id, kind: 'files', audience: keyOf(bodyId), title: { fr: name }, text, by, at },
        ...{ place: bodyId, hasFile: true, target: { bodyId, documentId: _id } },
      },
    ];
  }
}
