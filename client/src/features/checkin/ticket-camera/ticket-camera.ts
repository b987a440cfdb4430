import {
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TicketCode } from '@passerelle/contracts/registrations';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { checkinTexts } from '../checkin-texts';
import { barcodeDetector } from './barcode-detector';

/** Milliseconds between two looks, and for which the same ticket held still counts once. */
const LOOK_EVERY = 150;
const SAME_TICKET = 4_000;

/** Reads tickets with the camera; nothing is shown where the browser cannot. */
@Component({
  selector: 'pa-ticket-camera',
  imports: [Icon, Notice],
  template: `
    @if (detector) {
      @if (refused()) {
        <pa-notice tone="waits">{{ t('camera.refused') }}</pa-notice>
      }
      <video #video muted playsinline [hidden]="!on()" [attr.aria-label]="t('camera')"></video>
      <button type="button" class="pa-button" (click)="on() ? stop() : start()">
        <pa-icon name="device" />{{ t(on() ? 'camera.stop' : 'camera.start') }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pa-3);
      justify-items: start;
    }
    video {
      width: min(100%, 26rem);
      aspect-ratio: 4 / 3;
      border: var(--pa-rule);
      border-radius: var(--pa-radius-large);
      object-fit: cover;
    }
  `,
})
export class TicketCamera {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  protected readonly t = injectTexts(checkinTexts);
  protected readonly detector = barcodeDetector(this.window);
  protected readonly on = signal(false);
  protected readonly refused = signal(false);
  readonly read = output<TicketCode>();
  private stream: MediaStream | undefined;
  private last = { code: '', at: 0 };

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected async start(): Promise<void> {
    const video = this.video()?.nativeElement;
    if (!video) return;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
      });
      video.srcObject = this.stream;
      await video.play();
      this.refused.set(false);
      this.on.set(true);
      void this.look(video);
    } catch {
      this.refused.set(true);
      this.stop();
    }
  }

  protected stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.on.set(false);
  }

  private async look(video: HTMLVideoElement): Promise<void> {
    while (this.on()) {
      const codes = await this.detector?.detect(video).catch(() => []);
      for (const { rawValue } of codes ?? []) this.seen(rawValue);
      await new Promise((resume) => setTimeout(resume, LOOK_EVERY));
    }
  }

  private seen(raw: string): void {
    const code = TicketCode.safeParse(raw).data;
    const now = Date.now();
    if (!code || (code === this.last.code && now - this.last.at < SAME_TICKET)) return;
    this.last = { code, at: now };
    this.read.emit(code);
  }
}
