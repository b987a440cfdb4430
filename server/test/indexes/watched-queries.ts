import type { CommandStartedEvent, Document } from 'mongodb';
import type { Connection } from 'mongoose';
import { queriesIn, shapeOf, type Query } from './query';

/** A query that looks at a whole collection. */
export interface Scan {
  shape: string;
  query: Query;
}

/** Listens to everything that the application asks the database, and keeps one query of each shape. */
export class WatchedQueries {
  private readonly shapes = new Map<string, Query>();

  constructor(private readonly connection: Connection) {
    connection.getClient().on('commandStarted', (event) => this.note(event));
  }

  get count(): number {
    return this.shapes.size;
  }

  collections(): Set<string> {
    return new Set([...this.shapes.values()].map(({ collection }) => collection));
  }

  /** The shapes for which the database, asked by `explain`, uses no index. */
  async scans(): Promise<Scan[]> {
    const found: Scan[] = [];
    for (const [shape, query] of [...this.shapes].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (await this.isScan(query)) found.push({ shape, query });
    return found;
  }

  private note({ commandName, command, databaseName }: CommandStartedEvent): void {
    if (databaseName !== this.connection.name) return;
    for (const query of queriesIn(commandName, command)) {
      const shape = shapeOf(query);
      if (!this.shapes.has(shape)) this.shapes.set(shape, query);
    }
  }

  private async isScan({ explained, filter }: Query): Promise<boolean> {
    if (readsAll(filter) && !explained['limit']) return true;
    const explain = { explain: explained, verbosity: 'queryPlanner' };
    return stagesOf(await this.connection.db!.command(explain)).has('COLLSCAN');
  }
}

/** Sorted through an index or not: without a condition and a limit every document is read. */
function readsAll(filter: Document): boolean {
  return Object.keys(filter).length === 0;
}

/** Every stage of an answer of `explain`, wherever the plan lies in it. */
function stagesOf(answer: Document): Set<string> {
  const stages = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (value === null || typeof value !== 'object') return;
    const { stage } = value as Document;
    if (typeof stage === 'string') stages.add(stage);
    for (const [name, each] of Object.entries(value))
      if (name !== 'command' && name !== 'rejectedPlans') look(each);
  };
  look(answer);
  return stages;
}
