import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  InvitationAcceptance,
  InvitationDraft,
  InvitationIssued,
  InvitationView,
} from '@passerelle/contracts/accounts';
import type * as z from 'zod';
import { Clock } from '../../platform/clock/clock';
import { SESSION_SECRET } from '../../platform/config/config.module';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { nameOf, PersonService } from '../people/person.service';
import { AccountRepository, type Account } from './account.repository';
import { AccountService } from './account.service';
import { InvitationRepository } from './invitation.repository';

const VALID_DAYS = 14;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * A link that makes an account for a person, once. Reading it changes nothing, because mail scanners open links:
 * only the acceptance, a POST, uses it up.
 */
@Injectable()
export class InvitationService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly accounts: AccountRepository,
    private readonly account: AccountService,
    private readonly people: PersonService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SESSION_SECRET) private readonly secret: string,
  ) {}

  async invite(caller: Caller, draft: InvitationDraft): Promise<InvitationIssued> {
    await this.people.read(draft.personId);
    if (await this.accounts.byPerson(draft.personId)) throw new Refusal('account/address-taken');
    const token = createHmac('sha256', this.secret)
      .update(`invitation:${draft.id}`)
      .digest('base64url');
    const expires = new Date(this.clock.now().getTime() + VALID_DAYS * 86_400_000).toISOString();
    const invitation = await this.invitations.add({
      _id: draft.id,
      personId: draft.personId,
      email: draft.email,
      tokenHash: hashOf(token),
      expires,
      invitedBy: caller.personId,
    });
    const base = this.settings.BASE_URL ?? '';
    return { id: draft.id, link: `${base}/invitation#${token}`, expires: invitation.expires };
  }

  async view(token: string): Promise<z.infer<typeof InvitationView>> {
    const invitation = await this.invitations.open(hashOf(token), this.clock.instant());
    if (!invitation) throw new Refusal('account/invitation-spent');
    const person = await this.people.read(invitation.personId);
    return { name: nameOf(person), email: invitation.email };
  }

  async accept({ token, password }: z.infer<typeof InvitationAcceptance>): Promise<Account> {
    const invitation = await this.invitations.spend(hashOf(token), this.clock.instant());
    if (!invitation) throw new Refusal('account/invitation-spent');
    const { email, personId } = invitation;
    return this.account.open({ email, password, personId, administrator: false });
  }
}
