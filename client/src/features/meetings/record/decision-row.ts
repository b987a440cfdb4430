import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { Decision } from '@passerelle/contracts/decisions';
import type { BodyId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { sourceLink } from '../follow-up/source-link';
import { MeetingApi } from '../meeting-api';
import { MeetingStore } from '../meeting-page/meeting-store';
import { meetingsTexts } from '../meetings-texts';

/** One decision with its number; whoever keeps the record may correct it until the minutes are approved. */
@Component({
  selector: 'pa-decision-row',
  imports: [FormsModule, Icon, RouterLink],
  template: `
    <span class="number pa-numbers" aria-hidden="true">{{ decision().number }}</span>
    <div class="words">
      @if (editing()) {
        <textarea
          class="pa-input"
          rows="3"
          [attr.aria-label]="t('decisions.text')"
          [(ngModel)]="text"
        ></textarea>
        <span class="pa-row">
          <button type="button" class="pa-button pa-compact" (click)="save()">
            {{ t('save') }}
          </button>
          <button type="button" class="pa-button pa-compact pa-plain" (click)="editing.set(false)">
            {{ t('cancel') }}
          </button>
        </span>
      } @else {
        <p>{{ decision().text }}</p>
        @if (source(); as link) {
          <a class="pa-small" [routerLink]="link.path" [queryParams]="link.query">{{
            t('source.see')
          }}</a>
        }
      }
    </div>
    @if (mayEdit() && !editing()) {
      <button
        type="button"
        class="pa-button pa-icon-only pa-plain pa-screen"
        [attr.aria-label]="t('decisions.edit', { number: decision().number })"
        (click)="begin()"
      >
        <pa-icon name="edit" />
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 2.5rem minmax(0, 1fr) auto;
      align-items: start;
      padding: var(--pa-3) 0;
    }
    .number {
      color: var(--pa-lagoon);
      font-weight: 600;
    }
    .words {
      display: grid;
      gap: var(--pa-2);
    }
    p {
      max-width: var(--pa-measure);
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class DecisionRow {
  private readonly api = inject(MeetingApi);
  private readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  readonly decision = input.required<Decision>();
  readonly bodyId = input.required<BodyId>();
  readonly mayEdit = input(false);

  protected readonly editing = signal(false);
  protected readonly text = signal('');
  protected readonly source = computed(() => {
    const { source } = this.decision();
    return source && sourceLink(this.bodyId(), source);
  });

  protected begin(): void {
    this.text.set(this.decision().text);
    this.editing.set(true);
  }

  protected async save(): Promise<void> {
    const { id: decisionId, version } = this.decision();
    const change = { text: this.text(), version };
    if (await this.store.act('record', (id) => this.api.correct(id, decisionId, change)))
      this.editing.set(false);
  }
}
