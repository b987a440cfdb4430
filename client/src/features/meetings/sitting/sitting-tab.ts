import { Component, computed, inject } from '@angular/core';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { MeetingStore } from '../meeting-page/meeting-store';
import { meetingsTexts } from '../meetings-texts';
import { AttendanceSheet } from './attendance-sheet';
import { SpeakersList } from './speakers-list';

/** While the meeting sits: who speaks, and who is there. */
@Component({
  selector: 'pa-sitting-tab',
  imports: [AttendanceSheet, SpeakersList],
  template: `
    @if (store.meeting()?.state === 'open') {
      <pa-speakers-list />
    } @else {
      <p class="pa-soft">{{ t(isOver() ? 'sitting.over' : 'sitting.notOpen') }}</p>
    }
    <pa-attendance-sheet />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pa-6);
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
      align-items: start;
    }
  `,
})
export class SittingTab {
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  protected readonly isOver = computed(() =>
    ['closed', 'approved'].includes(this.store.meeting()?.state ?? ''),
  );
}
