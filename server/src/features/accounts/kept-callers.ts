import type { SignInId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';

/** A caller as read from the database. */
export interface KnownCaller {
  readonly caller: Caller;
  /** Before the reading began. */
  readonly since: Date;
  /** When the database forgets the sign-in. */
  readonly forgetAt: Date;
}

/** More sign-ins than this are not remembered at once; about two kilobytes each. */
const MOST = 10_000;

/** Callers of one revision of the standings. They hold while it lasts, and until time changes what they are. */
export class KeptCallers {
  private revision: string | undefined;
  private readonly callers = new Map<SignInId, KnownCaller>();

  /** `revision` is the one that holds at this instant; those of another are never given. */
  one(id: SignInId, revision: string | undefined, now: Date): Caller | undefined {
    if (!revision || revision !== this.revision) return undefined;
    const known = this.callers.get(id);
    return known && holds(known, now) ? known.caller : undefined;
  }

  /** `revision` was read before the caller was. */
  keep(revision: string, known: KnownCaller): void {
    if (revision !== this.revision) this.callers.clear();
    this.revision = revision;
    const [oldest] = this.callers.keys();
    if (this.callers.size >= MOST && oldest) this.callers.delete(oldest);
    this.callers.set(known.caller.signInId, known);
  }
}

function holds({ caller, since, forgetAt }: KnownCaller, now: Date): boolean {
  const { holdsUntil } = caller.standing;
  return since <= now && now < forgetAt && (!holdsUntil || now.getTime() < Date.parse(holdsUntil));
}
