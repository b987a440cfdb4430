import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Reads every file of a directory and sums its bytes up, as whoever trusts no file must. Tells its parent how many there were. */
function readAndSum(directory: string): { bytes: number; sum: number } {
  let bytes = 0;
  let sum = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(directory, entry.name));
    bytes += content.length;
    sum = crc32(content, sum);
  }
  return { bytes, sum };
}

const directory = process.argv[2];
if (!directory) throw new Error('usage: read-and-sum DIRECTORY');
process.send?.(readAndSum(directory));
process.disconnect();
