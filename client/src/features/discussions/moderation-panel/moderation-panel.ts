import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { ClosingDraft, TitleChange, type DiscussionPage } from '@passerelle/contracts/discussions';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { sending } from '../../../platform/problems/sending';
import { Field } from '../../../ui/field/field';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { DiscussionApi } from '../discussion-api';
import { DiscussionStore } from '../discussion-page/discussion-store';
import { discussionsTexts } from '../discussions-texts';

/** For chair, vice-chair and rapporteur: pin, title, close with a summary, open again. */
@Component({
  selector: 'pa-moderation-panel',
  imports: [Field, FormField, FormRoot, Icon, Notice],
  templateUrl: './moderation-panel.html',
  styleUrl: './moderation-panel.scss',
})
export class ModerationPanel {
  private readonly api = inject(DiscussionApi);
  private readonly store = inject(DiscussionStore);
  protected readonly t = injectTexts(discussionsTexts);
  readonly discussion = input.required<DiscussionPage>();

  protected readonly problem = signal<Problem | undefined>(undefined);
  /** Which form is open. */
  protected readonly open = signal<'title' | 'closing' | undefined>(undefined);

  protected readonly titleForm = form(
    linkedSignal(() => ({ title: this.discussion().title })),
    (path) => validateStandardSchema(path, TitleChange),
    {
      submission: sending(this.problem, ({ title }: TitleChange) =>
        this.done(this.api.rename(this.discussion().id, title)),
      ),
    },
  );
  protected readonly closingForm = form(
    signal({ summary: '' }),
    (path) => validateStandardSchema(path, ClosingDraft),
    {
      submission: sending(this.problem, ({ summary }: ClosingDraft) =>
        this.done(this.api.close(this.discussion().id, summary)),
      ),
    },
  );

  protected async togglePin(): Promise<void> {
    await this.attempt(this.api.pin(this.discussion().id, !this.discussion().pinned));
  }

  protected async reopen(): Promise<void> {
    await this.attempt(this.api.reopen(this.discussion().id));
  }

  private async attempt(change: Promise<void>): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.done(change);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  private async done(change: Promise<void>): Promise<void> {
    await change;
    this.open.set(undefined);
    await this.store.reload();
  }
}
