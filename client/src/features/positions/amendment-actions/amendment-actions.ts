import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  Opinion,
  type AmendmentSettlement,
  type AmendmentView,
} from '@passerelle/contracts/amendments';
import type { OrganisationId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import { mayRectifyIn } from '@passerelle/rules/positions/amendment-lifecycle';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { AmendmentApi } from '../amendment-api';
import { Debate } from '../debate-api';
import { positionsTexts } from '../positions-texts';

const SETTLEMENTS = ['unsupported', 'moot', 'void'] as const;

/** What the reader may do with an amendment now: sign it, correct or withdraw it, give an opinion, settle it. */
@Component({
  selector: 'pa-amendment-actions',
  imports: [Icon, Notice],
  templateUrl: './amendment-actions.html',
  styleUrl: './amendment-actions.scss',
})
export class AmendmentActions {
  private readonly api = inject(AmendmentApi);
  private readonly debate = inject(Debate);
  private readonly session = inject(Session);
  protected readonly t = injectTexts(positionsTexts);
  readonly amendment = input.required<AmendmentView>();
  /** The author wants to correct it. */
  readonly rectify = output<void>();

  protected readonly opinions = Opinion.options;
  protected readonly settlements = SETTLEMENTS;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly asksWithdrawal = signal(false);

  private readonly page = computed(() => this.debate.page());
  private readonly isOpen = computed(() =>
    ['tabled', 'to-rebase'].includes(this.amendment().state),
  );
  private readonly status = computed(() => this.page()?.position.status);
  private readonly tablesFor = computed(() => this.page()?.mine.tablesFor ?? []);
  private readonly may = computed(() => new Set(this.page()?.mine.permissions ?? []));
  private readonly inDebate = computed(() => {
    const status = this.status();
    return status === 'open' || status === 'closed-to-amendments' || status === 'voting';
  });
  private readonly correctable = computed(() => {
    const status = this.status();
    return this.isOpen() && status !== undefined && mayRectifyIn(status);
  });
  private readonly isAuthor = computed(() => {
    const [author] = this.amendment().organisations;
    return author !== undefined && this.tablesFor().includes(author.id);
  });

  /** My cities that have not signed yet. */
  protected readonly signers = computed(() => {
    if (!this.correctable()) return [];
    const signed = new Set(this.amendment().organisations.map(({ id }) => id));
    const names = new Map(
      this.session.me()?.mandates.map((held) => [held.organisationId, held.organisation]),
    );
    return this.tablesFor()
      .filter((id) => !signed.has(id))
      .map((id) => ({ id, name: names.get(id) ?? '' }));
  });
  protected readonly mayRectify = computed(() => this.isAuthor() && this.correctable());
  protected readonly mayWithdraw = computed(
    () => this.isAuthor() && this.isOpen() && this.inDebate(),
  );
  protected readonly mayGiveOpinion = computed(
    () => this.may().has('amendment:give-opinion') && this.isOpen() && this.inDebate(),
  );
  protected readonly maySettle = computed(
    () => this.may().has('amendment:settle') && this.isOpen() && this.inDebate(),
  );
  protected readonly any = computed(
    () =>
      this.signers().length > 0 ||
      [this.mayRectify, this.mayWithdraw, this.mayGiveOpinion, this.maySettle].some((may) => may()),
  );

  protected coSign(organisationId: OrganisationId): Promise<void> {
    return this.run(() => this.api.coSign(this.amendment().id, organisationId));
  }

  protected withdraw(): Promise<void> {
    this.asksWithdrawal.set(false);
    return this.run(() => this.api.withdraw(this.amendment().id));
  }

  protected giveOpinion(opinion: Opinion): Promise<void> {
    return this.run(() => this.api.giveOpinion(this.amendment().id, opinion));
  }

  protected settle(outcome: AmendmentSettlement['outcome']): Promise<void> {
    return this.run(() => this.api.settle(this.amendment().id, outcome));
  }

  private async run(send: () => Promise<AmendmentView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.debate.merge(await send());
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
