import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BodyId, PersonId } from '@passerelle/contracts/ids';
import type { Unsubscription } from '@passerelle/contracts/notifications';
import { SESSION_SECRET } from '../../platform/config/config.module';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { Refusal } from '../../platform/errors/refusal';
import { BodyService } from '../bodies/body.service';
import { PreferenceRepository } from './preference.repository';

/** What a link stops: the summary, the mails of one body, or every mail but the summary. */
export type Stop = 'digest' | 'mail' | BodyId;

const isBody = (stop: Stop): stop is BodyId => BodyId.safeParse(stop).success;

/**
 * Links that stop mails without a sign-in (RFC 8058). A link is its own proof; it only ever turns something down, for the
 * person to whom it was sent, and reading it changes nothing.
 */
@Injectable()
export class UnsubscribingService {
  constructor(
    private readonly preferences: PreferenceRepository,
    private readonly bodies: BodyService,
    @Inject(SESSION_SECRET) private readonly secret: string,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Address of a page of the product, for what leaves it. Never built from a request. */
  url(path: string): string {
    const { BASE_URL, PORT } = this.settings;
    return `${(BASE_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '')}${path}`;
  }

  linkFor(personId: PersonId, stop: Stop): string {
    const said = Buffer.from(`${personId} ${stop}`).toString('base64url');
    return this.url(`/api/unsubscribe/${said}.${this.proof(said)}`);
  }

  async read(token: string): Promise<Unsubscription> {
    const { stop } = this.open(token);
    if (!isBody(stop)) return { stops: stop };
    const body = (await this.bodies.named([stop])).get(stop);
    const named = body && body.visibility !== 'confidential';
    return { stops: 'body', ...(named && { body: body.name }) };
  }

  async stop(token: string): Promise<void> {
    const { personId, stop } = this.open(token);
    const { choice } = (await this.preferences.of([personId]))(personId);
    const { volume, digest } = choice;
    if (isBody(stop)) return this.stopBody(personId, stop);
    if (stop === 'digest')
      await this.preferences.choose(personId, {
        ...choice,
        digest: { ...digest, rhythm: 'never' },
      });
    else
      await this.preferences.choose(personId, { ...choice, volume: { ...volume, mail: 'digest' } });
  }

  private async stopBody(personId: PersonId, bodyId: BodyId): Promise<void> {
    const own = (await this.preferences.at([bodyId], [personId]))(personId, bodyId);
    await this.preferences.set(personId, bodyId, { ...own, mail: 'muted' });
  }

  private open(token: string): { personId: PersonId; stop: Stop } {
    const [said = '', proof = ''] = token.split('.');
    const [given, due] = [Buffer.from(proof), Buffer.from(this.proof(said))];
    if (given.length !== due.length || !timingSafeEqual(given, due))
      throw new Refusal('notification/link-invalid');
    const [personId, stop] = Buffer.from(said, 'base64url').toString().split(' ');
    const known = stop === 'digest' || stop === 'mail' ? stop : BodyId.parse(stop);
    return { personId: PersonId.parse(personId), stop: known };
  }

  private proof(said: string): string {
    return createHmac('sha256', this.secret).update(`unsubscribe:${said}`).digest('base64url');
  }
}
