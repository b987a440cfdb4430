import {
  Component,
  ElementRef,
  computed,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { faultWords } from '../../../platform/problems/fault-words';
import { faultTexts } from '../../../platform/problems/problem-texts';
import { Icon } from '../../icon/icon';
import { talkTexts } from '../talk-texts';
import { offersFor, withCall, type Callable, type Offer } from './matching';

let writings = 0;

/**
 * Where somebody writes to others: lines of text, people and cities offered after an `@` (arrows, Enter or Tab, Escape),
 * files pasted. A control for signal forms; alone, bind `value`.
 */
@Component({
  selector: 'pa-writing',
  imports: [Icon],
  templateUrl: './writing.html',
  styleUrl: './writing.scss',
})
export class Writing implements FormValueControl<string> {
  readonly value = model('');
  readonly touched = model(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly label = input.required<string>();
  /** The label is read aloud only: the place says what it is. */
  readonly labelHidden = input(false);
  readonly placeholder = input('');
  readonly hint = input<string>();
  readonly people = input<readonly Callable[]>([]);
  /** Enter sends and Shift + Enter makes a line; otherwise Enter makes a line. */
  readonly sendsOnEnter = input(false);
  /** Names open above the text: for a place at the foot of the screen. */
  readonly above = input(false);
  readonly compact = input(false);
  readonly sent = output<void>();
  readonly pasted = output<File[]>();
  /** Escape, when no names are open. */
  readonly escaped = output<void>();
  /** Arrow up in an empty text. */
  readonly up = output<void>();

  protected readonly t = injectTexts(talkTexts);
  private readonly words = injectTexts(faultTexts);
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');
  protected readonly id = `pa-writing-${writings++}`;
  private readonly caret = signal(-1);
  private readonly closedAt = signal(-1);
  protected readonly active = signal(0);

  private readonly call = computed(() =>
    this.caret() < 0
      ? { from: -1, offers: [] }
      : offersFor(this.value(), this.caret(), this.people()),
  );
  protected readonly offers = computed(() =>
    this.call().from === this.closedAt() ? [] : this.call().offers,
  );
  protected readonly fault = computed(() => {
    const [first] = this.touched() ? this.errors() : [];
    return first && faultWords(first, this.words);
  });
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.id}-hint`, this.fault() && `${this.id}-fault`]
        .filter(Boolean)
        .join(' ') || null,
  );

  focus(): void {
    this.area().nativeElement.focus();
  }

  protected typed(): void {
    const { value } = this.area().nativeElement;
    this.value.set(value);
    this.closedAt.set(-1);
    this.look();
  }

  protected look(): void {
    this.caret.set(this.area().nativeElement.selectionStart);
    this.active.set(0);
  }

  protected left(): void {
    this.caret.set(-1);
    this.touched.set(true);
  }

  protected keyed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.offers().length > 0 && this.keyedInOffers(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && this.sendsOnEnter() && !event.shiftKey) {
      event.preventDefault();
      this.sent.emit();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.sent.emit();
    else if (event.key === 'Escape') this.escaped.emit();
    else if (event.key === 'ArrowUp' && this.value() === '') this.up.emit();
  }

  private keyedInOffers(key: string): boolean {
    const { length } = this.offers();
    if (key === 'ArrowDown') this.active.update((at) => (at + 1) % length);
    else if (key === 'ArrowUp') this.active.update((at) => (at + length - 1) % length);
    else if (key === 'Escape') this.closedAt.set(this.call().from);
    else if (key === 'Enter' || key === 'Tab') this.choose(this.offers()[this.active()]!);
    else return false;
    return true;
  }

  protected choose(offer: Offer): void {
    const { nativeElement } = this.area();
    const { text, caret } = withCall(
      this.value(),
      this.call().from,
      nativeElement.selectionStart,
      offer.calls,
    );
    nativeElement.value = text;
    nativeElement.focus();
    nativeElement.setSelectionRange(caret, caret);
    this.value.set(text);
    this.look();
  }

  protected paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.pasted.emit(files);
  }
}
