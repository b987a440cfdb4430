import { Component, computed, inject, input, signal } from '@angular/core';
import {
  VoteChoice,
  type BallotCard,
  type MyBallotSeat,
  type VoteDraft,
} from '@passerelle/contracts/ballots';
import type { VoteId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { BallotApi, Ballots } from '../ballot-api';
import { ballotsTexts } from '../ballots-texts';

/** The card of one city: four choices, what stands there now and who cast it, open until the chair closes. */
@Component({
  selector: 'pa-vote-card',
  imports: [Icon, Notice],
  templateUrl: './vote-card.html',
  styleUrl: './vote-card.scss',
})
export class VoteCard {
  private readonly api = inject(BallotApi);
  private readonly ballots = inject(Ballots);
  private readonly session = inject(Session);
  protected readonly t = injectTexts(ballotsTexts);
  readonly ballot = input.required<BallotCard>();
  readonly seat = input.required<MyBallotSeat>();

  protected readonly choices = VoteChoice.options;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly sending = signal<VoteChoice | undefined>(undefined);
  protected readonly city = computed(
    () => this.ballot().names.organisations[this.seat().organisationId] ?? '',
  );
  protected readonly stands = computed(() => {
    const { choice, castBy } = this.seat();
    if (!choice) return this.t('card.notYet', { city: this.city() });
    const what = this.t(`choice.said.${choice}`);
    const mine = castBy === this.session.me()?.personId;
    if (mine || !castBy) return this.t('card.youVoted', { city: this.city(), what });
    const person = this.ballot().names.people[castBy];
    return person
      ? this.t('card.alreadyBy', { city: this.city(), what, person })
      : this.t('card.already', { city: this.city(), what });
  });
  /** A vote whose answer was lost is sent again under its own id. */
  private unanswered: VoteDraft | undefined;

  protected async vote(choice: VoteChoice): Promise<void> {
    if (this.sending()) return;
    this.sending.set(choice);
    this.problem.set(undefined);
    const { seatId } = this.seat();
    const before = this.unanswered;
    const again = before?.choice === choice && before.seatId === seatId ? before : undefined;
    const draft = again ?? { id: newId('vot') as VoteId, seatId, choice };
    this.unanswered = draft;
    try {
      this.ballots.voted(this.ballot().id, await this.api.vote(this.ballot().id, draft));
      this.unanswered = undefined;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status > 0) this.unanswered = undefined;
      this.problem.set(problem);
    } finally {
      this.sending.set(undefined);
    }
  }
}
