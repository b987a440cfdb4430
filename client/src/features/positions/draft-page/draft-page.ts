import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ParagraphId, PositionId } from '@passerelle/contracts/ids';
import { setText } from '@passerelle/rules/positions/edit-text';
import { placeName } from '@passerelle/rules/positions/place-names';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { Undo } from '../../../platform/undo/undo';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Debate } from '../debate-api';
import { positionsTexts } from '../positions-texts';
import { CollisionList } from './collision-list';
import { DraftLine } from './draft-line';
import { DraftStore } from './draft-store';
import { addArticle, addParagraph, divide, shift, takeOut, type Edit } from './edit-version';
import { enterDraft } from './leave-draft';
import type { Collision } from './merge-versions';

/** How long the pen rests before a draft is stored, in milliseconds. */
const REST = 1_500;
/** How long a save that failed waits before it is tried again, in milliseconds. */
const PATIENCE = 10_000;

const fresh = () => newId('par') as ParagraphId;

/** The text under the pen, paragraph by paragraph, in the type in which it will be read. */
@Component({
  selector: 'pa-draft-page',
  imports: [CollisionList, DraftLine, Icon, Notice, Page, RouterLink, Skeleton],
  providers: [Debate, DraftStore],
  templateUrl: './draft-page.html',
  styleUrl: './draft-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class DraftPage {
  protected readonly store = inject(DraftStore);
  private readonly debate = inject(Debate);
  private readonly languages = inject(Languages);
  private readonly undo = inject(Undo);
  protected readonly t = injectTexts(positionsTexts);
  readonly id = input.required<PositionId>();

  protected readonly focus = signal<ParagraphId | undefined>(undefined);
  protected readonly version = this.store.version;
  protected readonly position = computed(() => this.store.page()?.position);
  protected readonly mayEdit = computed(() =>
    this.store.page()?.mine.permissions.includes('position:edit'),
  );
  /** A draft is stored by itself; an open text only when asked, since amendments speak about it. */
  protected readonly byItself = computed(() => this.position()?.status === 'draft');

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
      this.debate.id.set(id);
    });
    effect(() => {
      const page = this.debate.page();
      if (page) untracked(() => !this.isSaving() && this.store.join(page));
    });
    effect((onCleanup) => {
      this.version();
      const state = this.store.state();
      if (!this.byItself() || (state !== 'unsaved' && state !== 'failed')) return;
      const rest = state === 'failed' ? PATIENCE : REST;
      const timer = setTimeout(() => void this.store.save(), rest);
      onCleanup(() => clearTimeout(timer));
    });
    inject(DestroyRef).onDestroy(enterDraft(() => this.finish()));
  }

  /** Stores what waits before the page is left; what could not be stored is kept on this device. */
  private async finish(): Promise<void> {
    if (this.byItself()) await this.store.save();
  }

  private isSaving(): boolean {
    return this.store.state() === 'saving';
  }

  protected label(id: ParagraphId): string {
    const text = this.version()?.text;
    return text ? placeName(text, id, this.languages.current()) : '';
  }

  protected rename(title: string): void {
    const version = this.version();
    if (version) this.store.write({ ...version, title });
  }

  protected say(id: ParagraphId, words: string): void {
    const version = this.version();
    const text = version && setText(version.text, id, words);
    if (version && text) this.store.write({ ...version, text });
  }

  protected divide(id: ParagraphId, halves: { before: string; after: string }): void {
    this.edit((text) => divide(text, id, halves, fresh()));
  }

  protected shift(id: ParagraphId, by: -1 | 1): void {
    this.edit((text) => shift(text, id, by));
  }

  protected add(after: ParagraphId | null): void {
    this.edit((text) => addParagraph(text, after, fresh()));
  }

  protected addRecital(): void {
    this.add(this.version()?.text.recitals.at(-1)?.id ?? null);
  }

  protected addArticle(): void {
    this.edit((text) => addArticle(text, fresh(), fresh()));
  }

  protected async takeOut(id: ParagraphId): Promise<void> {
    const before = this.version();
    const place = this.label(id);
    this.edit((text) => takeOut(text, id));
    const after = this.version();
    const back = await this.undo.offer(this.t('draft.removed', { place }));
    if (back && before && this.version() === after) this.store.write(before);
  }

  protected choose({ collision, words }: { collision: Collision; words: string }): void {
    const { id } = collision;
    this.store.choose(collision, words, (version) => {
      if (id === 'title') return { ...version, title: words };
      return { ...version, text: setText(version.text, id, words) ?? version.text };
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.isDirty()) event.preventDefault();
  }

  private edit(make: (text: NonNullable<ReturnType<typeof this.version>>['text']) => Edit): void {
    const version = this.version();
    if (!version) return;
    const { text, focus } = make(version.text);
    this.store.write({ ...version, text });
    this.focus.set(focus);
  }
}
