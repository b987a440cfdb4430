import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { AgendaKind, type AgendaItem } from '@passerelle/contracts/meetings';
import { Line } from '@passerelle/contracts/primitives';
import * as z from 'zod';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { MeetingApi } from '../meeting-api';
import { MeetingStore } from '../meeting-page/meeting-store';
import { meetingsTexts } from '../meetings-texts';

const Draft = z.object({
  title: Line,
  kind: AgendaKind,
  minutes: z.int().min(1).max(600),
  presenter: z.string().max(300),
});

/** Writes one item of the agenda, in a sheet. */
@Component({
  selector: 'pa-agenda-item-form',
  imports: [Field, FormField, FormRoot, Notice, Sheet],
  template: `
    <pa-sheet
      [heading]="t(item() ? 'agenda.editTitle' : 'agenda.add')"
      [open]="true"
      (openChange)="closed.emit()"
    >
      @if (store.problem(); as fault) {
        <pa-notice [problem]="fault" />
      }
      <form class="pa-form" [formRoot]="form">
        <pa-field [label]="t('agenda.itemTitle')">
          <input class="pa-input" autocomplete="off" [formField]="form.title" />
        </pa-field>
        <pa-field [label]="t('agenda.kind')">
          <select class="pa-input" [formField]="form.kind">
            @for (kind of kinds; track kind) {
              <option [value]="kind">{{ nameOf(kind) }}</option>
            }
          </select>
        </pa-field>
        <pa-field [label]="t('agenda.length')" [hint]="t('agenda.lengthHint')">
          <input class="pa-input" type="number" [formField]="form.minutes" />
        </pa-field>
        <pa-field [label]="t('agenda.presenter')" [optional]="true">
          <input class="pa-input" autocomplete="off" [formField]="form.presenter" />
        </pa-field>
        <div>
          <button class="pa-button pa-primary" [attr.aria-disabled]="form().submitting()">
            {{ t('save') }}
          </button>
        </div>
      </form>
    </pa-sheet>
  `,
})
export class AgendaItemForm {
  private readonly api = inject(MeetingApi);
  protected readonly store = inject(MeetingStore);
  protected readonly t = injectTexts(meetingsTexts);
  /** The item to change; a new one without it. */
  readonly item = input<AgendaItem>();
  readonly closed = output<void>();

  protected readonly kinds = AgendaKind.options;
  private readonly id = newId('agi');
  private readonly model = linkedSignal(() => {
    const { title = '', kind = 'discussion', minutes = 20, presenter = '' } = this.item() ?? {};
    return { title, kind, minutes, presenter };
  });
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, Draft), {
    submission: { action: async () => this.save() },
  });

  protected nameOf(kind: AgendaKind): string {
    return this.t(`agendaKind.${kind}`);
  }

  private async save(): Promise<void> {
    const { title, kind, minutes, presenter } = Draft.parse(this.model());
    const change = {
      title,
      kind,
      minutes,
      ...(presenter.trim() && { presenter: presenter.trim() }),
    };
    const before = this.item();
    const saved = await this.store.act('agenda', (id) =>
      before
        ? this.api.editItem(id, before.id, change)
        : this.api.addItem(id, { id: this.id, ...change }),
    );
    if (saved) this.closed.emit();
  }
}
