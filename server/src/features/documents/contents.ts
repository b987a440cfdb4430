import type { TransferId } from '@passerelle/contracts/ids';
import type { StoredVersion } from './document.schema';

/** The contents of a document, each once: a version that was restored has the content of another. */
export function contentsOf(versions: readonly StoredVersion[]): Map<TransferId, number> {
  return new Map(versions.map(({ content, size }) => [content, size]));
}

/** Bytes that these versions take. */
export function sizeOf(versions: readonly StoredVersion[]): number {
  return [...contentsOf(versions).values()].reduce((sum, size) => sum + size, 0);
}
