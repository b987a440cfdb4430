import { fdatasync, writevSync } from 'node:fs';

/** The system calls of a journal, so that a test can make a disk fail. */
export interface JournalDisk {
  writev(fd: number, pieces: Buffer[]): number;
  datasync(fd: number, done: (error: Error | null) => void): void;
}

export const realDisk: JournalDisk = {
  writev: (fd, pieces) => writevSync(fd, pieces),
  datasync: (fd, done) => fdatasync(fd, done),
};

/** IOV_MAX is 1024: longer lists are written in slices; a short write goes on where it stopped. Gives the bytes written. */
export function writeFully(disk: JournalDisk, fd: number, pieces: readonly Buffer[]): number {
  let written = 0;
  for (let at = 0; at < pieces.length; at += 1000) {
    let slice = pieces.slice(at, at + 1000);
    while (slice.length > 0) {
      const bytes = disk.writev(fd, slice);
      if (bytes === 0) throw new Error('the disk took nothing');
      slice = withoutFirst(slice, bytes);
      written += bytes;
    }
  }
  return written;
}

function withoutFirst(pieces: Buffer[], bytes: number): Buffer[] {
  let left = bytes;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Buffer;
    if (left < piece.length) return [piece.subarray(left), ...pieces.slice(i + 1)];
    left -= piece.length;
  }
  return [];
}
