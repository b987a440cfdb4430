import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Me } from '@passerelle/contracts/accounts';
import type { OrganisationId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { homeTexts } from '../home-texts';

/** The bodies where I act for a seat: what it is, for which city, in which office. */
@Component({
  selector: 'pa-my-bodies',
  imports: [Badge, EmptyState, Icon, RouterLink],
  templateUrl: './my-bodies.html',
  styleUrl: './my-bodies.scss',
})
export class MyBodies {
  private readonly languages = inject(Languages);
  readonly seats = input.required<Me['seats']>();
  readonly mandates = input.required<Me['mandates']>();
  protected readonly t = injectTexts(homeTexts);

  protected readonly rows = computed(() =>
    this.seats().map((seat) => {
      const name = this.languages.pick(seat.body);
      const kind = this.t(`kind.${seat.kind}`);
      const about = [kind === name ? undefined : kind, this.cityOf(seat.organisationId)];
      return {
        ...seat,
        name,
        lang: this.languages.langOf(seat.body),
        about: about.filter(Boolean).join(' · '),
      };
    }),
  );

  private cityOf(id: OrganisationId): string | undefined {
    return this.mandates().find((mandate) => mandate.organisationId === id)?.organisation;
  }
}
