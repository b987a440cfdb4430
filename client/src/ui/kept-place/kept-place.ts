import {
  DOCUMENT,
  DestroyRef,
  Directive,
  ElementRef,
  afterNextRender,
  afterRenderEffect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';

/** Distance from the end, in pixels, at which one still counts as being there. */
const NEAR_END = 24;
/** Distance from the beginning, in pixels, at which earlier things are asked for. */
const NEAR_START = 500;

/**
 * A list that grows at both ends while somebody reads it. At the end it follows what arrives; elsewhere the line that is
 * being read stays where it is. Its things carry `data-place` with a name that means something to its owner.
 */
@Directive({
  selector: '[paKeptPlace]',
  exportAs: 'paKeptPlace',
  host: { '(scroll)': 'scrolled()' },
})
export class KeptPlace {
  private readonly box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly destroyed = inject(DestroyRef);
  /** What is shown: the place is kept at each change of it. */
  readonly paKeptPlace = input.required<unknown>();
  /** The beginning comes near: earlier things are wanted. */
  readonly nearStart = output<void>();
  /** The lowest thing that is wholly on the screen, by its `data-place`. */
  readonly seen = output<string>();

  readonly #atEnd = signal(true);
  readonly atEnd = this.#atEnd.asReadonly();
  private anchor: { element: HTMLElement; offset: number } | undefined;
  private lastSeen: string | undefined;
  /** Until somebody says where to begin, nothing that happens to be on the screen counts as seen. */
  private begun = false;
  private frame = 0;

  constructor() {
    afterRenderEffect({
      mixedReadWrite: () => {
        this.paKeptPlace();
        this.keep();
      },
    });
    afterNextRender(() => this.watch());
  }

  /** Other things come: where to begin has to be said again. */
  reset(): void {
    this.begun = false;
    this.anchor = undefined;
    this.lastSeen = undefined;
    this.#atEnd.set(true);
  }

  toEnd(): void {
    this.begun = true;
    this.#atEnd.set(true);
    this.keep();
  }

  /** Brings a thing under the upper edge, with a little of what is above it. False when it is not there. */
  goTo(place: string): boolean {
    const target = this.box.querySelector<HTMLElement>(`[data-place="${place}"]`);
    if (!target) return false;
    this.begun = true;
    this.#atEnd.set(false);
    this.box.scrollTop = target.offsetTop - this.box.clientHeight / 4;
    this.look();
    return true;
  }

  protected scrolled(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.look();
    });
  }

  private watch(): void {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.keep()));
    observer.observe(this.box);
    const look = () => this.tellSeen();
    this.document.addEventListener('visibilitychange', look);
    this.destroyed.onDestroy(() => {
      observer.disconnect();
      cancelAnimationFrame(this.frame);
      this.document.removeEventListener('visibilitychange', look);
    });
  }

  private keep(): void {
    const { box, anchor } = this;
    if (this.#atEnd()) box.scrollTop = box.scrollHeight;
    else if (anchor?.element.isConnected)
      box.scrollTop += anchor.element.offsetTop - box.scrollTop - anchor.offset;
    this.look();
  }

  private look(): void {
    const { box } = this;
    this.#atEnd.set(box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_END);
    const first = this.places().find(
      (place) => place.offsetTop + place.offsetHeight > box.scrollTop,
    );
    this.anchor = first && { element: first, offset: first.offsetTop - box.scrollTop };
    this.tellSeen();
    if (this.begun && first && box.scrollTop < NEAR_START) this.nearStart.emit();
  }

  private tellSeen(): void {
    if (!this.begun || this.document.visibilityState !== 'visible') return;
    const fold = this.box.scrollTop + this.box.clientHeight + 2;
    const lowest = this.places().findLast((place) => place.offsetTop + place.offsetHeight <= fold);
    const name = lowest?.dataset['place'];
    if (!name || name === this.lastSeen) return;
    this.lastSeen = name;
    this.seen.emit(name);
  }

  private places(): HTMLElement[] {
    return [...this.box.querySelectorAll<HTMLElement>('[data-place]')];
  }
}
