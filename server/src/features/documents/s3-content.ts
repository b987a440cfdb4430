import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import type { TransferId } from '@passerelle/contracts/ids';
import type { Settings } from '../../platform/config/settings';
import { DocumentContent, type Stretch } from './document-content';

/** Only what somebody must look at goes to the log. */
const quiet = (log: Logger) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (said: unknown) => log.warn(said),
  error: (said: unknown) => log.error(said),
});

/** In a bucket of any store that speaks S3. What was acknowledged by the store counts as kept. */
export class S3Content extends DocumentContent {
  private constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {
    super();
  }

  static in(bucket: string, settings: Settings): S3Content {
    const { DOCUMENTS_S3_ENDPOINT: endpoint, DOCUMENTS_S3_REGION: region } = settings;
    const { DOCUMENTS_S3_KEY_ID: accessKeyId, DOCUMENTS_S3_SECRET: secretAccessKey } = settings;
    const client = new S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
      logger: quiet(new Logger(S3Content.name)),
      // Stores other than Amazon's do not know its newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    return new S3Content(client, bucket);
  }

  async keep(id: TransferId, path: string): Promise<void> {
    const { size } = await stat(path);
    const bytes = createReadStream(path);
    try {
      const content = { Body: bytes, ContentLength: size };
      await this.client.send(new PutObjectCommand({ ...this.place(id), ...content }));
    } finally {
      bytes.destroy();
    }
    await rm(path, { force: true });
  }

  async has(id: TransferId): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand(this.place(id)));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async read(id: TransferId, stretch?: Stretch): Promise<Readable> {
    const range = stretch && { Range: `bytes=${stretch.start}-${stretch.end}` };
    const { Body } = await this.client.send(new GetObjectCommand({ ...this.place(id), ...range }));
    return Body as Readable;
  }

  async remove(id: TransferId): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.place(id)));
  }

  private place(id: TransferId) {
    return { Bucket: this.bucket, Key: `documents/${id.slice(-2)}/${id}` };
  }
}
