import type { ParagraphId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { mergeWords } from '@passerelle/rules/positions/merge-words';

/** Title and text of a position at one moment. */
export interface Version {
  readonly title: string;
  readonly text: PositionText;
}

/** A passage on which two people wrote different things: both are shown, one is chosen. */
export interface Collision {
  readonly id: ParagraphId | 'title';
  /** Empty when that side took the passage out. */
  readonly mine: string;
  readonly theirs: string;
}

export interface Merged {
  readonly version: Version;
  /** In the version, my words stand until somebody chooses. */
  readonly collisions: readonly Collision[];
}

type Words = ReadonlyMap<string, string>;

function wordsOf({ title, text }: Version): Words {
  return new Map([
    ['title', title],
    ...text.recitals.map(({ id, text: words }): [string, string] => [id, words]),
    ...text.articles.flatMap(({ id, heading, paragraphs }): [string, string][] => [
      [id, heading],
      ...paragraphs.map((paragraph): [string, string] => [paragraph.id, paragraph.text]),
    ]),
  ]);
}

const sameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

/** One list of ids out of three: what either side added is there, what a side took out is gone unless it is `touched`. */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  touched: (id: string) => boolean,
): string[] {
  const [start, other] = sameOrder(base, theirs) ? [mine, theirs] : [theirs, mine];
  const merged = start.filter((id) => other.includes(id) || !base.includes(id) || touched(id));
  for (const [index, id] of other.entries()) {
    if (merged.includes(id) || (base.includes(id) && !touched(id))) continue;
    const before = other.slice(0, index).reverse();
    const behind = before.find((each) => merged.includes(each));
    merged.splice(behind === undefined ? 0 : merged.indexOf(behind) + 1, 0, id);
  }
  return merged;
}

/** Three versions of one text becoming one: paragraph by paragraph, and word by word where both changes stand apart. */
class Merge {
  private readonly words: Record<'base' | 'mine' | 'theirs', Words>;
  private readonly placed = new Set<string>();
  readonly collisions: Collision[] = [];

  constructor(
    private readonly base: Version,
    private readonly mine: Version,
    private readonly theirs: Version,
  ) {
    this.words = { base: wordsOf(base), mine: wordsOf(mine), theirs: wordsOf(theirs) };
  }

  run(): Version {
    const title = this.say('title');
    const recitals = this.order((version) => version.text.recitals.map(({ id }) => id)).map(
      (id) => ({ id: id as ParagraphId, text: this.say(id) }),
    );
    const articles = this.order((version) => version.text.articles.map(({ id }) => id), true);
    return {
      title,
      text: { recitals, articles: articles.map((id) => this.article(id)) },
    };
  }

  private article(id: string) {
    const within = (version: Version) =>
      version.text.articles.find((one) => one.id === id)?.paragraphs.map((one) => one.id) ?? [];
    return {
      id: id as ParagraphId,
      heading: this.say(id),
      paragraphs: this.order(within).map((one) => ({
        id: one as ParagraphId,
        text: this.say(one),
      })),
    };
  }

  private order(idsOf: (version: Version) => readonly string[], deep = false): string[] {
    const { base, mine, theirs } = this;
    const touched = (id: string) => (deep ? this.isArticleTouched(id) : this.isTouched(id));
    return mergeOrder(idsOf(base), idsOf(mine), idsOf(theirs), touched).filter((id) => {
      const isNew = !this.placed.has(id);
      this.placed.add(id);
      return isNew;
    });
  }

  /** One side has changed the words, or they stand somewhere else now. */
  private isTouched(id: string): boolean {
    const { base, mine, theirs } = this.words;
    const before = base.get(id);
    return [mine.get(id), theirs.get(id)].some((now) => now !== undefined && now !== before);
  }

  private isArticleTouched(id: string): boolean {
    return [this.mine, this.theirs].some((version) => {
      const article = version.text.articles.find((one) => one.id === id);
      const former = this.base.text.articles.find((one) => one.id === id);
      if (!article) return false;
      return (
        this.isTouched(id) ||
        article.paragraphs.length !== former?.paragraphs.length ||
        article.paragraphs.some((paragraph) => this.isTouched(paragraph.id))
      );
    });
  }

  private say(id: string): string {
    const [base, mine, theirs] = [this.words.base, this.words.mine, this.words.theirs].map((all) =>
      all.get(id),
    );
    if (mine === theirs || theirs === base) return mine ?? this.collide(id, mine, theirs, base);
    if (mine === base) return theirs ?? this.collide(id, mine, theirs, base);
    const both =
      base !== undefined && mine !== undefined && theirs !== undefined
        ? mergeWords(base, theirs, mine)
        : undefined;
    return both ?? this.collide(id, mine, theirs, base);
  }

  private collide(id: string, mine = '', theirs = '', base = ''): string {
    if (mine !== theirs && (mine || theirs)) {
      this.collisions.push({ id: id as Collision['id'], mine, theirs });
    }
    return mine || theirs || base;
  }
}

/** My version and theirs, both made of `base`, as one. Nothing that either side wrote is dropped without being shown. */
export function mergeVersions(base: Version, mine: Version, theirs: Version): Merged {
  const merge = new Merge(base, mine, theirs);
  const version = merge.run();
  const known = wordsOf(version);
  return { version, collisions: merge.collisions.filter(({ id }) => known.has(id)) };
}
