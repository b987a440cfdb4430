import {
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import {
  AmendmentList,
  amendmentPaths,
  type AmendmentFacts,
  type AmendmentView,
} from '@passerelle/contracts/amendments';
import type { PositionId } from '@passerelle/contracts/ids';
import type { Command } from '@passerelle/contracts/live';
import {
  PositionPage,
  positionPaths,
  positionRoom,
  type PositionFacts,
} from '@passerelle/contracts/positions';
import { Subject, Subscription } from 'rxjs';
import { reading } from '../../platform/http/api';
import { Live } from '../../platform/live/live';
import { asProblem } from '../../platform/problems/problem-error';
import { Session } from '../../platform/session/session';
import { mergeAmendment } from './merge-amendment';

interface RoomCommands {
  'live:enter': Command<{ room: string }, unknown>;
  'live:leave': Command<{ room: string }, unknown>;
}

/**
 * One position as it is being debated: its page and its amendments, kept true by live facts while somebody looks.
 * Provided by the page that shows it; say which one with `id`. What was read stays on the screen when a later read fails.
 */
@Injectable()
export class Debate {
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  private readonly line = this.live.line<RoomCommands, PositionFacts & AmendmentFacts>();
  readonly #entered = new Subject<void>();

  readonly id = signal<PositionId | undefined>(undefined);
  private readonly reads = reading(PositionPage, () => this.path(positionPaths.one));
  readonly page = linkedSignal<PositionPage | undefined, PositionPage | undefined>({
    source: () => (this.reads.hasValue() ? this.reads.value() : undefined),
    computation: (now, before) => now ?? this.still(before?.value),
  });
  /** The position whose debates the reader may follow. */
  readonly followed = computed(() => (this.page()?.mine.debates ? this.id() : undefined));

  private readonly listed = reading(AmendmentList, () =>
    this.followed() ? this.path(amendmentPaths.ofPosition) : undefined,
  );
  readonly #list = linkedSignal<AmendmentList | undefined, AmendmentList | undefined>({
    source: () => (this.listed.hasValue() ? this.listed.value() : undefined),
    computation: (now, before) => now ?? (this.followed() ? before?.value : undefined),
  });
  readonly list = this.#list.asReadonly();
  readonly amendments = computed(() => this.#list()?.amendments ?? []);

  /** Why there is nothing to show. */
  readonly problem = computed(() => {
    const error = this.page() ? this.listed.error() : this.reads.error();
    return error && asProblem(error);
  });
  /** Each time facts begin to arrive: whoever keeps more of this debate reads it again then. */
  readonly entered = this.#entered.asObservable();

  constructor() {
    const heard = computed(() => (this.session.signedIn() ? this.followed() : undefined));
    effect((onCleanup) => {
      const id = heard();
      if (!id) return;
      const subscription = untracked(() => this.listen(id));
      onCleanup(() => {
        subscription.unsubscribe();
        void this.line.ask('live:leave', { room: positionRoom(id) }).catch(() => undefined);
      });
    });
  }

  /** What was read last, unless another position is asked for. */
  private still(page: PositionPage | undefined): PositionPage | undefined {
    return page?.position.id === this.id() ? page : undefined;
  }

  private path(of: (id: PositionId) => string): string | undefined {
    const id = this.id();
    return id && of(id);
  }

  reload(): void {
    this.reads.reload();
    this.listed.reload();
  }

  /** The answer of a step just taken, before its fact arrives. */
  take(page: PositionPage): void {
    this.page.set(page);
    this.listed.reload();
  }

  /** An amendment as it is now: from an answer or a fact. */
  merge(amendment: AmendmentView): void {
    const text = untracked(this.page)?.position.text;
    if (text) this.#list.update((list) => list && mergeAmendment(list, text, amendment));
  }

  private listen(id: PositionId): Subscription {
    const enter = () => void this.enter(id);
    const all = this.live.opened.subscribe(enter);
    const mine = (fact: { positionId: PositionId }) => fact.positionId === id;
    const amended = (fact: { positionId: PositionId; amendment: AmendmentView }) =>
      mine(fact) && this.merge(fact.amendment);
    all.add(this.line.facts('amendment:tabled').subscribe(amended));
    all.add(this.line.facts('amendment:changed').subscribe(amended));
    all.add(this.line.facts('position:changed').subscribe((fact) => mine(fact) && this.reload()));
    all.add(
      this.line.facts('position:adopted').subscribe((fact) => {
        if (!mine(fact)) return;
        const { adoption } = fact;
        this.page.update(
          (page) =>
            page && { ...page, position: { ...page.position, status: 'adopted', adoption } },
        );
        this.reload();
      }),
    );
    all.add(
      this.line.facts('position:consolidated').subscribe((fact) => {
        if (!mine(fact)) return;
        const { consolidated } = fact;
        this.page.update((page) => page && { ...page, consolidated });
      }),
    );
    if (this.live.state() === 'open') enter();
    return all;
  }

  /** What happened before the door opened is read once more. */
  private async enter(id: PositionId): Promise<void> {
    try {
      await this.line.ask('live:enter', { room: positionRoom(id) });
    } catch {
      return;
    }
    this.reload();
    this.#entered.next();
  }
}
