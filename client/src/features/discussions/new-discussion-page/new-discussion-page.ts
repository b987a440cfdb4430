import { Component, computed, inject, input, signal, type OnInit } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { DiscussionDraft } from '@passerelle/contracts/discussions';
import { FileCard } from '@passerelle/contracts/files';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { mentionsIn } from '@passerelle/rules/discussions/mentions';
import * as z from 'zod';
import { Dates } from '../../../platform/dates/dates';
import { autosaved } from '../../../platform/drafts/autosaved';
import { Drafts } from '../../../platform/drafts/drafts';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { sending } from '../../../platform/problems/sending';
import { Field } from '../../../ui/field/field';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { AttachButton } from '../../../ui/talk/upload-list/attach-button';
import { DropFiles } from '../../../ui/talk/upload-list/drop-files';
import { UploadList } from '../../../ui/talk/upload-list/upload-list';
import { Uploads } from '../../../ui/talk/upload-list/uploads';
import { Writing } from '../../../ui/talk/writing/writing';
import { BodyApi } from '../../bodies/body-api';
import { FileApi } from '../../files/file-api';
import { MentionApi, callableOf } from '../../mentions/mention-api';
import { AudienceLine } from '../audience-line/audience-line';
import { DiscussionApi } from '../discussion-api';
import { discussionsTexts } from '../discussions-texts';

const Opening = DiscussionDraft.pick({ title: true, text: true });
type Opening = z.infer<typeof Opening>;

/** What stays on this device until it is sent. */
const Kept = z.object({ title: z.string(), text: z.string(), files: z.array(FileCard) });

@Component({
  selector: 'pa-new-discussion-page',
  imports: [
    ...[AttachButton, AudienceLine, DropFiles, Field, FormField, FormRoot, Icon, Notice, Page],
    ...[RouterLink, UploadList, Writing],
  ],
  templateUrl: './new-discussion-page.html',
  styleUrl: './new-discussion-page.scss',
})
export class NewDiscussionPage implements OnInit {
  private readonly api = inject(DiscussionApi);
  private readonly drafts = inject(Drafts);
  private readonly files = inject(FileApi);
  private readonly router = inject(Router);
  private readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(discussionsTexts);
  readonly bodyId = input.required<BodyId>();

  private readonly id = newId('dis');
  private readonly model = signal({ title: '', text: '' });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly waitForFiles = signal(false);
  protected readonly uploads = new Uploads((...file) =>
    this.files.upload({ bodyId: this.bodyId(), place: 'discussions' }, ...file),
  );
  private readonly body = inject(BodyApi).one(() => this.bodyId());
  protected readonly bodyName = computed(() =>
    this.body.hasValue() ? this.languages.pick(this.body.value().name) : '',
  );
  private readonly mentions = inject(MentionApi);
  private readonly readers = this.mentions.mentionable(() => this.bodyId(), 'discussions');
  protected readonly people = computed(() =>
    this.readers.hasValue() ? this.readers.value().map(callableOf) : [],
  );

  protected readonly form = form(this.model, (path) => validateStandardSchema(path, Opening), {
    submission: sending(this.problem, (answers: Opening) => this.start(answers)),
  });

  /** Those whom the text calls by name, as it stands. */
  protected readonly called = computed(() =>
    mentionsIn(this.model().text, this.people()).join(','),
  );

  private readonly place = computed(() => `discussion:${this.bodyId()}`);
  protected readonly keptAt = autosaved(this.place, () => {
    const files = this.uploads.cards();
    const { title, text } = this.model();
    return title || text || files.length > 0 ? { title, text, files } : undefined;
  });

  ngOnInit(): void {
    const kept = this.drafts.read(this.place(), (draft) => Kept.safeParse(draft).data);
    if (!kept) return;
    this.model.set({ title: kept.title, text: kept.text });
    this.uploads.restore(kept.files);
  }

  private async start({ title, text }: Opening): Promise<void> {
    this.waitForFiles.set(this.uploads.pending());
    if (this.uploads.pending()) return;
    const bodyId = this.bodyId();
    const here = { bodyId, place: 'discussions', known: this.people() } as const;
    const mentions = await this.mentions.calledIn(text, here);
    await this.api.start(bodyId, {
      ...{ id: this.id, title, text, mentions },
      fileIds: this.uploads.cards().map((card) => card.id),
    });
    this.model.set({ title: '', text: '' });
    this.uploads.clear();
    this.drafts.forget(this.place());
    await this.router.navigate(['/instances', bodyId, 'discussions', this.id], {
      replaceUrl: true,
    });
  }
}
