import { Service, computed, inject } from '@angular/core';
import type { BodyId, OrganisationId } from '@passerelle/contracts/ids';
import { Session } from './session';

/**
 * What the interface may offer; the server decides again on every request.
 * What one may do inside a body or a text comes with that thing (`BodyPage.mine.permissions`).
 */
@Service()
export class Permissions {
  private readonly session = inject(Session);

  readonly administrator = computed(() => this.session.me()?.administrator ?? false);
  readonly secretariat = computed(() => this.session.me()?.secretariat ?? false);
  /** What is for members of the network is for me: whoever acts for one of them, and the administrator. */
  readonly member = computed(() => this.session.me()?.member ?? false);
  /** My seats, one for each body and office. */
  readonly seats = computed(() => this.session.me()?.seats ?? []);

  seatsIn(body: BodyId) {
    return this.seats().filter((seat) => seat.bodyId === body);
  }

  actsFor(organisation: OrganisationId): boolean {
    const mandates = this.session.me()?.mandates ?? [];
    return mandates.some((mandate) => mandate.organisationId === organisation);
  }
}
