import { Injectable } from '@nestjs/common';
import type { PersonId } from '@passerelle/contracts/ids';
import type { PersonCard } from '@passerelle/contracts/people';
import { isPresent } from '@passerelle/rules/chat/direct';
import { AccountService } from '../accounts/account.service';
import { MentionService } from '../mentions/mention.service';
import { PersonService } from '../people/person.service';

/** Who can be written to at this instant. */
@Injectable()
export class Reach {
  constructor(
    private readonly accounts: AccountService,
    private readonly mentions: MentionService,
    private readonly people: PersonService,
  ) {}

  /** Of these people, those who have an open account and take part in the network. */
  async among(ids: readonly PersonId[]): Promise<Set<PersonId>> {
    if (ids.length === 0) return new Set();
    const [contacts, standings] = await Promise.all([
      this.accounts.contacts(ids),
      this.mentions.standingsOf(ids),
    ]);
    const reached = contacts.filter(({ personId, administrator }) => {
      const standing = standings.get(personId);
      return isPresent(standing && { ...standing, administrator });
    });
    return new Set(reached.map(({ personId }) => personId));
  }

  /** Everybody who can be written to, by name. */
  async everybody(): Promise<PersonCard[]> {
    const directory = await this.people.directory();
    const reached = await this.among(directory.map(({ id }) => id));
    return directory.filter(({ id }) => reached.has(id));
  }
}
