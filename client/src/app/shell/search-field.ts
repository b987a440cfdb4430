import { Component, ElementRef, computed, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../../ui/icon/icon';
import { shellTexts } from '../shell-texts';

const PAGE = '/recherche';

/** In the bar: a field where there is room, a sign on a phone. On the search page the field is the page's own. */
@Component({
  selector: 'pa-search-field',
  imports: [Icon, RouterLink],
  template: `
    @if (!there()) {
      <form role="search" (submit)="search($event)">
        <pa-icon name="search" />
        <input
          #field
          type="search"
          maxlength="300"
          autocomplete="off"
          enterkeyhint="search"
          aria-keyshortcuts="/"
          [attr.aria-label]="t('search')"
          [placeholder]="t('search')"
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
      <a class="pa-button pa-icon-only" [routerLink]="page">
        <span class="pa-hidden">{{ t('search') }}</span><pa-icon name="search" />
      </a>
    }
  `,
  styleUrl: './search-field.scss',
  host: { '(document:keydown)': 'jump($event)' },
})
export class SearchField {
  private readonly router = inject(Router);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly t = injectTexts(shellTexts);
  protected readonly page = PAGE;
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
      startWith(this.router.url),
    ),
    { requireSync: true },
  );
  protected readonly there = computed(() => this.address().split('?')[0] === PAGE);

  protected search(event: Event): void {
    event.preventDefault();
    const q = this.field()?.nativeElement.value.trim() || null;
    void this.router.navigate([PAGE], { queryParams: { q } });
  }

  /** `/` goes to the field, unless somebody is writing. By the character: some keyboards need Shift for it. */
  protected jump(event: Event): void {
    if (!isSlash(event) || event.defaultPrevented || isWritten(event.target)) return;
    const own = this.field()?.nativeElement;
    const field = own?.checkVisibility() ? own : document.getElementById('question');
    event.preventDefault();
    if (!field) return void this.router.navigate([PAGE]);
    field.focus();
    (field as HTMLInputElement).select();
  }
}

function isWritten(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function isSlash(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.key !== '/') return false;
  return !event.ctrlKey && !event.altKey && !event.metaKey;
}
