import { Component, computed, inject, input } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { ProblemTexts } from '../../../platform/problems/problem-texts';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import { documentsTexts } from '../documents-texts';
import { injectSizes } from '../readable';
import type { TransferItem, TransferState } from './transfer-items';
import { Transfers } from './transfers';

const ICONS: Partial<Record<TransferState, IconName>> = {
  done: 'check',
  refused: 'warning',
  offline: 'offline',
  asks: 'info',
  twin: 'info',
};

/** Files on their way to a body: how far each is, pause and resume, and what one of them asks. */
@Component({
  selector: 'pa-transfer-list',
  imports: [Icon],
  templateUrl: './transfer-list.html',
  styleUrl: './transfer-list.scss',
})
export class TransferList {
  protected readonly transfers = inject(Transfers);
  protected readonly problems = inject(ProblemTexts);
  protected readonly sizeOf = injectSizes();
  protected readonly t = injectTexts(documentsTexts);
  readonly bodyId = input.required<BodyId>();

  protected readonly items = computed(() =>
    this.transfers.items().filter(({ bodyId }) => bodyId === this.bodyId()),
  );

  protected iconOf({ state }: TransferItem): IconName {
    return ICONS[state] ?? 'file';
  }

  protected percentOf({ sent, size }: TransferItem): number {
    return size > 0 ? Math.round((sent / size) * 100) : 0;
  }

  protected moves({ state }: TransferItem): boolean {
    return ['queued', 'sending', 'paused', 'offline', 'asks', 'finishing'].includes(state);
  }

  protected says(item: TransferItem): string {
    const facts = { sent: this.sizeOf(item.sent), size: this.sizeOf(item.size) };
    switch (item.state) {
      case 'sending':
        return this.t('transfer.progress', facts);
      case 'refused':
        return item.problem ? this.problems.of(item.problem) : '';
      default:
        return this.t(`transfer.${item.state}`, facts);
    }
  }

  protected supply({ id }: TransferItem, choice: HTMLInputElement): void {
    const [file] = choice.files ?? [];
    if (file) this.transfers.supply(id, file);
    choice.value = '';
  }
}
