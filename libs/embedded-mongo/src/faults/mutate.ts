/** Numbers in `[0, 1)` that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const STRANGE = [0, 1, 4, 5, 16, -1, -5, 127, 255, 65_535, 0x7fffffff, -0x80000000, 48_000_017];

type Mutation = (bytes: Buffer, below: (limit: number) => number, other: Buffer) => Buffer;

const flipBit: Mutation = (bytes, below) => {
  const at = below(bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << below(8));
  return bytes;
};

const strangeNumber: Mutation = (bytes, below) => {
  if (bytes.length >= 4)
    bytes.writeInt32LE(STRANGE[below(STRANGE.length)] as number, below(bytes.length - 3));
  return bytes;
};

const strangeByte: Mutation = (bytes, below) => {
  bytes[below(bytes.length)] = below(256);
  return bytes;
};

const cutOut: Mutation = (bytes, below) => {
  const from = below(bytes.length);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(32))]);
};

const repeat: Mutation = (bytes, below) => {
  const from = below(bytes.length);
  const part = bytes.subarray(from, from + 1 + below(64));
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array(1 + below(4)).fill(part),
    bytes.subarray(from),
  ]);
};

const graft: Mutation = (bytes, below, other) =>
  Buffer.concat([bytes.subarray(0, below(bytes.length)), other.subarray(below(other.length))]);

const truncate: Mutation = (bytes, below) => bytes.subarray(0, 1 + below(bytes.length));

/** The kind of a value changes while its bytes stay. */
const otherType: Mutation = (bytes, below) => {
  for (let at = below(bytes.length); at < bytes.length; at++) {
    if ((bytes[at] as number) >= 1 && (bytes[at] as number) <= 19) {
      bytes[at] = 1 + below(19);
      break;
    }
  }
  return bytes;
};

const MUTATIONS = [flipBit, strangeNumber, strangeByte, cutOut, repeat, graft, truncate, otherType];

/** Up to four mutations of a message, most often one. Nine times of ten its length is true again, so that what is inside is looked at. */
export function mutated(seeds: readonly Buffer[], random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  let bytes: Buffer = Buffer.from(seeds[below(seeds.length)] as Buffer);
  for (let times = below(2) > 0 ? 1 : 1 + below(4); times > 0 && bytes.length > 0; times--) {
    const mutation = MUTATIONS[below(MUTATIONS.length)] as Mutation;
    bytes = mutation(Buffer.from(bytes), below, seeds[below(seeds.length)] as Buffer);
  }
  if (bytes.length >= 4 && below(10) > 0) bytes.writeInt32LE(bytes.length, 0);
  return bytes;
}
