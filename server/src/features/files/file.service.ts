import { Injectable } from '@nestjs/common';
import { FileCard, type FileHome, type StoredFile } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { FileDisk } from './file-disk';
import { keptName } from '../../platform/files/file-name';
import { FileUploaded } from './file.events';
import { FileRepository } from './file.repository';
import { recognise } from '../../platform/files/recognise';

/** A file as the upload left it on the disk, not yet looked at. */
export interface Uploaded {
  readonly path: string;
  readonly originalname: string;
  readonly size: number;
}

@Injectable()
export class FileService {
  constructor(
    private readonly files: FileRepository,
    private readonly disk: FileDisk,
    private readonly bodies: BodyService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Refuses before a byte is read: only who may post there uploads there. */
  async requireUpload(caller: Caller, { bodyId, place }: FileHome): Promise<void> {
    await this.bodies.require(caller, `${place}:post`, bodyId);
  }

  async upload(
    caller: Caller,
    id: FileId,
    home: FileHome,
    uploaded: Uploaded | undefined,
  ): Promise<StoredFile> {
    if (!uploaded) throw new Refusal('file/empty');
    try {
      await this.requireUpload(caller, home);
      return await this.store(caller, id, home, uploaded);
    } finally {
      await this.disk.discard(uploaded.path);
    }
  }

  /** What the caller may not read answers like what does not exist. */
  async read(caller: Caller | undefined, id: FileId): Promise<StoredFile> {
    const file = await this.files.one(id);
    const open =
      file && (await this.bodies.allowed(caller, `${file.place}:read`, [file.bodyId])).size > 0;
    if (!open) throw new Refusal('request/not-found');
    return file;
  }

  pathOf(file: StoredFile): string {
    return this.disk.pathOf(file.sha256);
  }

  /** For other features: refuses unless all of these files lie in this place of this body. */
  async requireAttachable({ bodyId, place }: FileHome, ids: readonly FileId[]): Promise<void> {
    const files = await this.files.named(ids);
    const fits = ids.every((id) => {
      const file = files.get(id);
      return file?.bodyId === bodyId && file.place === place;
    });
    if (!fits) throw new Refusal('file/missing');
  }

  /** For other features, after their own access check. */
  async cards(ids: readonly FileId[]): Promise<Map<FileId, FileCard>> {
    const files = await this.files.named(ids);
    return new Map([...files].map(([id, file]) => [id, FileCard.parse(file)]));
  }

  /** For the demo and imports: a file of an earlier day, with its bytes; looked at like an upload. */
  async add(
    file: Pick<StoredFile, 'id' | 'bodyId' | 'place' | 'name' | 'uploadedBy' | 'at'>,
    bytes: Uint8Array,
  ): Promise<void> {
    const path = await this.disk.receive(bytes);
    try {
      const recognised = await recognise(path, file.name);
      const sha256 = await this.disk.sha256Of(path);
      await this.disk.keep(path, sha256);
      await this.files.create({ ...file, ...recognised, sha256, size: bytes.length });
    } finally {
      await this.disk.discard(path);
    }
  }

  private async store(
    caller: Caller,
    id: FileId,
    home: FileHome,
    { path, originalname, size }: Uploaded,
  ): Promise<StoredFile> {
    if (size === 0) throw new Refusal('file/empty');
    const name = keptName(originalname);
    const recognised = await recognise(path, name);
    const sha256 = await this.disk.sha256Of(path);
    await this.disk.keep(path, sha256);
    const at = this.clock.instant();
    const file = {
      id,
      ...home,
      name,
      size,
      ...recognised,
      sha256,
      uploadedBy: caller.personId,
      at,
    };
    if ((await this.files.create(file)) === 'already') return this.read(caller, id);
    await this.events.publish(
      new FileUploaded(at, caller.personId, id, home.bodyId, home.place, sha256),
    );
    return file;
  }
}
