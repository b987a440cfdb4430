import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { WaitingItem } from '@passerelle/contracts/home';
import type { SignInId } from '@passerelle/contracts/ids';
import type { Person } from '@passerelle/contracts/people';
import { volumeAt } from '@passerelle/rules/notifications/hearing';
import { digestDue } from '@passerelle/rules/notifications/own-hours';
import { Clock } from '../../platform/clock/clock';
import { Jobs } from '../../platform/jobs/jobs';
import type { Letter } from '../../platform/mail/letter';
import { Mailer } from '../../platform/mail/mailer';
import { Waiting } from '../../platform/waiting/waiting';
import { AccountService, type Contact } from '../accounts/account.service';
import { BodyService } from '../bodies/body.service';
import { MentionService } from '../mentions/mention.service';
import { PersonService } from '../people/person.service';
import { PreferenceRepository } from './preference.repository';
import { UnsubscribingService } from './unsubscribing.service';
import { digestSubject, wordsIn } from './words';

/** How often summaries that are due are looked for, in seconds. */
const EVERY = 120;

/**
 * The summary: what waits for a person, read at the moment of writing with their rights of that moment. Its mail has the
 * key of person and day, so it is written once, and the outbox sends it at most once.
 */
@Injectable()
export class DigestService implements OnModuleInit {
  private readonly logger = new Logger(DigestService.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly accounts: AccountService,
    private readonly people: PersonService,
    private readonly mentions: MentionService,
    private readonly preferences: PreferenceRepository,
    private readonly waiting: Waiting,
    private readonly bodies: BodyService,
    private readonly mailer: Mailer,
    private readonly unsubscribing: UnsubscribingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY, 'digest:write-due', () => this.writeDue());
  }

  /** Writes every summary that is due now and was not settled yet. One that fails does not hold up the others. */
  async writeDue(): Promise<void> {
    const contacts = await this.accounts.contacts();
    const ids = contacts.map(({ personId }) => personId);
    const [people, keptOf] = [await this.people.named(ids), await this.preferences.of(ids)];
    const now = this.clock.instant();
    for (const contact of contacts) {
      const person = people.get(contact.personId);
      const { choice, lastDigest } = keptOf(contact.personId);
      const day = person && digestDue(now, person.zone, choice.digest);
      if (!person || !day || day === lastDigest) continue;
      await this.write(contact, person, day).catch((error: unknown) => this.logger.error(error));
    }
  }

  private async write(contact: Contact, person: Person, day: string): Promise<void> {
    const items = await this.itemsFor(contact, person);
    const { preferredLanguage: language, zone } = person;
    const subject = digestSubject(items, language, zone);
    if (subject)
      await this.mailer.write({
        ...{ key: `digest:${person.id}:${day}`, to: contact.email, subject },
        letter: await this.letterOf(person, subject, items),
      });
    await this.preferences.settleDigest(person.id, day);
  }

  /** What waits, without what the person has muted, and with nothing of confidential bodies but that it is there. */
  private async itemsFor({ accountId }: Contact, person: Person): Promise<WaitingItem[]> {
    const standing = (await this.mentions.standingsOf([person.id])).get(person.id);
    if (!standing) return [];
    const { items } = await this.waiting.of({
      ...{ accountId, personId: person.id, language: person.preferredLanguage, standing },
      signInId: '' as SignInId,
    });
    const worded = items.filter(({ kind }) => kind in wordsIn('fr').waiting);
    const heard = await this.heard(person, worded);
    const bodies = await this.bodies.named(heard.flatMap(({ bodyId }) => bodyId ?? []));
    return heard.map((item) =>
      item.bodyId && bodies.get(item.bodyId)?.visibility === 'confidential'
        ? { ...item, subject: { fr: '' }, body: undefined, by: undefined }
        : item,
    );
  }

  private async heard(person: Person, items: readonly WaitingItem[]): Promise<WaitingItem[]> {
    const { choice } = (await this.preferences.of([person.id]))(person.id);
    const own = new Map(
      (await this.preferences.ofPerson(person.id)).map(({ placeId, volume }) => [placeId, volume]),
    );
    return items.filter(({ bodyId, target: { discussionId, channelId } }) => {
      const thread = discussionId ?? channelId;
      const places = [bodyId && own.get(bodyId), thread && own.get(thread)];
      return volumeAt(choice.volume, places).mail !== 'muted';
    });
  }

  private async letterOf(
    person: Person,
    heading: string,
    items: readonly WaitingItem[],
  ): Promise<Letter> {
    const language = person.preferredLanguage;
    const words = wordsIn(language);
    const pick = (text: { fr: string; en?: string | undefined }) =>
      language === 'en' ? (text.en ?? text.fr) : text.fr;
    return {
      ...{ language, network: await this.accounts.networkName(), heading },
      paragraphs: [words.digestLead],
      lines: items.map((item) => ({
        text: [
          digestSubject([item], language, person.zone),
          pick(item.subject) || words.confidential,
        ].join(' · '),
        detail: item.body && pick(item.body),
      })),
      action: { label: words.openDigest, url: this.unsubscribing.url('/') },
      reason: words.reason.digest,
      unsubscribe: {
        label: words.stop.digest,
        url: this.unsubscribing.linkFor(person.id, 'digest'),
      },
    };
  }
}
