import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BodyKind } from '@passerelle/contracts/bodies';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { BodyApi } from '../body-api';
import { bodiesTexts } from '../bodies-texts';
import { inOrder } from '../seat-chart/chart-plan';

/** Assemblies elect who presides each time they sit; the secretariat is an office. */
const isPresided = (kind: BodyKind) => kind !== 'general-assembly' && kind !== 'secretariat';

/** The bodies of the network on one sheet, by kind, with who presides and reports. Made to be printed. */
@Component({
  selector: 'pa-network-chart',
  imports: [EmptyState, Icon, Notice, Page, RouterLink, Skeleton],
  templateUrl: './network-chart.html',
  styleUrl: './network-chart.scss',
})
export class NetworkChart {
  protected readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(bodiesTexts);
  protected readonly today = new Date().toISOString();
  protected readonly reads = inject(BodyApi).chart();
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly groups = computed(() => {
    const bodies = (this.reads.hasValue() ? this.reads.value() : []).map((body) => ({
      ...body,
      lead: inOrder(body.lead),
      vacant: isPresided(body.kind) && !body.lead.some(({ office }) => office === 'chair'),
    }));
    return BodyKind.options
      .map((kind) => ({ kind, bodies: bodies.filter((body) => body.kind === kind) }))
      .filter((group) => group.bodies.length > 0);
  });

  protected print(): void {
    globalThis.print();
  }
}
