import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AmendmentId, type PositionId } from '@passerelle/contracts/ids';
import { amendmentLabel } from '@passerelle/rules/positions/numbering';
import { frenchTypography } from '@passerelle/rules/typography';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Debate } from '../../positions/debate-api';
import { AdoptForm } from '../adopt-form/adopt-form';
import { currentObject, nextObject, objectOf, type VoteObject } from '../agenda';
import { Ballots } from '../ballot-api';
import { BallotObject } from '../ballot-object/ballot-object';
import { BallotResult } from '../ballot-result/ballot-result';
import { ballotsTexts } from '../ballots-texts';
import { ChairDesk } from '../chair-desk/chair-desk';
import { OrderList } from '../order-list/order-list';
import { TurnoutMeter } from '../turnout/turnout';
import { VoteCard } from '../vote-card/vote-card';

/** The sitting: what is called, the vote on it, its result. The chair leads; everybody sees the same at once. */
@Component({
  selector: 'pa-sitting-page',
  imports: [
    ...[AdoptForm, Aside, BallotObject, BallotResult, ChairDesk, EmptyState, Icon],
    ...[Notice, OrderList, Page, RouterLink, Skeleton, TurnoutMeter, VoteCard],
  ],
  providers: [Debate, Ballots],
  templateUrl: './sitting-page.html',
  styleUrl: './sitting-page.scss',
})
export class SittingPage {
  protected readonly debate = inject(Debate);
  protected readonly ballots = inject(Ballots);
  private readonly router = inject(Router);
  protected readonly t = injectTexts(ballotsTexts);
  readonly id = input.required<PositionId>();
  /** From the address: what the chair has called. */
  readonly objet = input<string>();

  protected readonly page = this.debate.page;
  protected readonly title = computed(() => {
    const position = this.page()?.position;
    if (!position) return undefined;
    return position.language === 'fr' ? frenchTypography(position.title) : position.title;
  });
  protected readonly presides = computed(() =>
    this.page()?.mine.permissions.includes('ballot:open'),
  );
  protected readonly next = computed(() =>
    nextObject(this.debate.amendments(), this.ballots.closed()),
  );
  private readonly called = computed<VoteObject | undefined>(() => {
    const asked = this.objet();
    return asked === 'whole' ? asked : AmendmentId.safeParse(asked).data;
  });
  protected readonly object = computed(() =>
    currentObject(this.ballots.running(), this.called(), this.ballots.closed(), this.next()),
  );
  protected readonly amendment = computed(() =>
    this.debate.amendments().find(({ id }) => id === this.object()),
  );
  /** The last closed vote on what is looked at. */
  protected readonly result = computed(
    () =>
      this.ballots
        .closed()
        .find(({ ballot }) => objectOf(ballot.subject) === this.object() && ballot.tally)?.ballot,
  );
  /** A vote without a quorum decides nothing: it can be opened again. */
  protected readonly decided = computed(() => {
    const amendment = this.amendment();
    if (amendment) return amendment.state === 'decided';
    const result = this.result()?.tally?.result;
    return this.object() === 'whole' && result !== undefined && result !== 'no-quorum';
  });
  protected readonly nextName = computed(() => this.nameOf(this.next()));
  protected readonly wholeState = computed(() => {
    const whole = this.ballots.closed().find(({ ballot }) => ballot.subject.kind === 'position')
      ?.ballot.tally;
    return whole && whole.result !== 'no-quorum' ? this.t(`whole.${whole.result}`) : '';
  });
  protected readonly mayAdopt = computed(
    () =>
      this.page()?.position.status === 'voting' &&
      this.page()?.mine.permissions.includes('position:adopt') &&
      this.object() === 'whole' &&
      this.result()?.tally?.result === 'carried',
  );
  protected readonly isVoting = computed(() => this.page()?.position.status === 'voting');

  constructor() {
    effect(() => this.debate.id.set(this.id()));
  }

  protected call(object: VoteObject | undefined): void {
    if (!object) return;
    void this.router.navigate([], { queryParams: { objet: object }, scroll: 'manual' });
  }

  private nameOf(object: VoteObject | undefined): string {
    if (object === 'whole') return this.t('object.wholeInSentence');
    const amendment = this.debate.amendments().find(({ id }) => id === object);
    return amendment
      ? this.t('object.amendmentInSentence', { number: amendmentLabel(amendment.number) })
      : '';
  }
}
