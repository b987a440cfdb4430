import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

const LEAST_ROUNDS = 4096;
/** A server that asks for more only wants to keep this process busy. */
const MOST_ROUNDS = 10_000_000;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The client's side of SCRAM-SHA-256 (RFC 7677). The server, too, must show that it knows the password. */
export class ScramClient {
  private readonly bare: string;
  private expected: Buffer = Buffer.alloc(0);

  constructor(
    user: string,
    private readonly password: string,
    private readonly nonce = randomBytes(24).toString('base64'),
  ) {
    this.bare = `n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
  }

  first(): string {
    return `n,,${this.bare}`;
  }

  /** Answers the challenge. Errors: one sentence when it is none of this exchange. */
  prove(challenge: string): string {
    const [, nonce = '', salt = '', rounds = ''] =
      /^r=([^,]*),s=([^,]*),i=(\d+)/.exec(challenge) ?? [];
    const count = Number(rounds);
    if (!nonce.startsWith(this.nonce) || count < LEAST_ROUNDS || count > MOST_ROUNDS)
      throw new Error('The server does not sign in as SCRAM-SHA-256 says.');
    const password = this.password.normalize('NFKC');
    const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), count, 32, 'sha256');
    const unproved = `c=biws,r=${nonce}`;
    const message = `${this.bare},${challenge},${unproved}`;
    const key = hmac(salted, 'Client Key');
    const signature = hmac(createHash('sha256').update(key).digest(), message);
    const proof = Buffer.from(key.map((byte, i) => byte ^ (signature[i] as number)));
    this.expected = hmac(hmac(salted, 'Server Key'), message);
    return `${unproved},p=${proof.toString('base64')}`;
  }

  /** Errors: the server does not know the password. */
  verify(final: string): void {
    const sent = Buffer.from(/^v=([^,]*)/.exec(final)?.[1] ?? '', 'base64');
    if (sent.length !== this.expected.length || !timingSafeEqual(sent, this.expected))
      throw new Error('The server has not shown that it knows the password.');
  }
}
