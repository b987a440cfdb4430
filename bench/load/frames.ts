/** Text frames of RFC 6455 as a server sends them: whole, unmasked, uncompressed. */
const TEXT = 1;
const CLOSE = 8;

/** `total` bytes of which the first `header` are not content; undefined while the header is incomplete. */
function sizeAt(bytes: Buffer, at: number): { header: number; total: number } | undefined {
  if (bytes.length < at + 2) return undefined;
  const short = bytes[at + 1]! & 0x7f;
  if (short < 126) return { header: 2, total: 2 + short };
  if (short === 126)
    return bytes.length < at + 4 ? undefined : { header: 4, total: 4 + bytes.readUInt16BE(at + 2) };
  return bytes.length < at + 10
    ? undefined
    : { header: 10, total: 10 + Number(bytes.readBigUInt64BE(at + 2)) };
}

/** Cuts what arrives into frames. A frame in many pieces is put together once, when its last piece is there. */
export class FrameReader {
  private parts: Buffer[] = [];
  private held = 0;
  private needed = 2;

  constructor(
    private readonly onText: (content: Buffer) => void,
    private readonly onClose: () => void,
  ) {}

  push(piece: Buffer): void {
    this.parts.push(piece);
    this.held += piece.length;
    if (this.held < this.needed) return;
    const bytes = this.parts.length === 1 ? piece : Buffer.concat(this.parts, this.held);
    const rest = bytes.subarray(this.cut(bytes));
    this.parts = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
  }

  /** Gives the place of the first byte that belongs to no whole frame. */
  private cut(bytes: Buffer): number {
    let at = 0;
    for (;;) {
      const size = sizeAt(bytes, at);
      this.needed = size?.total ?? bytes.length - at + 1;
      if (!size || bytes.length < at + size.total) return at;
      const kind = bytes[at]! & 0x0f;
      if (kind === TEXT) this.onText(bytes.subarray(at + size.header, at + size.total));
      else if (kind === CLOSE) this.onClose();
      at += size.total;
    }
  }
}

/** A text frame of a client. The mask is zero, which leaves the content as it is: nobody listens in between here. */
export function textFrame(text: string): Buffer {
  const content = Buffer.from(text);
  const long = content.length >= 126;
  if (content.length > 0xffff) throw new Error('longer than a load generator sends');
  const header = Buffer.alloc(long ? 8 : 6);
  header[0] = 0x80 | TEXT;
  header[1] = 0x80 | (long ? 126 : content.length);
  if (long) header.writeUInt16BE(content.length, 2);
  return Buffer.concat([header, content]);
}
