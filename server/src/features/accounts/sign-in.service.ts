import { Injectable } from '@nestjs/common';
import type { SignIn, SignInRequest } from '@passerelle/contracts/accounts';
import type { AccountId, SignInId } from '@passerelle/contracts/ids';
import { SIGN_IN_DAYS } from '../../platform/auth/cookies';
import { Tokens } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { Ids } from '../../platform/clock/ids';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { SignInsRevoked } from '../../platform/realtime/standing-events';
import { SignedIn } from './account.events';
import { AccountRepository, type Account } from './account.repository';
import { Attempts } from './attempts';
import { Passwords } from './passwords';
import { SignInRepository } from './sign-in.repository';

export interface TokenPair {
  access: string;
  refresh: string;
}

/** A refresh whose answer was lost may be repeated for this long, in milliseconds, without logging anybody out. */
const GRACE = 60_000;

@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly signIns: SignInRepository,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly tokens: Tokens,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
  ) {}

  async signIn(
    { email, password }: SignInRequest,
    address: string,
    device: string,
  ): Promise<TokenPair> {
    await this.attempts.count(email, address);
    const account = await this.accounts.byEmail(email);
    const right = await this.passwords.matches(account?.passwordHash, password);
    if (!right || !account || account.deactivatedAt) throw new Refusal('account/wrong-credentials');
    await this.attempts.forgive(email);
    return this.open(account, device);
  }

  /** Opens a sign-in for an account whose owner has just proved who they are. */
  async open(account: Pick<Account, 'id' | 'personId'>, device: string): Promise<TokenPair> {
    const at = this.clock.instant();
    const id = this.ids.next<SignInId>('sin');
    await this.signIns.add({
      _id: id,
      accountId: account.id,
      device,
      since: at,
      lastSeen: at,
      generation: 1,
      forgetAt: this.forgetAt(),
    });
    await this.events.publish(new SignedIn(at, account.personId, account.id));
    return this.pair(id, 1);
  }

  /**
   * Exchanges a refresh token for the next. A token of the generation just passed is honoured during the grace,
   * with the same successor; an older one means a stolen copy, and the whole sign-in ends.
   */
  async refresh(token: string | undefined): Promise<TokenPair> {
    const claim = this.tokens.readRefresh(token ?? '');
    if (!claim) throw new Refusal('account/session-ended');
    const { signInId, generation } = claim;
    if (await this.signIns.advance(signInId, generation, this.clock.instant(), this.forgetAt()))
      return this.pair(signInId, generation + 1);
    const stored = await this.signIns.open(signInId);
    if (!stored) throw new Refusal('account/session-ended');
    const late = this.clock.now().getTime() - Date.parse(stored.lastSeen);
    if (stored.generation === generation + 1 && late <= GRACE)
      return this.pair(signInId, generation + 1);
    await this.revoke(stored.accountId, [signInId], undefined);
    throw new Refusal('account/session-ended');
  }

  async list(caller: Caller): Promise<SignIn[]> {
    const open = await this.signIns.openOf(caller.accountId);
    return open.map(({ _id, device, since, lastSeen }) => ({
      id: _id,
      device,
      since,
      lastSeen,
      current: _id === caller.signInId,
    }));
  }

  /** Ends one of the caller's own sign-ins, at once on HTTP and sockets. */
  async end(caller: Caller, id: SignInId): Promise<void> {
    const ended = await this.revoke(caller.accountId, [id], caller);
    if (ended.length === 0) throw new Refusal('request/not-found');
  }

  private async revoke(
    accountId: AccountId,
    ids: SignInId[],
    by: Caller | undefined,
  ): Promise<SignInId[]> {
    const at = this.clock.instant();
    const ended = await this.signIns.revoke(accountId, ids, at);
    if (ended.length > 0) await this.events.publish(new SignInsRevoked(at, by?.personId, ended));
    return ended;
  }

  private pair(id: SignInId, generation: number): TokenPair {
    return { access: this.tokens.access(id), refresh: this.tokens.refresh(id, generation) };
  }

  private forgetAt(): Date {
    return new Date(this.clock.now().getTime() + SIGN_IN_DAYS * 86_400_000);
  }
}
