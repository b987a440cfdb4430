import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EventId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import type { ImportReport } from '@passerelle/contracts/programmes';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { EventApi } from '../event-api';
import { eventsTexts } from '../events-texts';

/** A programme from another program: choose the file, read what was done and what was doubtful. */
@Component({
  selector: 'pa-import-page',
  imports: [Icon, Notice, Page, RouterLink],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly api = inject(EventApi);
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(eventsTexts);
  /** The event to bring up to date, from the address; a new one without it. */
  readonly dans = input<string>();

  protected readonly events = this.api.list();
  private readonly picked = signal<string | undefined>(undefined);
  protected readonly target = computed(() => this.picked() ?? this.dans() ?? '');
  protected readonly zone = signal(inject(Dates).mine());
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly over = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly report = signal<ImportReport | undefined>(undefined);
  /** Made once for each file, so that sending it again meets the first attempt. */
  private newEvent = newId('eve');

  protected pick(event: Event): void {
    this.take((event.target as HTMLInputElement).files?.[0]);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files[0]);
  }

  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected choose(event: Event): void {
    this.picked.set((event.target as HTMLSelectElement).value);
  }

  protected setZone(event: Event): void {
    this.zone.set((event.target as HTMLSelectElement).value);
  }

  protected async send(): Promise<void> {
    const file = this.file();
    if (!file || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    this.report.set(undefined);
    try {
      const text = await file.text();
      const target = EventId.safeParse(this.target()).data;
      this.report.set(
        target
          ? await this.api.importInto(target, text)
          : await this.api.importNew(this.newEvent, this.zone(), text),
      );
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private take(file: File | undefined): void {
    if (!file) return;
    this.file.set(file);
    this.report.set(undefined);
    this.problem.set(undefined);
    this.newEvent = newId('eve');
  }
}
