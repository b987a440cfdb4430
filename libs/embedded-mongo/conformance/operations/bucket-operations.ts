import type { GridFSBucket } from 'mongodb';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import type { Operations } from './operation';

export const bucketOperations: Operations<GridFSBucket> = {
  download: (bucket, { id }) => buffer(bucket.openDownloadStream(id)),
  downloadByName: (bucket, { filename, ...options }) =>
    buffer(bucket.openDownloadStreamByName(filename, options)),
  upload: async (bucket, { filename, source, ...options }) => {
    const stream = bucket.openUploadStream(filename, options);
    await pipeline([source], stream);
    return stream.id;
  },
  delete: (bucket, { id }) => bucket.delete(id),
};
