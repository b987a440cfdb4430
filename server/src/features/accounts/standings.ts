import { Injectable } from '@nestjs/common';
import type { PersonId, SignInId } from '@passerelle/contracts/ids';
import { standingAt, type Standing } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { SharedReads } from '../../platform/database/shared-reads';
import { Callers, type Caller } from '../../platform/permissions/caller';
import { StandingsRevision } from '../../platform/permissions/standings-revision.repository';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import { AccountRepository } from './account.repository';
import { KeptCallers, type KnownCaller } from './kept-callers';
import { SignInRepository } from './sign-in.repository';

/**
 * Reads the facts of the instant and lets the rules say what follows from them. What was read is used again only while
 * the revision of the standings, asked for at every request, is the one before the reading (ADR 7).
 */
@Injectable()
export class Standings extends Callers {
  private readonly kept = new KeptCallers();
  private readonly asked = new SharedReads((id: SignInId) => this.read(id));

  constructor(
    private readonly accounts: AccountRepository,
    private readonly signIns: SignInRepository,
    private readonly people: PersonService,
    private readonly bodies: BodyService,
    private readonly revision: StandingsRevision,
    private readonly clock: Clock,
  ) {
    super();
  }

  async ofSignIn(id: SignInId): Promise<Caller | undefined> {
    const revision = await this.revision.now();
    const kept = this.kept.one(id, revision, this.clock.now());
    if (kept) return kept;
    const known = await this.asked.of(id);
    if (known && revision) this.kept.keep(revision, known);
    return known?.caller;
  }

  private async read(id: SignInId): Promise<KnownCaller | undefined> {
    const since = this.clock.now();
    const signIn = await this.signIns.open(id);
    const account = signIn && (await this.accounts.one(signIn.accountId));
    if (!account || account.deactivatedAt) return undefined;
    const [standing, person] = await Promise.all([
      this.ofPerson(account.personId, account.administrator),
      this.people.read(account.personId),
    ]);
    const caller = {
      accountId: account.id,
      signInId: id,
      personId: account.personId,
      language: person.preferredLanguage,
      standing,
    };
    return { caller, since, forgetAt: signIn.forgetAt };
  }

  async ofPerson(personId: PersonId, administrator: boolean): Promise<Standing> {
    const mandates = await this.people.mandatesOf([personId]);
    const seats = await this.bodies.seatsNaming(mandates.map((mandate) => mandate.id));
    return standingAt(this.clock.instant(), {
      personId,
      administrator,
      mandates,
      seats,
      organisationKinds: new Map(
        mandates.map((held) => [held.organisationId, held.organisationKind]),
      ),
      bodyKinds: new Map(seats.map((seat) => [seat.bodyId, seat.bodyKind])),
    });
  }
}
