import {
  Injectable,
  Service,
  computed,
  effect,
  inject,
  linkedSignal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  BallotClosed,
  BallotList,
  BallotPage,
  VoteReceipt,
  ballotPaths,
  type BallotCard,
  type BallotDraft,
  type BallotFacts,
  type VoteDraft,
} from '@passerelle/contracts/ballots';
import type { BallotId, PositionId } from '@passerelle/contracts/ids';
import { Subject, Subscription, debounceTime } from 'rxjs';
import { Api, reading } from '../../platform/http/api';
import { Live } from '../../platform/live/live';
import { asProblem } from '../../platform/problems/problem-error';
import { Session } from '../../platform/session/session';
import { Debate } from '../positions/debate-api';

/** Opening, voting, closing. A retry with the same ids changes nothing. */
@Service()
export class BallotApi {
  private readonly api = inject(Api);

  open(position: PositionId, draft: BallotDraft): Promise<BallotPage> {
    return this.api.post(ballotPaths.ofPosition(position), draft, BallotPage);
  }

  vote(ballot: BallotId, draft: VoteDraft): Promise<VoteReceipt> {
    return this.api.post(ballotPaths.votes(ballot), draft, VoteReceipt);
  }

  close(ballot: BallotId): Promise<BallotClosed> {
    return this.api.post(ballotPaths.close(ballot), {}, BallotClosed);
  }
}

/** While votes pour in, what my seat has is read again at most this often, in milliseconds. */
const REREAD_EVERY = 600;

/** The ballots of the position that the page's {@link Debate} follows, live. Provided beside it. */
@Injectable()
export class Ballots {
  private readonly debate = inject(Debate);
  private readonly session = inject(Session);
  private readonly line = inject(Live).line<object, BallotFacts>();
  private readonly stale = new Subject<void>();

  private readonly reads = reading(BallotList, () => {
    const id = this.debate.followed();
    return id && ballotPaths.ofPosition(id);
  });
  readonly #all = linkedSignal<BallotList | undefined, BallotList | undefined>({
    source: () => (this.reads.hasValue() ? this.reads.value() : undefined),
    computation: (now, before) => now ?? (this.debate.followed() ? before?.value : undefined),
  });
  /** As the server lists them; undefined until they were read. */
  readonly all = this.#all.asReadonly();
  readonly running = computed(() => this.#all()?.find(({ ballot }) => !ballot.closedAt));
  readonly closed = computed(() =>
    (this.#all() ?? [])
      .filter(({ ballot }) => ballot.closedAt)
      .sort((one, other) => ((one.ballot.closedAt ?? '') < (other.ballot.closedAt ?? '') ? 1 : -1)),
  );
  readonly problem = computed(() => {
    const error = this.#all() ? undefined : this.reads.error();
    return error && asProblem(error);
  });

  constructor() {
    this.stale
      .pipe(debounceTime(REREAD_EVERY), takeUntilDestroyed())
      .subscribe(() => this.reload());
    this.debate.entered.pipe(takeUntilDestroyed()).subscribe(() => this.reload());
    const heard = computed(() => (this.session.signedIn() ? this.debate.followed() : undefined));
    effect((onCleanup) => {
      const id = heard();
      if (!id) return;
      const subscription = untracked(() => this.listen(id));
      onCleanup(() => subscription.unsubscribe());
    });
  }

  reload(): void {
    this.reads.reload();
  }

  /** A ballot as it is now: what my seats have there stays as it was. */
  take(ballot: BallotCard): void {
    this.change(ballot.id, (page) => ({ ...page, ballot }));
  }

  /** A ballot that was opened here, or whose page was read again. */
  put(page: BallotPage): void {
    this.#all.update((all = []) => [
      ...all.filter(({ ballot }) => ballot.id !== page.ballot.id),
      page,
    ]);
  }

  /** My seat's vote was stored: shown before it is read again. */
  voted(ballot: BallotId, { seatId, choice }: VoteReceipt): void {
    const castBy = this.session.me()?.personId;
    this.change(ballot, (page) => ({
      ...page,
      mine: page.mine.map((seat) =>
        seat.seatId === seatId ? { ...seat, choice, ...(castBy && { castBy }) } : seat,
      ),
    }));
    this.stale.next();
  }

  private change(id: BallotId, make: (page: BallotPage) => BallotPage): void {
    this.#all.update((all) => all?.map((page) => (page.ballot.id === id ? make(page) : page)));
  }

  private listen(id: PositionId): Subscription {
    const all = this.line.facts('ballot:opened').subscribe((fact) => {
      if (fact.positionId === id) this.reload();
    });
    all.add(
      this.line.facts('ballot:vote-counted').subscribe(({ positionId, ballotId, turnout }) => {
        if (positionId !== id) return;
        this.change(ballotId, (page) => ({ ...page, ballot: { ...page.ballot, turnout } }));
        if ((this.running()?.mine.length ?? 0) > 0) this.stale.next();
      }),
    );
    all.add(
      this.line.facts('ballot:closed').subscribe(({ positionId, ballot }) => {
        if (positionId === id) this.take(ballot);
      }),
    );
    return all;
  }
}
