import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a server keeps of a password: enough to check a proof, not enough to sign in elsewhere with it. */
export interface Credential {
  user: string;
  salt: Buffer;
  iterations: number;
  storedKey: Buffer;
  serverKey: Buffer;
}

const ITERATIONS = 15_000;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const hash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** Derives what is kept of a password. `salt` and `iterations` are chosen when they are not given. */
export function credentialOf(
  user: string,
  password: string,
  salt = randomBytes(28),
  iterations = ITERATIONS,
): Credential {
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const storedKey = hash(hmac(salted, 'Client Key'));
  return { user, salt, iterations, storedKey, serverKey: hmac(salted, 'Server Key') };
}

/** The client has not shown that it knows the password. */
export class ProofRefused extends Error {}

/**
 * One SCRAM-SHA-256 exchange (RFC 7677), from the server's side: `challenge`, then `verify`. A user that does not exist is
 * challenged like any other and refused at the same step as a wrong password.
 */
export class Exchange {
  private authMessage = '';
  private nonce = '';
  private header = '';
  private known = false;

  constructor(
    private readonly credential: Credential,
    private readonly serverNonce = randomBytes(24).toString('base64'),
  ) {}

  /** Answers the first message of the client. Errors: ProofRefused when it is not one. */
  challenge(first: string): string {
    const [, header, bare] =
      /^([ny](?:=[^,]*)?,(?:a=[^,]*)?,)(n=[^,]*,r=[^,]+.*)$/.exec(first) ?? [];
    const [, name, clientNonce] = /^n=([^,]*),r=([^,]+)/.exec(bare ?? '') ?? [];
    if (header === undefined || name === undefined || !clientNonce) throw new ProofRefused();
    this.header = header;
    this.known = name.replaceAll('=2C', ',').replaceAll('=3D', '=') === this.credential.user;
    this.nonce = clientNonce + this.serverNonce;
    const { salt, iterations } = this.credential;
    const challenge = `r=${this.nonce},s=${salt.toString('base64')},i=${iterations}`;
    this.authMessage = `${bare},${challenge}`;
    return challenge;
  }

  /** Checks the proof in the second message and answers the server's own. Errors: ProofRefused. */
  verify(final: string): string {
    const [, bound, nonce, proof] = /^c=([^,]*),r=([^,]*),p=([^,]*)$/.exec(final) ?? [];
    if (proof === undefined || nonce !== this.nonce) throw new ProofRefused();
    if (bound !== Buffer.from(this.header).toString('base64')) throw new ProofRefused();
    const { storedKey, serverKey } = this.credential;
    const message = `${this.authMessage},c=${bound},r=${nonce}`;
    const signature = hmac(storedKey, message);
    const sent = Buffer.from(proof, 'base64');
    if (sent.length !== signature.length) throw new ProofRefused();
    const clientKey = Buffer.from(sent.map((byte, i) => byte ^ (signature[i] as number)));
    const right = timingSafeEqual(hash(clientKey), storedKey);
    if (!right || !this.known) throw new ProofRefused();
    return `v=${hmac(serverKey, message).toString('base64')}`;
  }
}
