import { Inject, Injectable } from '@nestjs/common';
import type { Me, NetworkStatus, SetUpRequest } from '@passerelle/contracts/accounts';
import type { AccountId, PersonId } from '@passerelle/contracts/ids';
import type { Person } from '@passerelle/contracts/people';
import { Clock } from '../../platform/clock/clock';
import { Ids } from '../../platform/clock/ids';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { OrganisationService } from '../organisations/organisation.service';
import { nameOf, PersonService } from '../people/person.service';
import { AccountOpened } from './account.events';
import { AccountRepository, type Account } from './account.repository';
import { Passwords } from './passwords';

export interface NewAccount {
  email: string;
  password: string;
  personId: PersonId;
  administrator: boolean;
}

/** Somebody with an open account. */
export type Contact = Pick<Account, 'personId' | 'email' | 'administrator'> & {
  accountId: AccountId;
};

@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly bodies: BodyService,
    private readonly passwords: Passwords,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async network(): Promise<NetworkStatus> {
    const network = await this.accounts.network();
    return { name: network?.name ?? 'Passerelle', demo: this.settings.DEMO, needsSetUp: !network };
  }

  async me(caller: Caller): Promise<Me> {
    const { standing } = caller;
    const [account, person, organisations, bodies] = await Promise.all([
      this.accounts.one(caller.accountId),
      this.people.read(caller.personId),
      this.organisations.named(standing.organisations.map((held) => held.organisationId)),
      this.bodies.named(standing.seats.map((seat) => seat.bodyId)),
    ]);
    if (!account) throw new Refusal('account/session-ended');
    return {
      accountId: account.id,
      signInId: caller.signInId,
      personId: person.id,
      name: nameOf(person),
      email: account.email,
      language: person.preferredLanguage,
      zone: person.zone,
      administrator: standing.administrator,
      secretariat: standing.secretariat,
      member: standing.member || standing.administrator,
      mandates: standing.organisations.flatMap(({ organisationId, office }) => {
        const organisation = organisations.get(organisationId);
        return organisation ? { organisationId, office, organisation: organisation.name } : [];
      }),
      seats: standing.seats.flatMap(({ bodyId, organisationId, office }) => {
        const body = bodies.get(bodyId);
        return body ? { bodyId, organisationId, office, body: body.name, kind: body.kind } : [];
      }),
    };
  }

  /** For other features: where people with an open account are written to; all of them without `personIds`. */
  async contacts(personIds?: readonly PersonId[]): Promise<Contact[]> {
    const accounts = await this.accounts.openOnes(personIds);
    return accounts.map(({ personId, email, administrator, id }) => ({
      ...{ personId, email, administrator, accountId: id },
    }));
  }

  /** For other features: what the network is called. */
  async networkName(): Promise<string> {
    return (await this.accounts.network())?.name ?? 'Passerelle';
  }

  /** For the demo: names the network, which says that it is complete. */
  found(name: string): Promise<void> {
    return this.accounts.found(name);
  }

  /** For the demo: several accounts with one password. */
  async addMany(
    accounts: readonly Omit<Account, 'passwordHash' | 'createdAt'>[],
    password: string,
  ): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const createdAt = this.clock.instant();
    await this.accounts.add(accounts.map((account) => ({ ...account, passwordHash, createdAt })));
  }

  /** The first administrator of an empty network. The network's fixed id lets exactly one set-up through. */
  async setUp(request: SetUpRequest): Promise<Account> {
    await this.accounts.found(request.network);
    return this.admit(request, true);
  }

  /** A person with an account and no mandate yet: administrators are made so, by set-up or by an operator. */
  async admit(request: Omit<SetUpRequest, 'network'>, administrator: boolean): Promise<Account> {
    const { givenName, familyName, language, zone, email, password } = request;
    if (await this.accounts.byEmail(email)) throw new Refusal('account/address-taken');
    const person: Person = {
      id: this.ids.next<PersonId>('per'),
      givenName,
      familyName,
      languages: [language],
      zone,
      preferredLanguage: language,
      skills: [],
    };
    await this.people.add([person], []);
    return this.open({ email, password, personId: person.id, administrator });
  }

  async open({ email, password, personId, administrator }: NewAccount): Promise<Account> {
    const account: Account = {
      id: this.ids.next<AccountId>('acc'),
      personId,
      email,
      passwordHash: await this.passwords.hash(password),
      administrator,
      createdAt: this.clock.instant(),
    };
    await this.accounts.add([account]);
    await this.events.publish(
      new AccountOpened(account.createdAt, undefined, account.id, account.personId),
    );
    return account;
  }
}
