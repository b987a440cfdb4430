import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { BallotPage } from '@passerelle/contracts/ballots';
import type { BallotId, PositionId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { mayCloseBallot } from '@passerelle/rules/ballots/conduct';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import type { VoteObject } from '../agenda';
import { BallotApi, Ballots } from '../ballot-api';
import { ballotsTexts } from '../ballots-texts';

/** The chair's hand: open the vote on what is called, close it, go on. One primary action at a time. */
@Component({
  selector: 'pa-chair-desk',
  imports: [Icon, Notice],
  templateUrl: './chair-desk.html',
  styleUrl: './chair-desk.scss',
})
export class ChairDesk {
  private readonly api = inject(BallotApi);
  private readonly ballots = inject(Ballots);
  protected readonly t = injectTexts(ballotsTexts);
  readonly positionId = input.required<PositionId>();
  readonly object = input<VoteObject>();
  readonly running = input<BallotPage>();
  /** The object has its result: what is left is to go on. */
  readonly decided = input(false);
  readonly next = input<VoteObject>();
  readonly nextName = input('');
  readonly goOn = output<void>();

  protected readonly asksClosing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly opening = new Map<VoteObject, BallotId>();

  /** Seats by which the quorum is not reached yet. */
  protected readonly missing = computed(() => {
    const ballot = this.running()?.ballot;
    const answer = ballot && mayCloseBallot(ballot, ballot.turnout);
    return answer?.ok ? answer.missing : 0;
  });

  protected open(): Promise<void> {
    const object = this.object();
    if (!object) return Promise.resolve();
    return this.run(async () => {
      const id = this.opening.get(object) ?? (newId('bal') as BallotId);
      this.opening.set(object, id);
      const draft = { id, ...(object !== 'whole' && { amendmentId: object }) };
      this.ballots.put(await this.api.open(this.positionId(), draft));
      this.opening.delete(object);
    });
  }

  protected askOrClose(): void {
    if (this.missing() > 0) this.asksClosing.set(true);
    else void this.close();
  }

  protected close(): Promise<void> {
    const ballot = this.running()?.ballot;
    this.asksClosing.set(false);
    if (!ballot) return Promise.resolve();
    return this.run(async () => {
      const closed = await this.api.close(ballot.id);
      this.ballots.take(closed.ballot);
    });
  }

  private async run(send: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await send();
    } catch (error) {
      this.problem.set(asProblem(error));
      this.ballots.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
