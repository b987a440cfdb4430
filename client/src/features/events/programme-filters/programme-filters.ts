import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { RoomId, TrackId } from '@passerelle/contracts/ids';
import type { Programme } from '@passerelle/contracts/programmes';
import { SessionKind } from '@passerelle/contracts/sessions';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Icon } from '../../../ui/icon/icon';
import { mediaQuery } from '../../../ui/media-query';
import { eventsTexts } from '../events-texts';
import type { ProgrammeFilter } from '../programme/programme-filter';

/** Narrows the programme. Only what the programme holds can be chosen; each choice is told at once. */
@Component({
  selector: 'pa-programme-filters',
  imports: [Icon],
  templateUrl: './programme-filters.html',
  styleUrl: './programme-filters.scss',
})
export class ProgrammeFilters {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(eventsTexts);
  readonly programme = input.required<Programme>();
  readonly filter = input.required<ProgrammeFilter>();
  /** Whether the reader has places of their own to look for. */
  readonly hasMine = input(false);
  readonly filterChange = output<ProgrammeFilter>();

  protected readonly wide = mediaQuery('(min-width: 900px)');
  /** What is typed stands; what comes back from the address a moment later does not overwrite it. */
  private told = '';
  protected readonly typed = linkedSignal<string, string>({
    source: () => this.filter().search ?? '',
    computation: (search, previous) =>
      search === this.told.trim() && previous ? previous.value : search,
  });
  protected readonly chosen = computed(() => {
    const { room, track, kind, language } = this.filter();
    return [room, track, kind, language].filter(Boolean).length;
  });

  private readonly sessions = computed(() => this.programme().sessions);
  protected readonly rooms = computed(() => {
    const used = new Set(this.sessions().map(({ roomId }) => roomId));
    return this.programme().rooms.filter(({ id }) => used.has(id));
  });
  protected readonly tracks = computed(() => {
    const used = new Set(this.sessions().map(({ trackId }) => trackId));
    return this.programme()
      .tracks.filter(({ id }) => used.has(id))
      .map(({ id, name }) => ({ id, name: this.languages.pick(name) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  });
  protected readonly kinds = computed(() => {
    const used = new Set(this.sessions().map(({ kind }) => kind));
    return SessionKind.options.filter((kind) => used.has(kind));
  });
  protected readonly spoken = computed(() => {
    const names = new Intl.DisplayNames(this.languages.current(), { type: 'language' });
    const used = this.sessions().flatMap((one) => [one.language, ...(one.interpretation ?? [])]);
    return [...new Set(used.filter((code) => code !== undefined))]
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name));
  });

  protected search(event: Event): void {
    this.told = (event.target as HTMLInputElement).value;
    this.typed.set(this.told);
    this.choose({ search: this.told.trim() || undefined });
  }

  protected room(event: Event): void {
    this.choose({ room: valueOf<RoomId>(event) });
  }

  protected track(event: Event): void {
    this.choose({ track: valueOf<TrackId>(event) });
  }

  protected kind(event: Event): void {
    this.choose({ kind: valueOf<SessionKind>(event) });
  }

  protected language(event: Event): void {
    this.choose({ language: valueOf(event) });
  }

  protected mine(event: Event): void {
    this.choose({ mine: (event.target as HTMLInputElement).checked || undefined });
  }

  private choose(choice: Partial<ProgrammeFilter>): void {
    this.filterChange.emit({ ...this.filter(), ...choice });
  }
}

function valueOf<T extends string>(event: Event): T | undefined {
  return ((event.target as HTMLSelectElement).value || undefined) as T | undefined;
}
