import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { AppearanceChoice } from '../platform/appearance/appearance';
import { Session } from '../platform/session/session';
import { SessionEnd } from './session-end';
import { Outage } from './outage/outage';
import { WaitingLetters } from './waiting-letters';

@Component({
  selector: 'pa-root',
  imports: [Outage, RouterOutlet],
  template: `
    @if (session.outage(); as problem) {
      <pa-outage [problem]="problem" />
    } @else {
      <router-outlet />
    }
  `,
})
export class App {
  protected readonly session = inject(Session);

  constructor() {
    inject(AppearanceChoice);
    inject(SessionEnd);
    inject(WaitingLetters);
  }
}
