import { Component } from '@angular/core';

/** The name and its footbridge. */
@Component({
  selector: 'pa-wordmark',
  template: `
    <svg viewBox="0 0 34 22" aria-hidden="true">
      <path d="M1 18h32M3 18c0-8 6-14 14-14s14 6 14 14M10 18V6.2M17 18V4M24 18V6.2" />
    </svg>
    <span>Passerelle</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 0.625rem;
      align-items: center;
      color: var(--pa-lagoon);
      font-size: 1.375rem;
      font-weight: 650;
      letter-spacing: -0.02em;
      line-height: 1;
    }
    svg {
      width: 2.125rem;
      fill: none;
      stroke: currentcolor;
      stroke-linecap: round;
      stroke-width: 2.25;
    }
  `,
})
export class Wordmark {}
