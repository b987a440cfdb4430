import { Injectable } from '@nestjs/common';
import type { BodyId, EventId } from '@passerelle/contracts/ids';
import type { Bilingual } from '@passerelle/contracts/primitives';
import type { SearchAnswer, SearchHit, SearchQuery } from '@passerelle/contracts/search';
import { highlighted, passageOf } from '@passerelle/rules/search/passage';
import { questionOf, type Question } from '@passerelle/rules/search/question';
import type { Caller } from '../../platform/permissions/caller';
import { SearchEngine, type EngineQuery, type Found } from '../../platform/search/search-engine';
import { FIRST_DATED, orderAt } from '../../platform/search/search-entry';
import { SearchFollower } from '../../platform/search/search-follower';
import { SearchSources } from '../../platform/search/search-sources';
import { BodyService } from '../bodies/body.service';
import { EventService } from '../events/event.service';
import { PersonService } from '../people/person.service';
import { placeAfter, placeOf } from './search-cursor';

const PAGE = 20;
const NOTHING = { hits: [], counts: {} };

@Injectable()
export class SearchService {
  constructor(
    private readonly engine: SearchEngine,
    private readonly sources: SearchSources,
    private readonly follower: SearchFollower,
    private readonly bodies: BodyService,
    private readonly events: EventService,
    private readonly people: PersonService,
  ) {}

  /** Only what the caller may see at this instant: what they are decides which audiences the engine looks at. */
  async find(caller: Caller, query: SearchQuery): Promise<SearchAnswer> {
    const question = questionOf(query.q);
    const building = !this.follower.isWhole;
    if (question.length === 0 && (query.q.trim() || !isNarrowed(query)))
      return { ...NOTHING, building };
    const asked = engineQuery(query, question, await this.sources.keysOf(caller));
    const after = placeAfter(query.cursor);
    const [found, counts] = await Promise.all([
      this.engine.find(asked, PAGE + 1, after),
      after ? undefined : this.engine.counts(asked),
    ]);
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    return {
      hits: await this.hits(page, question),
      ...(last && found.length > PAGE && { next: placeOf(last.cursor) }),
      ...(counts && { counts }),
      building,
    };
  }

  private async hits(found: readonly Found[], question: Question): Promise<SearchHit[]> {
    const places = found.flatMap(({ place }) => place ?? []);
    const [bodies, events, people] = await Promise.all([
      this.bodies.named(places.filter((id) => id.startsWith('bod_')) as BodyId[]),
      this.events.named(places.filter((id) => id.startsWith('eve_')) as EventId[]),
      this.people.cards([...new Set(found.flatMap(({ by }) => by ?? []))]),
    ]);
    return found.map((entry) => {
      const { id, kind, title, text, at, by, target, place = '' } = entry;
      const name = bodies.get(place as BodyId)?.name ?? events.get(place as EventId)?.name;
      const itself = kind === 'bodies' || (kind === 'events' && !target.sessionId);
      const author = by && people.get(by);
      return {
        ...{ id, kind, target, passage: passageOf(text, question) },
        ...(title && { title: markedTitle(title, question) }),
        ...(at && { at }),
        ...(author && { by: author }),
        ...(name && !itself && { place: name }),
      };
    });
  }
}

function markedTitle({ fr, en }: Bilingual, question: Question): NonNullable<SearchHit['title']> {
  return {
    fr: highlighted(fr, question),
    ...(en && { en: highlighted(en, question) }),
  };
}

/** Without words, a filter is enough to ask for: everything from somebody, every file of a body. */
function isNarrowed({ from, in: place, before, after, has }: SearchQuery): boolean {
  return [from, place, before, after, has].some((filter) => filter !== undefined);
}

function engineQuery(
  { kind, from, in: place, before, after, has }: SearchQuery,
  question: Question,
  keys: readonly string[],
): EngineQuery {
  const dated = before !== undefined || after !== undefined;
  return {
    ...{ question, keys, kind, by: from, place, hasFile: has === 'file' },
    ...(dated && { from: after ? orderAt(Date.parse(after)) : FIRST_DATED }),
    ...(before && { until: orderAt(Date.parse(before)) }),
  };
}
