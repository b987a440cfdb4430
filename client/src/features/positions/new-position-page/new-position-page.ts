import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { BodyId, PositionId } from '@passerelle/contracts/ids';
import { PositionDraft, PositionKind } from '@passerelle/contracts/positions';
import { Language } from '@passerelle/contracts/primitives';
import type { Problem } from '@passerelle/contracts/problems';
import { THEMES, Theme } from '@passerelle/contracts/themes';
import { POSITION_RIGHTS } from '@passerelle/rules/positions/rights';
import * as z from 'zod';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { sending } from '../../../platform/problems/sending';
import { Permissions } from '../../../platform/session/permissions';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { PositionApi } from '../position-api';
import { positionsTexts } from '../positions-texts';

const Answers = z.object({
  kind: PositionKind,
  bodyId: z.string().min(1),
  title: PositionDraft.shape.title,
  language: Language,
  theme: z.union([Theme, z.literal('')]),
});
type Answers = z.input<typeof Answers>;

/** Begins a text in a body where one holds the pen. */
@Component({
  selector: 'pa-new-position-page',
  imports: [EmptyState, Field, FormField, FormRoot, Notice, Page, RouterLink],
  templateUrl: './new-position-page.html',
})
export class NewPositionPage {
  private readonly api = inject(PositionApi);
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  private readonly permissions = inject(Permissions);
  protected readonly t = injectTexts(positionsTexts);
  /** The body that one comes from. */
  readonly instance = input<string>();

  private readonly id = newId('pos') as PositionId;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly kinds = PositionKind.options;
  protected readonly bodies = computed(() => {
    const pens = POSITION_RIGHTS['position:draft'].offices;
    const mine = this.permissions.seats().filter(({ office }) => pens.includes(office));
    const byId = new Map(mine.map(({ bodyId, body }) => [bodyId, this.languages.pick(body)]));
    return [...byId].map(([id, name]) => ({ id, name }));
  });
  protected readonly themes = computed(() =>
    Theme.options.map((id) => ({ id, label: THEMES[id][this.languages.current()] })),
  );

  protected readonly form = form(
    signal<Answers>({
      ...{ kind: 'position-paper', title: '', theme: '' },
      ...{ bodyId: '', language: 'fr' },
    }),
    (path) => validateStandardSchema(path, Answers),
    { submission: sending(this.problem, () => this.create()) },
  );

  constructor() {
    effect(() => {
      const asked = this.bodies().find(({ id }) => id === this.instance());
      const { value } = this.form.bodyId();
      const first = asked ?? this.bodies()[0];
      if (first && untracked(value) === '') value.set(first.id);
    });
  }

  private async create(): Promise<void> {
    const { theme, bodyId, ...answers } = Answers.parse(this.form().value());
    const draft = { id: this.id, bodyId: bodyId as BodyId, ...answers };
    await this.api.draft({ ...draft, themes: theme ? [theme] : [], sdgs: [] });
    await this.router.navigate(['/positions', this.id, 'modifier']);
  }
}
