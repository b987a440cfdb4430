import { Component, effect, inject, input, model, output, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { NameChange } from '@passerelle/contracts/documents';
import type { BodyId, FolderId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { sending } from '../../../platform/problems/sending';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { DocumentApi, type Filed } from '../document-api';
import { documentsTexts } from '../documents-texts';

/** Gives a name: to a new folder of the place that is shown, or another one to what is there. */
@Component({
  selector: 'pa-name-sheet',
  imports: [Field, FormField, FormRoot, Notice, Sheet],
  template: `
    <pa-sheet
      [heading]="filed() ? t('rename.title', { name: filed()!.name }) : t('folder.new')"
      [(open)]="open"
    >
      @if (problem(); as fault) {
        <pa-notice [problem]="fault" />
      }
      <form class="pa-form" [formRoot]="form">
        <pa-field
          [label]="t(filed() ? 'name' : 'folder.name')"
          [hint]="filed()?.kind === 'document' ? t('name.hint') : undefined"
        >
          <input class="pa-input" autocomplete="off" [formField]="form.name" />
        </pa-field>
        <div>
          <button class="pa-button pa-primary" [attr.aria-disabled]="form().submitting()">
            {{ t(filed() ? 'save' : 'folder.create') }}
          </button>
        </div>
      </form>
    </pa-sheet>
  `,
})
export class NameSheet {
  private readonly api = inject(DocumentApi);
  protected readonly t = injectTexts(documentsTexts);
  readonly bodyId = input.required<BodyId>();
  /** Where a new folder is made. */
  readonly parentId = input<FolderId | null>(null);
  /** What gets another name; a new folder without. */
  readonly filed = input<Filed>();
  readonly open = model(false);
  readonly saved = output<void>();

  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly draft = signal({ name: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, NameChange), {
    submission: sending(this.problem, ({ name }: NameChange) => this.save(name)),
  });
  private id = newId('fld');

  constructor() {
    effect(() => {
      if (!this.open()) return;
      this.id = newId('fld');
      this.problem.set(undefined);
      this.draft.set({ name: this.filed()?.name ?? '' });
    });
  }

  private async save(name: string): Promise<void> {
    const filed = this.filed();
    if (filed) await this.api.rename(filed, name);
    else await this.api.make(this.bodyId(), { id: this.id, name, parentId: this.parentId() });
    this.open.set(false);
    this.saved.emit();
  }
}
