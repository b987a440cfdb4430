import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PersonId, PushDeviceId } from '@passerelle/contracts/ids';
import type { PushState, PushSubscription, PushTested } from '@passerelle/contracts/notifications';
import webPush, { WebPushError } from 'web-push';
import { Clock } from '../../platform/clock/clock';
import { Ids } from '../../platform/clock/ids';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { vapidKeys, type VapidKeys } from '../../platform/config/vapid';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { PushDeviceRepository, type StoredDevice } from './push-device.repository';
import { PushNetwork } from './push-network';
import { wordsIn } from './words';

/** What a device shows. */
export interface Push {
  readonly title: string;
  readonly text: string;
  /** A later one with the same tag takes its place. */
  readonly tag: string;
  /** Path of the page that it opens. */
  readonly address: string;
}

const GONE = [404, 410];
/** How long a push service keeps a message for a device that is off, in seconds. */
const TTL = 2 * 86_400;
const PATIENCE = 10_000;

/** Push notifications: encrypted for the device (RFC 8291), signed with the network's keys (RFC 8292). */
@Injectable()
export class PushService {
  private readonly logger = new Logger(PushService.name);
  private keys: Promise<VapidKeys> | undefined;

  constructor(
    private readonly devices: PushDeviceRepository,
    private readonly network: PushNetwork,
    private readonly ids: Ids,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async state({ personId }: Caller): Promise<PushState> {
    const devices = await this.devices.of(personId);
    const { publicKey } = await this.vapid();
    return { publicKey, devices: devices.map(({ id, device, since }) => ({ id, device, since })) };
  }

  async add(
    { personId }: Caller,
    { endpoint, keys }: PushSubscription,
    device: string,
  ): Promise<void> {
    if (!this.network.allows(endpoint)) throw new Refusal('notification/device-refused');
    const since = this.clock.instant();
    await this.devices.put({
      ...{ id: this.ids.next<PushDeviceId>('psh'), personId, endpoint, keys, device, since },
    });
  }

  async remove({ personId }: Caller, id: PushDeviceId): Promise<void> {
    if (!(await this.devices.remove(personId, id))) throw new Refusal('request/not-found');
  }

  async test({ personId, language }: Caller): Promise<PushTested> {
    const [title, text] = wordsIn(language).test;
    const reached = await this.send(personId, {
      title,
      text,
      tag: 'test',
      address: '/notifications',
    });
    if (reached === 0) throw new Refusal('notification/no-device');
    return { reached };
  }

  /** How many devices it was handed over for. One that is gone is forgotten; one that does not answer is left out this time. */
  async send(personId: PersonId, push: Push): Promise<number> {
    const devices = await this.devices.of(personId);
    const sent = await Promise.all(devices.map((device) => this.sendTo(device, push)));
    return sent.filter(Boolean).length;
  }

  private async sendTo(
    device: StoredDevice,
    { title, text, tag, address }: Push,
  ): Promise<boolean> {
    const { endpoint, keys, personId, id } = device;
    if (!this.network.allows(endpoint)) return false;
    const open = {
      onActionClick: { default: { operation: 'navigateLastFocusedOrOpen', url: address } },
    };
    const notification = { title, body: text, tag, icon: '/favicon.svg', data: open };
    try {
      const { agent } = this.network;
      const vapidDetails = { subject: this.subject(), ...(await this.vapid()) };
      await webPush.sendNotification({ endpoint, keys }, JSON.stringify({ notification }), {
        ...{ TTL, vapidDetails, agent, timeout: PATIENCE },
      });
      return true;
    } catch (error) {
      if (error instanceof WebPushError && GONE.includes(error.statusCode))
        await this.devices.remove(personId, id);
      else this.logger.warn(`push service of ${new URL(endpoint).host} did not take a message`);
      return false;
    }
  }

  private subject(): string {
    const address = /<([^>]+)>/.exec(this.settings.MAIL_FROM)?.[1] ?? this.settings.MAIL_FROM;
    return `mailto:${address}`;
  }

  private vapid(): Promise<VapidKeys> {
    this.keys ??= vapidKeys(this.settings);
    return this.keys;
  }
}
