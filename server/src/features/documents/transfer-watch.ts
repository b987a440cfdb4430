import type { Readable, Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { BodyId } from '@passerelle/contracts/ids';
import type { BodyPermission } from '@passerelle/rules/bodies/rights';
import { Callers, type Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';

/** How often rights are looked at while bytes travel, in milliseconds: access ends within one second. */
const EVERY = 500;

/** Bytes travel for minutes; the right to send or read them may end meanwhile. */
@Injectable()
export class TransferWatch {
  constructor(
    private readonly callers: Callers,
    private readonly bodies: BodyService,
  ) {}

  /** Runs `work`; cuts `line` when the caller may no longer do this in the body. */
  async during<T>(
    { caller, permission, bodyId }: Watched,
    line: Readable | Writable,
    work: () => Promise<T>,
  ): Promise<T> {
    const timer = setInterval(() => {
      void this.still(caller, permission, bodyId).then((still) => still || line.destroy());
    }, EVERY);
    line.once('close', () => clearInterval(timer));
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async still(
    caller: Caller | undefined,
    permission: BodyPermission,
    bodyId: BodyId,
  ): Promise<boolean> {
    try {
      const now = caller && (await this.callers.ofSignIn(caller.signInId));
      if (caller && !now) return false;
      return (await this.bodies.allowed(now, permission, [bodyId])).size > 0;
    } catch {
      return false;
    }
  }
}

export interface Watched {
  readonly caller: Caller | undefined;
  readonly permission: BodyPermission;
  readonly bodyId: BodyId;
}
