import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Action, ActionState } from '@passerelle/contracts/decisions';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { sourceLink } from '../follow-up/source-link';
import { MeetingApi } from '../meeting-api';
import { meetingsTexts } from '../meetings-texts';

/** Something to do: whose it is, until when, and whether it is done. */
@Component({
  selector: 'pa-action-row',
  imports: [Icon, Notice, RouterLink],
  template: `
    <div class="row" [class.over]="action().state !== 'open'">
      <span class="words">
        <strong>{{ action().title }}</strong>
        <span class="pa-soft pa-small">
          {{ owner() }}
          @if (action().due; as due) {
            ·
            <span [class.late]="late()">{{ t('actions.due', { day: dates.day(due) }) }}</span>
          }
          @if (source(); as link) {
            · <a [routerLink]="link.path" [queryParams]="link.query">{{ t('source.see') }}</a>
          }
        </span>
      </span>
      @if (action().mine.mayChange && action().state === 'open') {
        <span class="pa-row pa-screen">
          <button
            type="button"
            class="pa-button pa-compact"
            [attr.aria-label]="t('actions.doneLabel', { title: action().title })"
            (click)="change('done')"
          >
            <pa-icon name="check" />{{ t('actions.done') }}
          </button>
          <button
            type="button"
            class="pa-button pa-compact pa-plain"
            [attr.aria-label]="t('actions.dropLabel', { title: action().title })"
            (click)="change('dropped')"
          >
            {{ t('actions.drop') }}
          </button>
        </span>
      } @else if (action().state !== 'open') {
        <span class="pa-soft pa-row">
          {{ state() }}
          @if (action().mine.mayChange) {
            <button
              type="button"
              class="pa-button pa-compact pa-plain pa-screen"
              (click)="change('open')"
            >
              {{ t('actions.reopen') }}
            </button>
          }
        </span>
      }
    </div>
    @if (problem(); as fault) {
      <pa-notice [problem]="fault" />
    }
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pa-2) var(--pa-4);
      align-items: center;
      justify-content: space-between;
      min-height: var(--pa-row);
      padding: var(--pa-2) 0;
    }
    .words {
      display: grid;
      flex: 1 1 16rem;
      overflow-wrap: anywhere;
    }
    .over strong {
      color: var(--pa-ink-soft);
      font-weight: 400;
    }
    .late {
      color: var(--pa-fault);
      font-weight: 600;
    }
  `,
})
export class ActionRow {
  private readonly api = inject(MeetingApi);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(meetingsTexts);
  readonly action = input.required<Action>();
  readonly changed = output<void>();

  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly owner = computed(() => {
    const { person, organisation } = this.action();
    if (organisation) return organisation.name;
    const city = person?.organisation?.name;
    return person ? `${person.name}${city ? `, ${city}` : ''}` : this.t('somebody');
  });
  protected readonly source = computed(() => {
    const { bodyId, source } = this.action();
    return source && sourceLink(bodyId, source);
  });
  protected readonly state = computed(() => this.t(`actionState.${this.action().state}`));
  protected readonly late = computed(() => {
    const { due, state } = this.action();
    return state === 'open' && !!due && due < new Date().toISOString().slice(0, 10);
  });

  protected async change(state: ActionState): Promise<void> {
    const { id, version } = this.action();
    this.problem.set(undefined);
    try {
      await this.api.changeAction(id, { state, version });
    } catch (error) {
      this.problem.set(asProblem(error));
    }
    this.changed.emit();
  }
}
