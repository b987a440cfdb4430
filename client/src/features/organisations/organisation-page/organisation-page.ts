import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonCard } from '@passerelle/contracts/people';
import type { Problem } from '@passerelle/contracts/problems';
import { THEMES } from '@passerelle/contracts/themes';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Permissions } from '../../../platform/session/permissions';
import { Session } from '../../../platform/session/session';
import { Avatar } from '../../../ui/avatar/avatar';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Aside } from '../../../ui/page/aside';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { DirectApi } from '../../chat/direct-api';
import { CountryNames } from '../country-names';
import { OrganisationApi } from '../organisation-api';
import { organisationsTexts } from '../organisations-texts';

/** A city or a partner: who acts for it, where it sits, what it works on. */
@Component({
  selector: 'pa-organisation-page',
  imports: [Aside, Avatar, Badge, Icon, Notice, Page, RouterLink, Skeleton],
  templateUrl: './organisation-page.html',
  styleUrl: './organisation-page.scss',
})
export class OrganisationPage {
  private readonly api = inject(OrganisationApi);
  private readonly direct = inject(DirectApi);
  private readonly router = inject(Router);
  private readonly countries = inject(CountryNames);
  protected readonly languages = inject(Languages);
  protected readonly me = inject(Session).me;
  protected readonly t = injectTexts(organisationsTexts);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly organisation = this.api.one(() => this.id());
  protected readonly seats = this.api.seats(() => this.id());
  protected readonly people = this.api.people(() => (this.me() ? this.id() : undefined));
  private readonly permissions = inject(Permissions);
  protected readonly maySucceed = this.permissions.secretariat;
  private readonly addressees = this.direct.addressees(this.permissions.member);
  /** Those who can be written to. */
  protected readonly reached = computed(
    () => new Set((this.addressees.hasValue() ? this.addressees.value() : []).map(({ id }) => id)),
  );
  protected readonly notOpened = signal<Problem | undefined>(undefined);
  protected readonly problem = computed(() => {
    const error = this.organisation.error();
    return error && asProblem(error);
  });
  protected readonly it = computed(() =>
    this.organisation.hasValue() ? this.organisation.value() : undefined,
  );
  protected readonly lead = computed(() => {
    const it = this.it();
    return (
      it &&
      this.t('cityLead', {
        kind: this.t(`kind.${it.kind}`),
        country: this.countries.of(it.country),
      })
    );
  });
  protected readonly themes = computed(() =>
    (this.it()?.themes ?? []).map((theme) => ({
      id: theme,
      label: this.languages.pick(THEMES[theme]),
    })),
  );

  protected async writeTo({ id }: PersonCard): Promise<void> {
    this.notOpened.set(undefined);
    try {
      const channel = await this.direct.open([id]);
      await this.router.navigate(['/messages', channel.id]);
    } catch (error) {
      this.notOpened.set(asProblem(error));
    }
  }
}
