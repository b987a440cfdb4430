import { Component, computed, effect, inject, input, model, output, signal } from '@angular/core';
import type { FolderCard } from '@passerelle/contracts/documents';
import type { BodyId, FolderId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { trailOf, within } from '@passerelle/rules/documents/tree';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { DocumentApi, type Filed } from '../document-api';
import { documentsTexts } from '../documents-texts';

/** Chooses the folder into which something is moved; never into itself. */
@Component({
  selector: 'pa-move-sheet',
  imports: [Icon, Notice, Sheet],
  template: `
    <pa-sheet [heading]="t('move.title', { name: filed().name })" [(open)]="open">
      @if (problem(); as fault) {
        <pa-notice [problem]="fault" />
      }
      <fieldset>
        <legend>{{ t('move.to') }}</legend>
        @for (place of places(); track place.id) {
          <label [style.padding-inline-start.rem]="place.depth * 1.25">
            <input
              type="radio"
              name="place"
              [checked]="chosen() === place.id"
              (change)="chosen.set(place.id)"
            />
            <pa-icon name="folder" />{{ place.name }}
          </label>
        }
      </fieldset>
      <button type="button" class="pa-button pa-primary" (click)="move()">
        {{ t('move.submit') }}
      </button>
    </pa-sheet>
  `,
  styles: `
    fieldset {
      display: grid;
      margin: 0 0 var(--pa-5);
      padding: 0;
      border: 0;
    }
    legend {
      padding-bottom: var(--pa-2);
      font-weight: 600;
    }
    label {
      display: flex;
      gap: var(--pa-3);
      align-items: center;
      min-height: var(--pa-touch);
      border-bottom: var(--pa-hairline);
      overflow-wrap: anywhere;
    }
    input {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--pa-lagoon);
    }
    label pa-icon {
      color: var(--pa-lagoon);
    }
  `,
})
export class MoveSheet {
  private readonly api = inject(DocumentApi);
  protected readonly t = injectTexts(documentsTexts);
  readonly bodyId = input.required<BodyId>();
  readonly filed = input.required<Filed>();
  /** Where it lies now. */
  readonly folderId = input<FolderId | null>(null);
  readonly open = model(false);
  readonly saved = output<void>();

  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly chosen = signal<FolderId | null>(null);
  private readonly folders = signal<readonly FolderCard[]>([]);
  /** The top, then every folder below the one that holds it. */
  protected readonly places = computed(() => {
    const { kind, id } = this.filed();
    const all = this.folders();
    const itself = kind === 'folder' ? within(all, id) : new Set<FolderId>();
    const open = all.filter((folder) => !itself.has(folder.id));
    const under = (parent: FolderId | null): { id: FolderId; name: string; depth: number }[] =>
      open
        .filter(({ parentId }) => parentId === parent)
        .flatMap((folder) => [
          { id: folder.id, name: folder.name, depth: trailOf(all, folder.id).length },
          ...under(folder.id),
        ]);
    return [{ id: null, name: this.t('documents'), depth: 0 }, ...under(null)];
  });

  constructor() {
    effect(() => {
      if (!this.open()) return;
      this.problem.set(undefined);
      this.chosen.set(this.folderId());
      this.api.folders(this.bodyId()).then(
        (folders) => this.folders.set(folders),
        (error: unknown) => this.problem.set(asProblem(error)),
      );
    });
  }

  protected async move(): Promise<void> {
    try {
      await this.api.move(this.filed(), this.chosen());
      this.open.set(false);
      this.saved.emit();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
