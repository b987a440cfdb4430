import { Component, computed, input, output } from '@angular/core';
import type { AmendmentId } from '@passerelle/contracts/ids';
import type { Language } from '@passerelle/contracts/primitives';
import type { ShownLine } from '@passerelle/rules/positions/show-change';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Amended } from '../../../ui/amended/amended';
import { Icon } from '../../../ui/icon/icon';
import { positionsTexts } from '../positions-texts';
import { setType } from '../set-type';
import type { Row } from '../text-page/reading-rows';
import { MarginMark } from './margin-mark';

/** A passage of a debated text: its words with what a shown amendment changes, and in the margin who wants what there. */
@Component({
  selector: 'pa-passage',
  imports: [Amended, Icon, MarginMark],
  templateUrl: './passage.html',
  styleUrl: './passage.scss',
  host: { '[class]': 'row().role' },
})
export class Passage {
  readonly row = input.required<Row>();
  readonly language = input.required<Language>();
  /** "article 3, alinéa 2", for those who do not see where they are. */
  readonly place = input.required<string>();
  readonly mayAmend = input(false);
  /** Amendments whose details are open or that are shown in place. */
  readonly shown = input<ReadonlySet<AmendmentId>>(new Set());
  readonly chosen = input<AmendmentId>();
  readonly amend = output<void>();
  readonly choose = output<AmendmentId>();
  protected readonly t = injectTexts(positionsTexts);

  protected readonly words = computed(() => setType(this.row().words, this.language()));
  protected readonly number = computed(() => {
    const { role, rank } = this.row();
    return role === 'paragraph' || role === 'recital' ? `${rank}` : '';
  });

  protected segmentsOf(line: ShownLine) {
    return line.segments.map(({ kind, text }) => ({ kind, text: setType(text, this.language()) }));
  }
}
