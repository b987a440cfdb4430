import { Directive, ElementRef, afterNextRender, inject, output, DestroyRef } from '@angular/core';

/** How long the end of a thing has to stand on the screen before it counts as seen, in milliseconds. */
const LONG_ENOUGH = 400;

/** Tells once that the end of this element was on the screen long enough to be read. */
@Directive({ selector: '[paSeen]' })
export class Seen {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly destroyed = inject(DestroyRef);
  readonly paSeen = output<void>();

  constructor() {
    afterNextRender(() => this.watch());
  }

  private watch(): void {
    if (typeof IntersectionObserver === 'undefined') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        const end = entry!.boundingClientRect.bottom;
        const fold = entry!.rootBounds?.bottom ?? Infinity;
        if (!entry!.isIntersecting || end > fold + 1) return;
        timer = setTimeout(() => {
          observer.disconnect();
          this.paSeen.emit();
        }, LONG_ENOUGH);
      },
      { threshold: [0, 0.25, 0.5, 0.75, 1] },
    );
    observer.observe(this.element);
    this.destroyed.onDestroy(() => {
      clearTimeout(timer);
      observer.disconnect();
    });
  }
}
