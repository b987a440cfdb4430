import type { ImportWarning } from '@passerelle/contracts/programmes';

/** A sentence in both languages. */
export interface Said {
  readonly fr: string;
  readonly en: string;
}

/** The whole file is refused: nothing of it can be trusted. */
export class ScheduleRefused extends Error {
  override readonly name = 'ScheduleRefused';

  constructor(
    readonly reason: Said,
    /** First line is 1; absent when the fault has no single place. */
    readonly line?: number,
  ) {
    super(line === undefined ? reason.en : `line ${line}: ${reason.en}`);
  }
}

/** Places that a gathered warning names; the others are counted. */
const NAMED_PLACES = 5;

/** What was wrong in a file that is kept all the same. The same kind of fault at many places becomes one line. */
export class ImportLog {
  readonly #warnings: ImportWarning[] = [];
  readonly #gathered = new Map<string, { places: Set<string>; said: Said }>();

  warn(where: string, fr: string, en: string): void {
    this.#warnings.push({ where, reason: { fr, en } });
  }

  /** A fault of which the first five places are named and the others counted. */
  gather(where: string, said: Said): void {
    const known = this.#gathered.get(said.en);
    if (known) known.places.add(where);
    else this.#gathered.set(said.en, { places: new Set([where]), said });
  }

  warnings(): ImportWarning[] {
    const gathered = [...this.#gathered.values()].map(({ places, said }): ImportWarning => {
      const named = [...places].slice(0, NAMED_PLACES).join('; ');
      const more = places.size - NAMED_PLACES;
      return { where: more > 0 ? `${named} (+ ${more})` : named, reason: said };
    });
    return [...this.#warnings, ...gathered];
  }
}
