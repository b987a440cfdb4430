import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const COST = {
  algorithm: 2 as Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

@Injectable()
export class Passwords {
  /** Verified against when there is no account, so that an unknown address takes as long as a known one. */
  private readonly nobody = hash('nobody has this password', COST);

  hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const right = await verify(passwordHash ?? (await this.nobody), password);
    return right && passwordHash !== undefined;
  }
}
