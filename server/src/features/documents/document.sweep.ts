import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BIN_DAYS } from '@passerelle/contracts/documents';
import { removed } from '@passerelle/rules/documents/quota';
import { Clock } from '../../platform/clock/clock';
import { Jobs } from '../../platform/jobs/jobs';
import { contentsOf, sizeOf } from './contents';
import { DocumentContent } from './document-content';
import { DocumentRepository, type StoredDocument } from './document.repository';
import { FolderRepository } from './folder.repository';
import { SpaceRepository } from './space.repository';
import { TransferRepository } from './transfer.repository';
import { TransferService } from './transfer.service';

const DAY = 86_400_000;
/** Between two sweeps, in seconds. */
const EVERY = 3_600;
/** Things taken at once. */
const BATCH = 100;

/** What the bin has kept long enough goes for good, and what nobody goes on sending; their room is free again. */
@Injectable()
export class DocumentSweep implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly spaces: SpaceRepository,
    private readonly folders: FolderRepository,
    private readonly documents: DocumentRepository,
    private readonly transfers: TransferRepository,
    private readonly underWay: TransferService,
    private readonly content: DocumentContent,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY, 'documents:sweep', () => this.sweep());
  }

  async sweep(): Promise<void> {
    await this.emptyBin();
    await this.endTransfers();
  }

  private async emptyBin(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - BIN_DAYS * DAY).toISOString();
    for (;;) {
      const old = await this.documents.binnedBefore(before, BATCH);
      for (const document of old) await this.forget(document, before);
      if (old.length < BATCH) break;
    }
    await this.folders.forget(before);
  }

  private async forget({ id, bodyId, versions }: StoredDocument, before: string): Promise<void> {
    const forgotten = await this.spaces.turn(bodyId, async (turn) => {
      if (!(await this.documents.forget(turn, id, before))) return false;
      await this.spaces.save(turn, removed(turn.use, sizeOf(versions)));
      return true;
    });
    if (!forgotten) return;
    for (const content of contentsOf(versions).keys()) await this.content.remove(content);
  }

  private async endTransfers(): Promise<void> {
    const now = this.clock.instant();
    for (;;) {
      const old = await this.transfers.endedBefore(now, BATCH);
      for (const transfer of old)
        await (transfer.finishedAt
          ? this.spaces.turn(transfer.bodyId, (turn) => this.transfers.remove(turn, transfer.id))
          : this.underWay.drop(transfer));
      if (old.length < BATCH) break;
    }
  }
}
