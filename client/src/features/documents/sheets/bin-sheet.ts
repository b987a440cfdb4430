import { Component, effect, inject, input, model, output, signal } from '@angular/core';
import { BIN_DAYS, type BinItem } from '@passerelle/contracts/documents';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { DocumentApi } from '../document-api';
import { documentsTexts } from '../documents-texts';

/** What was deleted, and how it comes back. */
@Component({
  selector: 'pa-bin-sheet',
  imports: [Icon, Notice, Sheet],
  template: `
    <pa-sheet [heading]="t('bin')" [(open)]="open">
      <p class="pa-soft">{{ t('bin.text', { days }) }}</p>
      @if (problem(); as fault) {
        <pa-notice [problem]="fault" />
      }
      <ul role="list">
        @for (item of items(); track item.id) {
          <li>
            <pa-icon [name]="item.kind === 'folder' ? 'folder' : 'file'" />
            <div>
              <p class="name">{{ item.name }}</p>
              <p class="pa-soft pa-small">
                {{ t('bin.by', { name: item.by.name, when: dates.day(item.at) }) }}
              </p>
            </div>
            <button
              type="button"
              class="pa-button pa-compact"
              [attr.aria-label]="t('bin.restoreNamed', { name: item.name })"
              (click)="restore(item)"
            >
              {{ t('bin.restore') }}
            </button>
          </li>
        } @empty {
          @if (read()) {
            <li>{{ t('bin.empty') }}</li>
          }
        }
      </ul>
    </pa-sheet>
  `,
  styles: `
    ul {
      margin: var(--pa-4) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: var(--pa-3);
      align-items: center;
      padding: var(--pa-3) 0;
      border-bottom: var(--pa-hairline);
    }
    li div {
      flex: 1;
      min-width: 0;
    }
    li pa-icon {
      color: var(--pa-lagoon);
    }
    p {
      margin: 0;
    }
    .name {
      overflow-wrap: anywhere;
      font-weight: 600;
    }
  `,
})
export class BinSheet {
  private readonly api = inject(DocumentApi);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(documentsTexts);
  protected readonly days = BIN_DAYS;
  readonly bodyId = input.required<BodyId>();
  readonly open = model(false);
  readonly restored = output<void>();

  protected readonly items = signal<readonly BinItem[]>([]);
  protected readonly read = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    effect(() => {
      if (this.open()) void this.reload();
    });
  }

  protected async restore({ kind, id }: BinItem): Promise<void> {
    try {
      await this.api.takeBack({ kind, id } as Parameters<DocumentApi['takeBack']>[0]);
      this.restored.emit();
      await this.reload();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  private async reload(): Promise<void> {
    try {
      this.items.set(await this.api.bin(this.bodyId()));
      this.problem.set(undefined);
      this.read.set(true);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
