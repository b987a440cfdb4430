import { createHash } from 'node:crypto';

/** Left as they are in a path by mongodump, escaped by `encodeURIComponent`. */
const PLAIN = /%(24|26|2B|3D|3A|40)/g;

/** Bytes of a file name, with room for `.metadata.json.gz` in the 255 of most file systems. */
const LONGEST = 238;

/** The name of a collection's files, without their ending, as mongodump writes it. */
export function fileNameOf(collection: string): string {
  const escaped = encodeURIComponent(collection)
    .replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(PLAIN, decodeURIComponent);
  if (escaped.length <= LONGEST) return escaped;
  const hash = createHash('sha1').update(collection).digest('base64url');
  return `${escaped.slice(0, 208)}%24${hash}`;
}

/** Collections of the server's own, which no dump holds. */
export function isOfServer(database: string, collection: string): boolean {
  return ['local', 'config'].includes(database) || collection.startsWith('system.');
}
