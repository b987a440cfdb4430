import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { AmendmentId, ParagraphId } from '@passerelle/contracts/ids';
import { placeName } from '@passerelle/rules/positions/place-names';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { kept } from '../../../platform/device/kept';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Notice } from '../../../ui/notice/notice';
import { Segments } from '../../../ui/tabs/segments';
import { AmendmentActions } from '../amendment-actions/amendment-actions';
import { AmendmentCard } from '../amendment-card/amendment-card';
import { AmendmentForm } from '../amendment-form/amendment-form';
import { keptAs, readKept } from '../amendment-form/kept-draft';
import { Debate } from '../debate-api';
import { Passage } from '../passage/passage';
import { positionsTexts } from '../positions-texts';
import { firstOfEach, readingRows, strayed, type Row } from './reading-rows';

/** The text as it is debated: every amendment at its passage, one visible in place, details and forms where one reads. */
@Component({
  selector: 'pa-text-page',
  imports: [AmendmentActions, AmendmentCard, AmendmentForm, EmptyState, Notice, Passage, Segments],
  templateUrl: './text-page.html',
  styleUrl: './text-page.scss',
})
export class TextPage {
  private readonly debate = inject(Debate);
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);

  /** From the address: how the text is shown, the amendment that is open, the passage being amended or corrected. */
  readonly vue = input<string>();
  readonly amendement = input<string>();
  readonly amender = input<string>();
  readonly corriger = input<string>();

  protected readonly page = this.debate.page;
  protected readonly position = computed(() => this.page()?.position);
  protected readonly base = computed(() => this.position()?.text ?? { recitals: [], articles: [] });
  protected readonly isEmpty = computed(
    () => this.base().recitals.length + this.base().articles.length === 0,
  );
  private readonly adoptedSome = computed(() =>
    this.debate.amendments().some(({ outcome }) => outcome === 'adopted'),
  );
  protected readonly views = computed(() => [
    { value: 'amendements', label: this.t('text.withAmendments') },
    { value: 'base', label: this.t('text.base') },
    ...(this.adoptedSome() ? [{ value: 'consolide', label: this.t('text.consolidated') }] : []),
  ]);
  protected readonly view = computed(() => {
    const asked = this.views().find(({ value }) => value === this.vue());
    const finished = this.position()?.status === 'adopted';
    return asked?.value ?? (finished && this.adoptedSome() ? 'consolide' : 'amendements');
  });

  protected readonly chosen = computed(() => this.amendement() as AmendmentId | undefined);
  private readonly visible = computed<readonly AmendmentView[]>(() => {
    if (this.view() !== 'amendements') return [];
    const all = this.debate.amendments();
    const first = firstOfEach(all);
    const chosen = all.filter(({ id }) => id === this.chosen());
    const passages = new Set(chosen.map(({ change }) => change.target ?? change.kind));
    const others = all.filter(
      ({ id, change }) => first.has(id) && !passages.has(change.target ?? change.kind),
    );
    return [...chosen, ...others];
  });
  protected readonly shown = computed(() => new Set(this.visible().map(({ id }) => id)));
  protected readonly rows = computed(() => {
    const consolidated = this.view() === 'consolide';
    const text = consolidated ? (this.page()?.consolidated ?? this.base()) : this.base();
    const amendments = this.view() === 'amendements' ? this.debate.amendments() : [];
    return readingRows(text, amendments, this.visible()).filter(
      (row) => row.id !== null || row.amendments.length > 0 || this.isAmended(row),
    );
  });
  protected readonly strays = computed(() => strayed(this.base(), this.debate.amendments()));
  protected readonly mayAmend = computed(() => {
    const page = this.page();
    return (
      page?.position.status === 'open' &&
      page.mine.tablesFor.length > 0 &&
      this.view() === 'amendements'
    );
  });

  /** What was being written on a passage that has gone from the text meanwhile. */
  protected readonly orphan = computed(() => {
    const passage = this.amender();
    const id = this.position()?.id;
    if (!passage || !id || this.rows().some(({ key }) => key === passage)) return undefined;
    return readKept(kept(keptAs(id, passage)))?.words || undefined;
  });

  protected isAmended(row: Row): boolean {
    return this.mayAmend() && this.amender() === row.key;
  }

  protected target(row: Row): ParagraphId | null {
    return row.id;
  }

  protected openAt(row: Row): AmendmentView | undefined {
    return row.amendments.find(({ id }) => id === this.chosen());
  }

  protected placeOf(row: Row): string {
    return row.id ? placeName(this.base(), row.id, this.languages.current()) : '';
  }

  protected show(vue: string): void {
    this.go({ vue: vue === 'amendements' ? null : vue });
  }

  protected choose(id: AmendmentId): void {
    this.go({ amendement: id === this.chosen() ? null : id, amender: null, corriger: null });
  }

  protected amend(key: string): void {
    this.go({ amender: key, amendement: null, corriger: null });
  }

  protected rectify(id: AmendmentId): void {
    this.go({ corriger: id });
  }

  protected tabled({ id }: AmendmentView): void {
    this.go({ amender: null, corriger: null, amendement: id });
  }

  protected close(): void {
    this.go({ amender: null, corriger: null });
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      ...{ queryParams, queryParamsHandling: 'merge' as const },
      ...{ preserveFragment: true, scroll: 'manual' as const },
    });
  }
}
