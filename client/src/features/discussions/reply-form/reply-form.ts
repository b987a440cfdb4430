import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { DiscussionPage, Post } from '@passerelle/contracts/discussions';
import { FileCard } from '@passerelle/contracts/files';
import type { Problem } from '@passerelle/contracts/problems';
import { mentionsIn } from '@passerelle/rules/discussions/mentions';
import * as z from 'zod';
import { Dates } from '../../../platform/dates/dates';
import { autosaved } from '../../../platform/drafts/autosaved';
import { Drafts } from '../../../platform/drafts/drafts';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Composer } from '../../../ui/talk/composer/composer';
import { Uploads } from '../../../ui/talk/upload-list/uploads';
import type { Callable } from '../../../ui/talk/writing/matching';
import { FileApi } from '../../files/file-api';
import { MentionApi } from '../../mentions/mention-api';
import { AudienceLine } from '../audience-line/audience-line';
import { DiscussionApi } from '../discussion-api';
import { discussionsTexts } from '../discussions-texts';

const Kept = z.object({ text: z.string(), files: z.array(FileCard) });

/** Answering: what is written stays on this device until the server has it, whatever happens in between. */
@Component({
  selector: 'pa-reply-form',
  imports: [AudienceLine, Composer, Notice],
  template: `
    @if (problem(); as fault) {
      <pa-notice [problem]="fault" [retryable]="fault.status === 0" (retry)="send()" />
    }
    <pa-composer
      [(value)]="text"
      [label]="t('reply.label')"
      [placeholder]="t('reply.placeholder')"
      [sendLabel]="t('reply.send')"
      [people]="people()"
      [uploads]="uploads"
      [busy]="busy()"
      (sent)="send()"
    >
      <div class="pa-row">
        @if (text()) {
          <pa-audience-line
            [bodyId]="discussion().bodyId"
            [threadId]="discussion().id"
            [mentions]="called()"
          />
        }
        <p class="pa-soft pa-small" role="status">
          @if (keptAt(); as at) {
            {{ t('draftKept', { time: dates.time(at) }) }}
          }
        </p>
      </div>
    </pa-composer>
  `,
  styles: `
    pa-notice {
      margin-bottom: var(--pa-3);
    }
    .pa-row {
      min-height: 2.5rem;
    }
  `,
})
export class ReplyForm {
  private readonly api = inject(DiscussionApi);
  private readonly files = inject(FileApi);
  private readonly mentions = inject(MentionApi);
  private readonly drafts = inject(Drafts);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(discussionsTexts);
  readonly discussion = input.required<DiscussionPage>();
  readonly people = input<readonly Callable[]>([]);
  readonly replied = output<Post>();

  private readonly composer = viewChild.required(Composer);
  private readonly place = computed(() => `reply:${this.discussion().id}`);
  protected readonly uploads = new Uploads((...file) =>
    this.files.upload({ bodyId: this.discussion().bodyId, place: 'discussions' }, ...file),
  );
  protected readonly text = linkedSignal(() => this.restored(this.place()));
  protected readonly keptAt = autosaved(this.place, () => {
    const [text, files] = [this.text(), this.uploads.cards()];
    return text || files.length > 0 ? { text, files } : undefined;
  });
  protected readonly called = computed(() => mentionsIn(this.text(), this.people()).join(','));
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  /** The same until it was accepted: a retry meets the first attempt. */
  private id = newId('rep');

  /** Begins an answer to somebody. */
  call(name: string): void {
    this.text.update((text) => (text ? `${text.trimEnd()}\n@${name} ` : `@${name} `));
    this.composer().focus();
  }

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    const text = this.text().trim();
    const { id, bodyId } = this.discussion();
    const here = { bodyId, place: 'discussions', known: this.people() } as const;
    try {
      const mentions = await this.mentions.calledIn(text, here);
      const post = await this.api.reply(id, {
        ...{ id: this.id, text, mentions },
        fileIds: this.uploads.cards().map((card) => card.id),
      });
      this.id = newId('rep');
      this.text.set('');
      this.uploads.clear();
      this.drafts.forget(this.place());
      this.replied.emit(post);
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private restored(place: string): string {
    const kept = this.drafts.read(place, (draft) => Kept.safeParse(draft).data);
    if (kept && kept.files.length > 0) queueMicrotask(() => this.uploads.restore(kept.files));
    return kept?.text ?? '';
  }
}
