import { Component, DOCUMENT, DestroyRef, inject, input, type OnInit } from '@angular/core';
import type { MeetingId } from '@passerelle/contracts/ids';
import { minutesName } from '@passerelle/contracts/meetings';
import { SharedText } from '../../../platform/collab/shared-text';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Session } from '../../../platform/session/session';
import { CoWriting } from '../../../ui/co-writing/co-writing';
import { Icon } from '../../../ui/icon/icon';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { meetingsTexts } from '../meetings-texts';

/** The minutes while they are written, by several people at once. Fetched by who opens them. */
@Component({
  selector: 'pa-minutes-editor',
  imports: [CoWriting, Icon, Skeleton],
  template: `
    <p class="state" role="status" [class]="text.state()">
      <pa-icon [name]="text.state() === 'saved' ? 'check' : 'clock'" />
      @switch (text.state()) {
        @case ('saved') {
          {{ t('minutes.saved') }}
        }
        @case ('saving') {
          {{ t('minutes.saving') }}
        }
        @case ('offline') {
          {{ t('minutes.offline') }}
        }
        @case ('closed') {
          {{ t('minutes.closed') }}
        }
        @default {
          {{ t('minutes.opening') }}
        }
      }
    </p>
    @if (text.arrived()) {
      <pa-co-writing [text]="text" [label]="t('minutes.title')" [name]="name" />
    } @else if (text.state() !== 'closed') {
      <pa-skeleton [rows]="5" />
    }
  `,
  styles: `
    .state {
      display: flex;
      gap: var(--pa-2);
      align-items: center;
      margin: 0 0 var(--pa-2);
      color: var(--pa-ink-soft);
      font-size: var(--pa-size-small);
      --pa-icon-size: 1rem;
    }
    .saved {
      color: var(--pa-for);
    }
    .offline,
    .closed {
      color: var(--pa-fault);
    }
  `,
})
export class MinutesEditor implements OnInit {
  private readonly session = inject(Session);
  private readonly origin = inject(DOCUMENT).defaultView!.location.origin;
  private readonly destroyed = inject(DestroyRef);
  protected readonly t = injectTexts(meetingsTexts);
  readonly meetingId = input.required<MeetingId>();
  protected readonly name = this.session.me()?.name ?? '';
  protected text!: SharedText;

  ngOnInit(): void {
    this.text = new SharedText(minutesName(this.meetingId()), this.origin, this.session);
    this.destroyed.onDestroy(() => this.text.close());
  }
}
