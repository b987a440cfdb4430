import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { OrganisationId, type EventId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import type { Registration } from '@passerelle/contracts/registrations';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { RegistrationApi } from '../registration-api';
import { registrationsTexts } from '../registrations-texts';

/** I come: for which organisation, and that is all. */
@Component({
  selector: 'pa-own-registration',
  imports: [Icon, Notice, RouterLink],
  templateUrl: './own-registration.html',
  styles: `
    :host {
      display: grid;
      gap: var(--pa-5);
    }
    fieldset {
      margin: 0 0 var(--pa-5);
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: var(--pa-2);
      padding: 0;
      font-weight: 600;
    }
  `,
})
export class OwnRegistration {
  private readonly api = inject(RegistrationApi);
  private readonly router = inject(Router);
  protected readonly me = inject(Session).me;
  protected readonly t = injectTexts(registrationsTexts);
  readonly eventId = input.required<EventId>();
  readonly registration = input<Registration>();

  protected readonly organisations = computed(() => {
    const all = this.me()?.mandates ?? [];
    const isFirst = (id: OrganisationId, at: number) =>
      all.findIndex(({ organisationId }) => organisationId === id) === at;
    return all.filter(({ organisationId }, index) => isFirst(organisationId, index));
  });
  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly organisationId = computed(
    () =>
      this.chosen() ??
      (this.registration()
        ? (this.registration()?.organisationId ?? '')
        : (this.organisations()[0]?.organisationId ?? '')),
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  /** Made once, so that a second press meets the first. */
  private readonly id = newId('reg');

  protected choose(id: string): void {
    this.chosen.set(id);
  }

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const organisationId = OrganisationId.safeParse(this.organisationId()).data;
      const known = this.registration();
      if (known) await this.api.comeFor(known.id, organisationId ?? null);
      else
        await this.api.register(this.eventId(), {
          id: this.id,
          ...(organisationId && { organisationId }),
        });
      await this.router.navigate(['/evenements', this.eventId(), 'billet']);
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
