import { Directive, output, signal } from '@angular/core';

/** A place onto which files may be dropped; the button beside it does the same. `over()` while they hover. */
@Directive({
  selector: '[paDropFiles]',
  exportAs: 'paDropFiles',
  host: {
    '(dragover)': 'hover($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
  },
})
export class DropFiles {
  readonly paDropFiles = output<File[]>();
  readonly #over = signal(false);
  readonly over = this.#over.asReadonly();

  protected hover(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#over.set(true);
  }

  protected leave(event: DragEvent): void {
    const place = event.currentTarget as Node;
    if (!place.contains(event.relatedTarget as Node | null)) this.#over.set(false);
  }

  protected drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    this.#over.set(false);
    if (files.length === 0) return;
    event.preventDefault();
    this.paDropFiles.emit(files);
  }
}
