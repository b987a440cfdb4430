import { Component, computed, input } from '@angular/core';

/** The initials of a person or a city; the name itself always stands beside it. Cities are square, people round. */
@Component({
  selector: 'pa-avatar',
  template: `<span aria-hidden="true">{{ initials() }}</span>`,
  host: { '[class.square]': 'square()' },
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      place-items: center;
      width: var(--pa-avatar-size, 2.25rem);
      aspect-ratio: 1;
      border: 1px solid var(--pa-lagoon);
      border-radius: 50%;
      background: var(--pa-lagoon-tint);
      color: var(--pa-lagoon-strong);
      font-size: calc(var(--pa-avatar-size, 2.25rem) * 0.38);
      font-weight: 650;
      letter-spacing: 0.02em;
    }
    :host(.square) {
      border-radius: var(--pa-radius);
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly square = input(false);
  protected readonly initials = computed(() => initialsOf(this.name()));
}

/** First letters of the first and the last word: "Aïssatou Ba" → "AB", "Port-au-Prince" → "PP", "Huế" → "H". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map((word) => Array.from(word)[0]?.toLocaleUpperCase('fr')).join('');
}
