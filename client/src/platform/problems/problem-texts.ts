import { Service, inject, signal } from '@angular/core';
import type { Problem } from '@passerelle/contracts/problems';
import { texts } from '../i18n/dictionary';
import { frenchSpaces } from '../i18n/french-spaces';
import { injectTexts } from '../i18n/inject-texts';
import { Languages } from '../i18n/languages';
import fr from './i18n/fr.json' with { type: 'json' };
import { LOCAL_PROBLEMS, type LocalProblem } from './problem-error';

export const faultTexts = texts(fr, () => import('./i18n/en.json', { with: { type: 'json' } }));

type Table = typeof import('./known-problems');

/** The sentence of a problem, in the reader's language now. */
@Service()
export class ProblemTexts {
  private readonly languages = inject(Languages);
  private readonly t = injectTexts(faultTexts);
  readonly #table = signal<Table | undefined>(undefined);
  #fetching = false;

  /** The table of every noun's problems is fetched with the first one; until then, the server's own sentence. */
  of(problem: Problem): string {
    if (isLocal(problem.code)) return this.t(problem.code);
    const language = this.languages.current();
    const table = this.#table();
    if (!table) this.fetchTable();
    const title = table?.titleOf(problem, language) ?? problem.title;
    return language === 'fr' ? frenchSpaces(title) : title;
  }

  private fetchTable(): void {
    if (this.#fetching) return;
    this.#fetching = true;
    import('./known-problems').then(
      (table) => this.#table.set(table),
      () => (this.#fetching = false),
    );
  }
}

function isLocal(code: string): code is LocalProblem {
  return (LOCAL_PROBLEMS as readonly string[]).includes(code);
}
