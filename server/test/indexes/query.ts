import type { Document } from 'mongodb';

/** A query that a repository made, as the database was asked. */
export interface Query {
  collection: string;
  /** `find`, `aggregate`, `count`, `distinct`, `findAndModify`, `update` or `delete`. */
  command: string;
  filter: Document;
  /** What `explain` is asked. */
  explained: Document;
}

const READING: Record<string, readonly string[]> = {
  find: ['filter', 'sort', 'limit', 'skip', 'collation', 'hint'],
  count: ['query', 'limit', 'skip', 'collation', 'hint'],
  distinct: ['key', 'query', 'collation', 'hint'],
  findAndModify: ['query', 'sort', 'update', 'remove', 'collation', 'hint', 'arrayFilters'],
};

/** The queries in a command, one for each statement of a write. What only writes or only watches holds none. */
export function queriesIn(name: string, command: Document): Query[] {
  const collection = String(command[name]);
  if (name === 'aggregate') return inPipeline(collection, command['pipeline'] as Document[]);
  if (name === 'update' || name === 'delete') {
    const list = name === 'update' ? 'updates' : 'deletes';
    return (command[list] as Document[]).map((statement) => ({
      ...{ collection, command: name, filter: statement['q'] as Document },
      explained: { [name]: collection, [list]: [statement] },
    }));
  }
  const fields = READING[name];
  if (!fields) return [];
  const explained: Document = { [name]: collection };
  for (const field of fields)
    if (command[field] !== undefined) explained[field] = command[field] as unknown;
  const filter = (command['filter'] ?? command['query'] ?? {}) as Document;
  return [{ collection, command: name, filter, explained }];
}

function inPipeline(collection: string, pipeline: readonly Document[]): Query[] {
  const [first = {}] = pipeline;
  if (first['$changeStream']) return [];
  const filter = (first['$match'] ?? {}) as Document;
  const explained = { aggregate: collection, pipeline, cursor: {} };
  return [
    { collection, command: 'aggregate', filter, explained },
    ...pipeline.flatMap(({ $lookup }) => joined($lookup as Document | undefined)),
  ];
}

/** A `$lookup` asks the other collection once for each document. */
function joined(lookup: Document | undefined): Query[] {
  if (!lookup?.['foreignField']) return [];
  const filter = { [String(lookup['foreignField'])]: 'anything' };
  return queriesIn('find', { find: lookup['from'] as string, filter }).map((query) => ({
    ...query,
    command: '$lookup',
  }));
}

/** Two queries of one shape differ in values only: the same index serves both. */
export function shapeOf({ collection, command, filter, explained }: Query): string {
  const sort = explained['sort'] as unknown;
  const by = sort ? ` by ${JSON.stringify(sort instanceof Map ? [...sort] : sort)}` : '';
  return `${command} ${collection} ${JSON.stringify(blank(filter))}${by}`;
}

function blank(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(blank(item)));
    return [...new Set(items)].map((item) => JSON.parse(item) as unknown);
  }
  if (value === null || typeof value !== 'object') return '?';
  if (Object.getPrototypeOf(value) !== Object.prototype) return '?';
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, blank(each)]));
}
