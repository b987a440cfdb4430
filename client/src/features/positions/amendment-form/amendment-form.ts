import { Component, OnInit, computed, effect, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import {
  AmendmentDraft,
  type AmendmentChange,
  type AmendmentKind,
  type AmendmentView,
} from '@passerelle/contracts/amendments';
import type { AmendmentId, OrganisationId, ParagraphId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import type { Position } from '@passerelle/contracts/positions';
import { placeName } from '@passerelle/rules/positions/place-names';
import { showChange } from '@passerelle/rules/positions/show-change';
import { findElement, ownText } from '@passerelle/rules/positions/text';
import * as z from 'zod';
import { keep, kept } from '../../../platform/device/kept';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { sending } from '../../../platform/problems/sending';
import { Session } from '../../../platform/session/session';
import { Amended } from '../../../ui/amended/amended';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { AmendmentApi } from '../amendment-api';
import { Debate } from '../debate-api';
import { positionsTexts } from '../positions-texts';
import { changesSomething, composeChange, destinations, kindsAt, startOf } from './compose-change';
import { compositionOf, type Composition } from './compose-change';
import { keptAs, readKept, type KeptDraft } from './kept-draft';

const Answers = z.object({
  words: z.string().max(200_000),
  heading: z.string().max(300),
  after: z.string(),
  statement: AmendmentDraft.shape.statement,
  organisationId: z.string(),
});

/** Tables an amendment at a passage, or corrects one: written in place, with what changes shown while one types. */
@Component({
  selector: 'pa-amendment-form',
  imports: [Amended, Field, FormField, FormRoot, Notice],
  templateUrl: './amendment-form.html',
  styleUrl: './amendment-form.scss',
})
export class AmendmentForm implements OnInit {
  private readonly api = inject(AmendmentApi);
  private readonly debate = inject(Debate);
  private readonly session = inject(Session);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly position = input.required<Position>();
  readonly target = input.required<ParagraphId | null>();
  /** "recitals" or "articles" where there is no target. */
  readonly role = input.required<string>();
  readonly rectified = input<AmendmentView>();
  readonly done = output<AmendmentView>();
  readonly cancelled = output<void>();

  protected readonly kind = signal<AmendmentKind>('replace-text');
  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly answers = signal({
    ...{ words: '', heading: '', after: '', statement: '' },
    organisationId: '' as string,
  });
  private readonly ids = new Map<number, ParagraphId>();
  private id = newId('ame') as AmendmentId;

  protected readonly form = form(this.answers, (path) => validateStandardSchema(path, Answers), {
    submission: sending(this.problem, () => this.send()),
  });
  protected readonly kinds = computed(() =>
    this.rectified() ? [this.kind()] : kindsAt(this.position().text, this.target(), this.role()),
  );
  protected readonly cities = computed(() => {
    const held = new Map(
      this.session.me()?.mandates.map((one) => [one.organisationId, one.organisation]),
    );
    return (this.debate.page()?.mine.tablesFor ?? []).map((id) => ({
      id,
      name: held.get(id) ?? '',
    }));
  });
  protected readonly places = computed(() => {
    const target = this.target();
    const { text } = this.position();
    return (target ? destinations(text, target) : []).map((id) => {
      const element = findElement(text, id);
      const words = element ? ownText(element).slice(0, 50) : '';
      return { id, label: `${placeName(text, id, this.languages.current())} – ${words}` };
    });
  });
  protected readonly toTheStart = computed(() => {
    const target = this.target();
    const element = target ? findElement(this.position().text, target) : undefined;
    return element?.kind !== 'sub-paragraph';
  });
  protected readonly change = computed<AmendmentChange | undefined>(() => {
    const { words, heading, after } = this.answers();
    const composition: Composition = { kind: this.kind(), words, heading, after };
    return composeChange(this.position().text, this.target(), composition, (index) =>
      this.freshId(index),
    );
  });
  protected readonly effective = computed(() => {
    const change = this.change();
    return change && changesSomething(this.position().text, change) ? change : undefined;
  });
  protected readonly preview = computed(() => {
    const change = this.effective();
    return change ? showChange(this.position().text, change) : [];
  });

  constructor() {
    effect(() => {
      const written: KeptDraft = { ...this.answers(), kind: this.kind() };
      if (!this.rectified()) keep(this.keptAs(), JSON.stringify(written));
    });
  }

  ngOnInit(): void {
    const rectified = this.rectified();
    const [city] = this.cities();
    const organisationId = rectified?.organisations[0]?.id ?? city?.id ?? '';
    if (rectified) {
      this.kind.set(rectified.change.kind);
      const { statement } = rectified;
      this.answers.set({ ...compositionOf(rectified.change), statement, organisationId });
      return;
    }
    const before = readKept(kept(this.keptAs()));
    this.kind.set(before?.kind ?? this.kinds()[0]);
    const start = startOf(this.position().text, this.target(), this.kind());
    this.answers.set({ ...start, statement: '', organisationId, ...before });
  }

  protected choose(kind: AmendmentKind): void {
    this.kind.set(kind);
    const { words, heading, after } = startOf(this.position().text, this.target(), kind);
    this.answers.update((answers) => ({ ...answers, words, heading, after }));
  }

  protected cancel(): void {
    keep(this.keptAs(), '');
    this.cancelled.emit();
  }

  private keptAs(): string {
    return keptAs(this.position().id, this.target() ?? this.role());
  }

  private freshId(index: number): ParagraphId {
    const id = this.ids.get(index) ?? (newId('par') as ParagraphId);
    this.ids.set(index, id);
    return id;
  }

  private async send(): Promise<void> {
    const change = this.effective();
    if (!change) return;
    const amendment = await this.store(change);
    keep(this.keptAs(), '');
    this.debate.merge(amendment);
    this.done.emit(amendment);
  }

  private store(change: AmendmentChange): Promise<AmendmentView> {
    const { statement, organisationId } = this.answers();
    const baseRevision = this.position().revision;
    const rectified = this.rectified();
    if (rectified) {
      const { rectification } = rectified.number;
      const correction = { rectification, change, baseRevision, statement };
      return this.api.rectify(rectified.id, correction);
    }
    return this.api.table(this.position().id, {
      ...{ id: this.id, change, baseRevision, statement },
      organisationId: organisationId as OrganisationId,
    });
  }
}
