import { Component, computed, inject, input } from '@angular/core';
import type { BallotCard, SeatVote, Tally, VoteChoice } from '@passerelle/contracts/ballots';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { SeatArc, type ArcSeat } from '../../../ui/seat-arc/seat-arc';
import { VoteBar } from '../../../ui/vote-bar/vote-bar';
import { ballotsTexts } from '../ballots-texts';
import { TallySentences } from '../tally-sentences';

type Stand = VoteChoice | 'absent';
/** From left to right in the half circle and from first to last in the list. */
const STANDS: readonly Stand[] = ['for', 'abstain', 'blank', 'absent', 'against'];
const LISTED: readonly Stand[] = ['for', 'against', 'abstain', 'blank', 'absent'];

const standOf = ({ choice }: SeatVote): Stand => choice ?? 'absent';

/** What a vote has decided and why: the word, the bar, the half circle of cities, the roll call. */
@Component({
  selector: 'pa-ballot-result',
  imports: [SeatArc, VoteBar],
  templateUrl: './ballot-result.html',
  styleUrl: './ballot-result.scss',
})
export class BallotResult {
  protected readonly sentences = inject(TallySentences);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(ballotsTexts);
  readonly ballot = input.required<BallotCard>();
  readonly tally = input.required<Tally>();

  protected readonly isWhole = computed(() => this.ballot().subject.kind === 'position');
  protected readonly seats = computed<ArcSeat[]>(() =>
    [...this.tally().seats]
      .sort((one, other) => STANDS.indexOf(standOf(one)) - STANDS.indexOf(standOf(other)))
      .map((seat) => ({ id: seat.seatId, name: this.nameOf(seat), tone: standOf(seat) })),
  );
  protected readonly rollCall = computed(() =>
    LISTED.map((stand) => ({ stand, seats: this.listed(stand) })).filter(
      ({ seats }) => seats.length > 0,
    ),
  );

  private listed(stand: Stand) {
    return this.tally()
      .seats.filter((seat) => standOf(seat) === stand)
      .map((seat) => ({ id: seat.seatId, name: this.nameOf(seat), divided: this.divided(seat) }))
      .sort((one, other) => one.name.localeCompare(other.name, this.languages.current()));
  }

  /** Two delegates of one city were not of one mind: the city's vote is one, and this shows. */
  private divided({ divided, voices }: SeatVote): string | undefined {
    if (!divided) return undefined;
    const others = voices.filter(({ stands }) => !stands);
    return others
      .map(({ personId, choice }) =>
        this.t('roll.otherVoice', {
          person: this.ballot().names.people[personId] ?? '',
          what: this.t(`choice.said.${choice}`),
        }),
      )
      .join(' ');
  }

  private nameOf({ organisationId }: SeatVote): string {
    return this.ballot().names.organisations[organisationId] ?? '';
  }
}
