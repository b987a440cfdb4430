import { Component, computed, inject, input, output } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import { PositionStatus } from '@passerelle/contracts/positions';
import { THEMES, Theme } from '@passerelle/contracts/themes';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { PositionApi } from '../position-api';
import { positionsTexts } from '../positions-texts';

export interface Filters {
  readonly status?: PositionStatus;
  readonly bodyId?: BodyId;
  readonly theme?: Theme;
}

/** Narrows the list by stage, body and theme; each choice is told at once. */
@Component({
  selector: 'pa-position-filters',
  template: `
    @if (!themeOnly()) {
      <label>
        <span>{{ t('filter.status') }}</span>
        <select class="pa-input" (change)="choose({ status: $any($event.target).value })">
          <option value="">{{ t('filter.all') }}</option>
          @for (status of statuses(); track status.id) {
            <option [value]="status.id" [selected]="filters().status === status.id">
              {{ status.label }}
            </option>
          }
        </select>
      </label>
      <label>
        <span>{{ t('filter.body') }}</span>
        <select class="pa-input" (change)="choose({ bodyId: $any($event.target).value })">
          <option value="">{{ t('filter.allBodies') }}</option>
          @for (body of bodies(); track body.id) {
            <option [value]="body.id" [selected]="filters().bodyId === body.id">
              {{ body.label }}
            </option>
          }
        </select>
      </label>
    }
    <label>
      <span>{{ t('filter.theme') }}</span>
      <select class="pa-input" (change)="choose({ theme: $any($event.target).value })">
        <option value="">{{ t('filter.all') }}</option>
        @for (theme of themes(); track theme.id) {
          <option [value]="theme.id" [selected]="filters().theme === theme.id">
            {{ theme.label }}
          </option>
        }
      </select>
    </label>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pa-3);
    }
    label {
      display: grid;
      gap: var(--pa-1);
    }
    span {
      font-size: var(--pa-size-small);
      font-weight: 600;
    }
    select {
      width: 12rem;
      max-width: 100%;
      min-height: 2.5rem;
      padding-block: 0.25rem;
    }
  `,
})
export class PositionFilters {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly filters = input.required<Filters>();
  readonly themeOnly = input(false);
  readonly filtersChange = output<Filters>();

  protected readonly statuses = computed(() =>
    PositionStatus.options
      .filter((status) => status !== 'adopted')
      .map((id) => ({ id, label: this.t(`status.${id}`) })),
  );
  private readonly reads = inject(PositionApi).bodies();
  protected readonly bodies = computed(() =>
    (this.reads.hasValue() ? this.reads.value() : []).map(({ id, name }) => ({
      id,
      label: this.languages.pick(name),
    })),
  );
  protected readonly themes = computed(() =>
    Theme.options.map((id) => ({ id, label: THEMES[id][this.languages.current()] })),
  );

  protected choose(choice: { [K in keyof Filters]?: string }): void {
    const [[name, value]] = Object.entries(choice);
    this.filtersChange.emit({ ...this.filters(), [name]: value || undefined } as Filters);
  }
}
