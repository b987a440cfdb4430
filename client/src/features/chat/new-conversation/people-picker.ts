import { Component, ElementRef, computed, input, model, signal, viewChild } from '@angular/core';
import type { PersonCard } from '@passerelle/contracts/people';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { chatTexts } from '../chat-texts';
import { foundBy } from './addressee-search';

/** People shown at once; more are found by typing. */
const SHOWN = 40;
let pickers = 0;

/** Chooses people by name: type, arrows and Enter, or a touch; Backspace in the empty field takes the last one back. */
@Component({
  selector: 'pa-people-picker',
  imports: [Avatar, Icon],
  templateUrl: './people-picker.html',
  styleUrl: './people-picker.scss',
})
export class PeoplePicker {
  protected readonly t = injectTexts(chatTexts);
  readonly people = input.required<readonly PersonCard[]>();
  readonly most = input.required<number>();
  readonly chosen = model<readonly PersonCard[]>([]);

  protected readonly id = `pa-people-${pickers++}`;
  protected readonly typed = signal('');
  /** Whom Enter takes; −1 while nothing was typed: then Enter belongs to the form. */
  protected readonly active = signal(-1);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly found = computed(() => foundBy(this.typed(), this.people()));
  protected readonly shown = computed(() => this.found().slice(0, SHOWN));
  protected readonly hidden = computed(() => this.found().length - this.shown().length);
  protected readonly full = computed(() => this.chosen().length >= this.most());

  protected isChosen({ id }: PersonCard): boolean {
    return this.chosen().some((one) => one.id === id);
  }

  protected look(text: string): void {
    this.typed.set(text);
    this.active.set(text.trim() === '' ? -1 : 0);
  }

  protected toggle(person: PersonCard): void {
    const chosen = this.chosen();
    if (this.isChosen(person)) this.chosen.set(chosen.filter(({ id }) => id !== person.id));
    else if (!this.full()) this.chosen.set([...chosen, person]);
    this.look('');
    this.field().nativeElement.focus();
  }

  protected keyed(event: KeyboardEvent): void {
    const [{ length }, at] = [this.shown(), this.active()];
    if (event.key === 'ArrowDown' && length > 0) this.move(event, (at + 1) % length);
    else if (event.key === 'ArrowUp' && length > 0)
      this.move(event, (Math.max(at, 0) + length - 1) % length);
    else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      const person = this.shown()[at];
      if (person) this.toggle(person);
    } else if (event.key === 'Backspace' && this.typed() === '')
      this.chosen.update((chosen) => chosen.slice(0, -1));
  }

  private move(event: Event, to: number): void {
    event.preventDefault();
    this.active.set(to);
    document.getElementById(`${this.id}-${to}`)?.scrollIntoView({ block: 'nearest' });
  }
}
