import { Injectable } from '@nestjs/common';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Audience, AudienceQuery } from '@passerelle/contracts/notifications';
import { audienceOf, volumeAt, type Hearing } from '@passerelle/rules/notifications/hearing';
import type { Caller } from '../../platform/permissions/caller';
import { AccountService } from '../accounts/account.service';
import { BodyService } from '../bodies/body.service';
import { MentionService } from '../mentions/mention.service';
import { PersonService } from '../people/person.service';
import type { Happening } from './cause';
import { PreferenceRepository } from './preference.repository';
import { ThreadAccess } from './thread.access';

/** Who hears of something. Asked before sending and when it has happened: the same question, the same answer. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly bodies: BodyService,
    private readonly mentions: MentionService,
    private readonly people: PersonService,
    private readonly accounts: AccountService,
    private readonly preferences: PreferenceRepository,
    private readonly threads: ThreadAccess,
  ) {}

  /** "Who will hear of this?" Asked by whoever may write there. */
  async preview(caller: Caller, query: AudienceQuery): Promise<Audience> {
    const { bodyId, place, threadId, mentions, everybody } = query;
    const body = await this.bodies.require(caller, `${place}:post`, bodyId);
    const started = threadId ? await this.threads.require(caller, bodyId, threadId) : [];
    await this.mentions.require(body, place, mentions);
    const concerned = everybody ? 'everybody' : [...new Set([...mentions, ...started])];
    const by = caller.personId;
    const hearings = await this.of({ by, body, place, threadId, concerned });
    const others = [...hearings].filter(([id]) => id !== by);
    const cards = await this.people.cards(others.map(([id]) => id));
    const named = (which: (hearing: Hearing) => boolean) =>
      others.flatMap(([id, hearing]) => (which(hearing) ? (cards.get(id) ?? []) : []));
    return {
      atOnce: named(({ mail, push }) => mail || push),
      inTheBell: named(({ bell, mail, push }) => bell && !mail && !push),
      later: named(({ bell }) => !bell),
    };
  }

  /** Everybody who reads there by a seat or is called by name, and where they hear of it. */
  async of({ by, body, place, threadId, ...matter }: Happening): Promise<Map<PersonId, Hearing>> {
    const seated = await this.mentions.seated(body, place);
    const concerned = matter.concerned === 'everybody' ? seated : matter.concerned;
    const candidates = [...new Set([...(matter.only ?? seated), ...concerned])];
    const [readers, contacts, keptOf, chosen] = await Promise.all([
      this.mentions.readers(body, place, candidates),
      this.accounts.contacts(candidates),
      this.preferences.of(candidates),
      this.preferences.at([body.id, ...(threadId ? [threadId] : [])], candidates),
    ]);
    const reachable = new Set(contacts.map(({ personId }) => personId));
    const listeners = candidates
      .filter((personId) => reachable.has(personId))
      .map((personId) => ({
        personId,
        reads: readers.includes(personId),
        volume: volumeAt(keptOf(personId).choice.volume, [
          chosen(personId, body.id),
          threadId && chosen(personId, threadId),
        ]),
      }));
    return audienceOf({ by, concerned: new Set(concerned) }, listeners);
  }
}
