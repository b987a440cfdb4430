import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { SwPush } from '@angular/service-worker';
import type { PushDeviceId } from '@passerelle/contracts/ids';
import { PushSubscription } from '@passerelle/contracts/notifications';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { NotificationApi } from '../notification-api';
import { notificationsTexts } from '../notifications-texts';

/** Notifications on this device and the others: on, off, and a test. */
@Component({
  selector: 'pa-push-here',
  imports: [Icon, Notice],
  templateUrl: './push-here.html',
  styleUrl: './push-here.scss',
})
export class PushHere {
  private readonly api = inject(NotificationApi);
  private readonly worker = inject(SwPush);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(notificationsTexts);
  protected readonly state = this.api.push();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly refused = signal(false);
  protected readonly tested = signal(0);
  protected readonly possible = this.worker.isEnabled;
  protected readonly here = toSignal(this.worker.subscription);
  protected readonly devices = computed(() =>
    this.state.hasValue() ? this.state.value().devices : [],
  );

  protected async turnOn(): Promise<void> {
    if (!this.state.hasValue()) return;
    const { publicKey } = this.state.value();
    this.refused.set(false);
    const subscription = await this.worker
      .requestSubscription({ serverPublicKey: publicKey })
      .catch(() => undefined);
    if (!subscription) return this.refused.set(true);
    await this.trying(() => this.api.addDevice(PushSubscription.parse(subscription.toJSON())));
  }

  protected async turnOff(id: PushDeviceId): Promise<void> {
    await this.trying(() => this.api.removeDevice(id));
  }

  protected async test(): Promise<void> {
    await this.trying(async () => this.tested.set((await this.api.testPush()).reached));
  }

  private async trying(work: () => Promise<unknown>): Promise<void> {
    this.problem.set(undefined);
    this.tested.set(0);
    try {
      await work();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
    this.state.reload();
  }
}
