import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { MailList } from '@passerelle/contracts/mails';
import { Clock } from '../clock/clock';
import { SETTINGS, type Settings } from '../config/settings';
import { Jobs } from '../jobs/jobs';
import { headerLine, htmlText, plainText, type Letter } from './letter';
import { MailRefused, MailServer } from './mail-server';
import { MailRepository, type StoredMail } from './mail.repository';

export interface NewMail {
  /** What it is about and for whom; the same key is the same mail, written and sent once. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly letter: Letter;
}

const KIND = 'mail:send';
const KEPT_FOR = 30 * 86_400_000;
const PAGE = 50;

/**
 * Writes mails into the outbox and has them sent. A mail is taken before it is handed to the server and is never taken
 * twice, so it is sent at most once: one that was being handed over when its server died stays `sending`.
 */
@Injectable()
export class Mailer implements OnModuleInit {
  private readonly logger = new Logger(Mailer.name);

  constructor(
    private readonly mails: MailRepository,
    private readonly server: MailServer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.define(KIND, (key) => this.send(key));
  }

  async write({ key, to, subject, letter }: NewMail): Promise<void> {
    const now = this.clock.now();
    await this.mails.add({
      ...{ id: key, to, subject: headerLine(subject) },
      ...{ text: plainText(letter), html: htmlText(letter) },
      unsubscribeUrl: letter.unsubscribe.url,
      at: now.toISOString(),
      state: this.server.delivers ? 'waiting' : 'kept',
      forgetAt: new Date(now.getTime() + KEPT_FOR),
    });
    if (this.server.delivers) await this.jobs.ask(KIND, key);
  }

  /** The newest first. What a mail says is shown in the demonstration only: the outbox is no way to read what is for others. */
  async outbox(after: string | undefined): Promise<MailList> {
    const [at, ...id] = after?.split(' ') ?? [];
    const found = await this.mails.page(PAGE + 1, at ? { at, id: id.join(' ') } : undefined);
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    return {
      items: page.map((mail) => this.shown(mail)),
      ...(found.length > PAGE && last && { next: `${last.at} ${last.id}` }),
      delivers: this.server.delivers,
    };
  }

  private shown({ id, to, subject, at, state, fault, text, html }: StoredMail) {
    const { DEMO } = this.settings;
    return { id, to, subject, at, state, ...(fault && { fault }), ...(DEMO && { text, html }) };
  }

  private async send(id: string): Promise<void> {
    const mail = await this.mails.take(id);
    if (!mail) return;
    try {
      await this.server.deliver(mail);
      await this.mails.settle(id, 'sent');
    } catch (error) {
      if (!(error instanceof MailRefused)) return this.logger.error(error);
      await this.mails.settle(id, error.forGood ? 'failed' : 'waiting', error.message);
      if (!error.forGood) throw error;
    }
  }
}
