import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BallotCard } from '@passerelle/contracts/ballots';
import { amendmentLabel } from '@passerelle/rules/positions/numbering';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Debate } from '../../positions/debate-api';
import { Ballots } from '../ballot-api';
import { BallotResult } from '../ballot-result/ballot-result';
import { ballotsTexts } from '../ballots-texts';
import { TallySentences } from '../tally-sentences';

/** The votes taken on a text, last first: what, when, how it came out, and who voted what. */
@Component({
  selector: 'pa-votes-page',
  imports: [Badge, BallotResult, EmptyState, Notice, RouterLink, Skeleton],
  templateUrl: './votes-page.html',
  styleUrl: './votes-page.scss',
})
export class VotesPage {
  private readonly debate = inject(Debate);
  protected readonly ballots = inject(Ballots);
  protected readonly sentences = inject(TallySentences);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(ballotsTexts);
  protected readonly running = this.ballots.running;

  protected readonly votes = computed(() =>
    this.ballots.closed().map(({ ballot }) => ({
      ...{ ballot, tally: ballot.tally, name: this.nameOf(ballot) },
      isWhole: ballot.subject.kind === 'position',
    })),
  );

  private nameOf({ subject }: BallotCard): string {
    if (subject.kind === 'position') return this.t('object.whole');
    const amendment = this.debate.amendments().find(({ id }) => id === subject.amendmentId);
    if (!amendment) return this.t('object.amendmentGone');
    const number = amendmentLabel(amendment.number);
    const city = amendment.organisations[0]?.name ?? '';
    return this.t('votes.amendment', { number, city });
  }
}
