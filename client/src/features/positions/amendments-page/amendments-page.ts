import { Component, computed, inject } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { ORDER_OF_VOTE } from '@passerelle/rules/positions/order-of-vote';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AmendmentActions } from '../amendment-actions/amendment-actions';
import { AmendmentCard } from '../amendment-card/amendment-card';
import { Debate } from '../debate-api';
import { positionsTexts } from '../positions-texts';

/** All amendments in the order in which they are put to the vote, with the rule of that order. */
@Component({
  selector: 'pa-amendments-page',
  imports: [AmendmentActions, AmendmentCard, EmptyState, RouterLink, Skeleton],
  template: `
    @if (debate.list(); as list) {
      @if (list.amendments.length > 0) {
        <details>
          <summary>{{ t('order.why') }}</summary>
          <ol>
            @for (line of rule(); track $index) {
              <li>{{ line }}</li>
            }
          </ol>
        </details>
        <ol class="pa-list" [attr.aria-label]="t('order.title')">
          @for (amendment of list.amendments; track amendment.id; let at = $index) {
            <li [id]="amendment.id">
              <span class="rank pa-numbers" [attr.title]="t('order.rank', { rank: at + 1 })">{{
                at + 1
              }}</span>
              <pa-amendment-card [amendment]="amendment" [text]="text()">
                <p class="pa-screen">
                  <a [routerLink]="['..']" [queryParams]="{ amendement: amendment.id }">{{
                    t('order.inTheText')
                  }}</a>
                </p>
                <pa-amendment-actions [amendment]="amendment" (rectify)="toForm(amendment.id)" />
              </pa-amendment-card>
            </li>
          }
        </ol>
      } @else {
        <pa-empty-state icon="edit" [heading]="t('order.none')" [text]="t('order.noneText')">
          <a class="pa-button" [routerLink]="['..']">{{ t('order.toText') }}</a>
        </pa-empty-state>
      }
    } @else if (!debate.problem()) {
      <pa-skeleton [rows]="5" />
    }
  `,
  styleUrl: './amendments-page.scss',
})
export class AmendmentsPage {
  protected readonly debate = inject(Debate);
  private readonly languages = inject(Languages);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly t = injectTexts(positionsTexts);

  protected readonly rule = computed(() =>
    ORDER_OF_VOTE.map((line) => line[this.languages.current()]),
  );
  protected readonly text = computed(
    () => this.debate.page()?.position.text ?? { recitals: [], articles: [] },
  );

  /** Corrections are written where the text stands. */
  protected toForm(id: string): void {
    const queryParams = { amendement: id, corriger: id };
    void this.router.navigate(['..'], { relativeTo: this.route, queryParams });
  }
}
