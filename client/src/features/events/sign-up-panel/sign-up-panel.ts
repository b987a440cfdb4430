import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EventId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import type { Session as ProgrammeEntry } from '@passerelle/contracts/sessions';
import type { SignUp } from '@passerelle/contracts/sign-ups';
import { boundsOf } from '@passerelle/rules/events/slots';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import type { MyPlaces } from '../../registrations/my-places-api';
import { eventsTexts } from '../events-texts';
import { placeState } from '../programme/fullness';
import { presentMoment } from '../programme/now';

/** My place in one session: what is left, take it, wait for it, give it back. */
@Component({
  selector: 'pa-sign-up-panel',
  imports: [Icon, Notice, RouterLink],
  templateUrl: './sign-up-panel.html',
  styleUrl: './sign-up-panel.scss',
})
export class SignUpPanel {
  private readonly languages = inject(Languages);
  protected readonly signedIn = inject(Session).signedIn;
  protected readonly retour = inject(Router).url;
  protected readonly t = injectTexts(eventsTexts);
  private readonly now = presentMoment();

  readonly eventId = input.required<EventId>();
  readonly session = input.required<ProgrammeEntry>();
  readonly places = input.required<MyPlaces>();

  protected readonly busy = signal(false);
  /** A refusal belongs to the session that it was about. */
  protected readonly problem = linkedSignal<string, Problem | undefined>({
    source: () => this.session().id,
    computation: () => undefined,
  });
  protected readonly signUp = computed(() => this.places().signUps().get(this.session().id));
  protected readonly count = computed(() => this.places().counts().get(this.session().id));
  protected readonly state = computed(() => placeState(this.count(), this.signUp()));
  protected readonly over = computed(
    () => this.session().cancelled || boundsOf(this.session()).from <= this.now(),
  );

  protected async take(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.places().signUp(this.session().id);
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async leave(signUp: SignUp): Promise<void> {
    this.problem.set(undefined);
    const session = this.languages.pick(this.session().title);
    const done = signUp.status === 'waiting' ? 'place.leftLine' : 'place.left';
    try {
      await this.places().leave(signUp, this.t(done, { session }));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
