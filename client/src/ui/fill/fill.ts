import {
  DOCUMENT,
  DestroyRef,
  Directive,
  ElementRef,
  afterNextRender,
  inject,
} from '@angular/core';

/**
 * Takes the rest of the window below where it stands, so that it scrolls inside and the page does not.
 * Never less than 26 rem: on a low window the page scrolls after all.
 */
@Directive({
  selector: '[paFill]',
  host: { class: 'pa-fill' },
})
export class Fill {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly destroyed = inject(DestroyRef);

  constructor() {
    afterNextRender(() => this.watch());
  }

  private watch(): void {
    const { window } = this;
    if (!window || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));
    observer.observe(window.document.body);
    this.destroyed.onDestroy(() => observer.disconnect());
  }

  private measure(): void {
    const top = this.element.getBoundingClientRect().top + (this.window?.scrollY ?? 0);
    this.element.style.setProperty('--pa-fill-top', `${Math.round(top)}px`);
  }
}
