import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { SETTINGS, type Settings } from '../config/settings';
import { headerLine } from './letter';
import type { StoredMail } from './mail.repository';

/** Answers of a mail server that say "never": no second attempt. */
const FOR_GOOD = 500;

/** The mail was refused before the server took it: it was certainly not sent. `forGood`: another attempt is of no use. */
export class MailRefused extends Error {
  constructor(
    reason: string,
    readonly forGood: boolean,
  ) {
    super(reason);
  }
}

/** The operator's mail server, when one is set. */
@Injectable()
export class MailServer implements OnModuleDestroy {
  private readonly transport: Transporter | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const { SMTP_URL } = settings;
    this.transport = SMTP_URL ? createTransport(SMTP_URL) : undefined;
  }

  get delivers(): boolean {
    return this.transport !== undefined;
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  /** Resolves when the server has taken it. @throws MailRefused, or any error when the answer never came. */
  async deliver({ to, subject, text, html, unsubscribeUrl, id }: StoredMail): Promise<void> {
    try {
      await this.transport?.sendMail({
        from: this.settings.MAIL_FROM,
        to: { name: '', address: headerLine(to) },
        subject: headerLine(subject),
        ...{ text, html },
        disableFileAccess: true,
        disableUrlAccess: true,
        headers: {
          'List-Unsubscribe': { prepared: true, foldLines: false, value: `<${unsubscribeUrl}>` },
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'Auto-Submitted': 'auto-generated',
          'X-Passerelle-Mail': headerLine(id),
        },
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }
}

/** Tells a refusal from a silence. Without an answer to the text itself nobody knows whether the server took it. */
function refusalOf(error: unknown): MailRefused | undefined {
  const { responseCode, code, message } = (error ?? {}) as {
    responseCode?: number;
    code?: string;
    message?: string;
  };
  const unreached = ['ECONNECTION', 'EDNS', 'EAUTH', 'ETLS', 'ECONNREFUSED', 'EENVELOPE'];
  if (responseCode) return new MailRefused(message ?? '', responseCode >= FOR_GOOD);
  return code && unreached.includes(code) ? new MailRefused(message ?? code, false) : undefined;
}
