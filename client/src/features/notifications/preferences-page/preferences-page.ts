import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import {
  DigestRhythm,
  Level,
  Medium,
  NotificationChoice,
  type NotificationPreferences,
} from '@passerelle/contracts/volumes';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { NotificationApi } from '../notification-api';
import { notificationsTexts } from '../notifications-texts';
import { PushHere } from './push-here';

const QUIET = { from: 21, to: 7 };

/** How much one wants to hear, where and when. Every choice is kept at once. */
@Component({
  selector: 'pa-preferences-page',
  imports: [Notice, Page, PushHere, Skeleton],
  templateUrl: './preferences-page.html',
  styleUrl: './preferences-page.scss',
})
export class PreferencesPage {
  private readonly api = inject(NotificationApi);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(notificationsTexts);
  protected readonly reads = this.api.preferences();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly kept = signal(false);
  protected readonly levels = Level.options;
  protected readonly media = Medium.options;
  protected readonly rhythms = DigestRhythm.options;
  protected readonly hours = Array.from({ length: 24 }, (_, hour) => hour);
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  protected readonly chosen = linkedSignal(() =>
    this.reads.hasValue() ? this.reads.value() : undefined,
  );
  protected readonly unreadable = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly bodies = computed(() =>
    (this.chosen()?.bodies ?? []).map(({ bodyId, name, volume }) => ({
      ...{ bodyId, volume, name: this.languages.pick(name), lang: this.languages.langOf(name) },
    })),
  );

  protected setLevel(medium: Medium, level: string): Promise<void> {
    return this.change(({ volume }) => ({ volume: { ...volume, [medium]: level as Level } }));
  }

  protected setDigest(part: 'rhythm' | 'hour' | 'weekday', value: string): Promise<void> {
    const given = part === 'rhythm' ? value : Number(value);
    return this.change(({ digest }) => ({ digest: { ...digest, [part]: given } }));
  }

  protected setQuiet(on: boolean): Promise<void> {
    return this.change(() => ({ quiet: on ? QUIET : undefined }));
  }

  protected setQuietHour(part: 'from' | 'to', value: string): Promise<void> {
    return this.change(({ quiet }) => ({ quiet: { ...QUIET, ...quiet, [part]: Number(value) } }));
  }

  protected setBody(id: BodyId, medium: Medium, level: string): Promise<void> {
    const { volume } = this.chosen()?.bodies.find(({ bodyId }) => bodyId === id) ?? {};
    const { mail = null, push = null } = volume ?? {};
    const next = { mail, push, [medium]: level === '' ? null : (level as Level) };
    return this.keep(() => this.api.setBody(id, next));
  }

  private change(of: (choice: NotificationPreferences) => object): Promise<void> {
    return this.keep(async () => {
      const now = this.chosen();
      if (!now) return undefined;
      return this.api.choose(NotificationChoice.parse({ ...now, ...of(now) }));
    });
  }

  private async keep(work: () => Promise<NotificationPreferences | undefined>): Promise<void> {
    this.problem.set(undefined);
    this.kept.set(false);
    try {
      this.chosen.set(await work());
      this.kept.set(true);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
