import { Component, computed, input } from '@angular/core';
import type { PersonCard } from '@passerelle/contracts/people';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { chatTexts } from '../chat-texts';
import { PresenceDot } from '../presence-dot';

/** Names shown at once, at most. */
const NAMED = 3;

/** Who else is here now. */
@Component({
  selector: 'pa-company-line',
  imports: [PresenceDot],
  template: `
    <p>
      <pa-presence-dot [on]="present().length > 0" />
      <span>{{ sentence() }}</span>
    </p>
  `,
  styles: `
    p {
      display: flex;
      gap: var(--pa-2);
      align-items: center;
      min-height: 2.5rem;
      padding: 0 var(--pa-4);
      border-bottom: var(--pa-hairline);
      color: var(--pa-ink-soft);
      font-size: 0.9375rem;
    }
    span:last-child {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class CompanyLine {
  protected readonly t = injectTexts(chatTexts);
  readonly present = input.required<readonly PersonCard[]>();
  readonly connected = input(true);

  protected readonly sentence = computed(() => {
    const people = this.present();
    if (people.length === 0) return this.connected() ? this.t('presentNone') : '…';
    const shown = people.slice(0, NAMED).map(({ name }) => name);
    const names = people.length > NAMED ? `${shown.join(', ')}…` : shown.join(', ');
    return this.t('present', { count: people.length, names });
  });
}
