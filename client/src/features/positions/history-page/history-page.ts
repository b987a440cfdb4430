import { Component, computed, inject, signal } from '@angular/core';
import type { PositionText } from '@passerelle/contracts/position-text';
import { diffWords } from '@passerelle/rules/positions/words';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Amended } from '../../../ui/amended/amended';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Debate } from '../debate-api';
import { PositionApi } from '../position-api';
import { Withdrawal } from '../position-steps/withdrawal';
import { positionsTexts } from '../positions-texts';

interface Version {
  readonly revision: number;
  readonly savedAt: string;
  readonly title: string;
  readonly text: PositionText;
}

const linesOf = ({ title, text }: Version): Map<string, string> =>
  new Map([
    ['title', title],
    ...text.recitals.map(({ id, text: words }): [string, string] => [id, words]),
    ...text.articles.flatMap(({ id, heading, paragraphs }): [string, string][] => [
      [id, heading],
      ...paragraphs.map((paragraph): [string, string] => [paragraph.id, paragraph.text]),
    ]),
  ]);

/** How the base text came about: each saved version, and what it changed. */
@Component({
  selector: 'pa-history-page',
  imports: [Amended, Icon, Notice, Skeleton, Withdrawal],
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export class HistoryPage {
  private readonly debate = inject(Debate);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(positionsTexts);
  protected readonly reads = inject(PositionApi).revisions(() => this.debate.followed());
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly open = signal<number | undefined>(undefined);
  protected readonly page = this.debate.page;

  /** Newest first, the present one included. */
  protected readonly versions = computed<Version[] | undefined>(() => {
    const page = this.page();
    if (!page || !this.reads.hasValue()) return undefined;
    const { revision, title, text, changedAt } = page.position;
    const former = this.reads.value();
    return [
      { revision, title, text, savedAt: former.length ? changedAt : page.position.createdAt },
      ...former,
    ];
  });

  protected readonly changes = computed(() => {
    const versions = this.versions() ?? [];
    const at = versions.findIndex(({ revision }) => revision === this.open());
    const [now, before] = [versions[at], versions[at + 1]];
    if (!now || !before) return [];
    const [lines, were] = [linesOf(now), linesOf(before)];
    return [...new Set([...lines.keys(), ...were.keys()])]
      .filter((key) => lines.get(key) !== were.get(key))
      .map((key) => ({ key, segments: diffWords(were.get(key) ?? '', lines.get(key) ?? '') }));
  });

  protected toggle(revision: number): void {
    this.open.update((open) => (open === revision ? undefined : revision));
  }
}
