import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NotificationId } from '@passerelle/contracts/ids';
import type { Notification } from '@passerelle/contracts/notifications';
import type { Language } from '@passerelle/contracts/primitives';
import { addressOf } from '@passerelle/rules/notifications/address';
import { Jobs } from '../../platform/jobs/jobs';
import type { Letter } from '../../platform/mail/letter';
import { Mailer } from '../../platform/mail/mailer';
import { AccountService, type Contact } from '../accounts/account.service';
import { BallotService } from '../ballots/ballot.service';
import { BodyService } from '../bodies/body.service';
import { MentionService } from '../mentions/mention.service';
import { PersonService } from '../people/person.service';
import { NotificationRepository, type StoredNotification } from './notification.repository';
import { NotificationService } from './notification.service';
import { PushService } from './push.service';
import { UnsubscribingService } from './unsubscribing.service';
import { wordsIn } from './words';

export const SEND = 'notification:send';

/** Sends one notification by mail and push, if it still has to be heard: unread, still open to its owner, still to be done. */
@Injectable()
export class SendingService implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly notifications: NotificationRepository,
    private readonly service: NotificationService,
    private readonly accounts: AccountService,
    private readonly people: PersonService,
    private readonly mentions: MentionService,
    private readonly ballots: BallotService,
    private readonly bodies: BodyService,
    private readonly mailer: Mailer,
    private readonly push: PushService,
    private readonly unsubscribing: UnsubscribingService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEND, (id) => this.send(id as NotificationId));
  }

  async send(id: NotificationId): Promise<void> {
    const stored = await this.notifications.one(id);
    if (!stored || stored.readAt) return;
    const [contact] = await this.accounts.contacts([stored.personId]);
    const standings = await this.mentions.standingsOf([stored.personId]);
    const [open] = await this.service.shown(standings.get(stored.personId), [stored]);
    if (!contact || !open || !(await this.isDue(stored, standings))) return;
    const body = stored.bodyId && (await this.bodies.named([stored.bodyId])).get(stored.bodyId);
    const shown = body?.visibility === 'confidential' ? concealed(open) : open;
    const person = await this.people.read(stored.personId);
    if (stored.mail) await this.mail(contact, person.preferredLanguage, shown);
    if (stored.push) await this.push.send(stored.personId, pushed(shown, person.preferredLanguage));
  }

  private async isDue(
    { kind, target, personId }: StoredNotification,
    standings: Awaited<ReturnType<MentionService['standingsOf']>>,
  ): Promise<boolean> {
    if (kind !== 'ballot-opened' || !target.ballotId) return true;
    return (await this.ballots.awaited(target.ballotId, standings)).includes(personId);
  }

  private async mail(contact: Contact, language: Language, shown: Notification): Promise<void> {
    const words = wordsIn(language);
    const { title, text } = said(shown, language);
    const place = shown.bodyId ? 'body' : 'own';
    const stop = shown.bodyId ? 'body' : 'mail';
    const letter: Letter = {
      ...{ language, network: await this.accounts.networkName(), heading: title },
      paragraphs: text ? [text] : [],
      lines: [],
      action: {
        label: words.open,
        url: this.unsubscribing.url(addressOf(shown.bodyId, shown.target)),
      },
      reason: words.reason[place],
      unsubscribe: {
        label: words.stop[stop],
        url: this.unsubscribing.linkFor(contact.personId, shown.bodyId ?? 'mail'),
      },
    };
    const subject = shown.body ? `[${pick(shown.body, language)}] ${title}` : title;
    await this.mailer.write({
      key: `notification:${shown.id}`,
      to: contact.email,
      subject,
      letter,
    });
  }
}

const pick = (text: { fr: string; en?: string | undefined }, language: Language) =>
  language === 'en' ? (text.en ?? text.fr) : text.fr;

/** Of a confidential body nothing leaves: neither its name, nor what it is about, nor who speaks there. */
function concealed({ id, kind, bodyId, at, target }: Notification): Notification {
  return { id, kind, at, target, subject: { fr: '' }, ...(bodyId && { bodyId }) };
}

function said({ kind, by, subject, body }: Notification, language: Language) {
  const words = wordsIn(language);
  const hidden = subject.fr === '';
  return {
    title: hidden ? words.confidential : words.kinds[kind](by?.name ?? words.somebody),
    text: hidden
      ? ''
      : [pick(subject, language), body && pick(body, language)].filter(Boolean).join(' · '),
  };
}

function pushed(shown: Notification, language: Language) {
  const { title, text } = said(shown, language);
  return { title, text, tag: shown.id, address: addressOf(shown.bodyId, shown.target) };
}
