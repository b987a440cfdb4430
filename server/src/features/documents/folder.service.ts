import { Inject, Injectable } from '@nestjs/common';
import type { FolderList, FolderPage } from '@passerelle/contracts/documents';
import type { BodyId, FolderId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { trailOf } from '@passerelle/rules/documents/tree';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { DocumentCards, folderCard, inOrder } from './document-cards';
import { DocumentRepository } from './document.repository';
import { FolderRepository } from './folder.repository';
import { SpaceRepository } from './space.repository';

const MEGABYTE = 1024 * 1024;

export const spaceLimit = ({ DOCUMENTS_QUOTA_MB }: Settings): number =>
  DOCUMENTS_QUOTA_MB * MEGABYTE;

/** What lies where. */
@Injectable()
export class FolderService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly bodies: BodyService,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly spaces: SpaceRepository,
    private readonly cards: DocumentCards,
  ) {}

  async open(
    caller: Caller | undefined,
    bodyId: BodyId,
    folderId: FolderId | undefined,
  ): Promise<FolderPage> {
    const body = await this.bodies.require(caller, 'documents:read', bodyId);
    const tree = await this.folders.tree(bodyId);
    const here = folderId ?? null;
    const trail = trailOf(tree, here);
    if (folderId && trail.length === 0) throw new Refusal('request/not-found');
    const [documents, { used, reserved }] = await Promise.all([
      this.documents.inFolder(bodyId, here),
      this.spaces.use(bodyId),
    ]);
    return {
      bodyId,
      trail: trail.map(folderCard),
      folders: inOrder(tree.filter(({ parentId }) => parentId === here)).map(folderCard),
      documents: inOrder(await this.cards.items(documents)),
      space: { used: used + reserved, limit: spaceLimit(this.settings) },
      mine: { mayWrite: mayInBody(caller?.standing, 'documents:write', body) },
    };
  }

  async list(caller: Caller | undefined, bodyId: BodyId): Promise<FolderList> {
    await this.bodies.require(caller, 'documents:read', bodyId);
    return inOrder(await this.folders.tree(bodyId)).map(folderCard);
  }
}
