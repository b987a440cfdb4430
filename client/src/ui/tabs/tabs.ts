import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive, type IsActiveMatchOptions } from '@angular/router';

/** One tab: an address of its own, so that Back, links and bookmarks work. */
export interface Tab {
  readonly label: string;
  readonly link: string | readonly unknown[];
  readonly count?: number;
}

/** The parts of a thing, as a row of addresses. On a phone the row scrolls sideways. */
@Component({
  selector: 'pa-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="label()" class="pa-screen">
      @for (tab of tabs(); track tab.label) {
        <a
          [routerLink]="tab.link"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="sameAddress"
          >{{ tab.label }}
          @if (tab.count !== undefined) {
            <span class="count pa-numbers">{{ tab.count }}</span>
          }
        </a>
      }
    </nav>
  `,
  styleUrl: './tabs.scss',
})
export class Tabs {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab[]>();
  /** What a page keeps in its query does not make it another page. */
  protected readonly sameAddress: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
