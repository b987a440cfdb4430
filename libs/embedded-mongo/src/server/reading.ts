import { Budget } from '../aggregate/budget';
import type { Doc, Value } from '../bson/value';
import { PAUSE, STRIDE, type Flow, type Pause } from '../pause';
import { compileFilter, type Match, type Position, type QueryEnv } from '../query/match';
import { compileSort } from '../query/sort';
import { candidatesOf, type Candidates } from '../store/candidates';
import type { Collection } from '../store/collection';
import { planOf, type Plan } from '../store/planner';
import type { Store } from '../store/store';
import type { StoredDocument } from '../store/stored-document';
import type { Transaction } from '../store/transaction';
import { FoundInOrder, FoundAsTheyCome, type FoundList } from './found-list';
import { itemsInTurns, resultInTurns } from './turns';

export interface ReadRequest {
  filter: Doc;
  /** The filter compiled, where the reader has it already. */
  match?: Match;
  env: QueryEnv;
  sort?: Doc;
  skip?: number;
  /** 0 or undefined: all. */
  limit?: number;
  hint?: Value;
  transaction?: Transaction;
  /** Milliseconds since 1970 when the read is given up. */
  deadline?: number;
}

/** A document that matches, and where in an array it did. */
export interface Found {
  stored: StoredDocument;
  doc: Doc;
  position: Position;
}

export interface ReadResult {
  found: Found[];
  plan: Plan;
  /** Documents looked at. */
  examined: number;
}

interface Reading extends Candidates {
  plan: Plan;
  match: Match;
  /** Where the candidates do not come in the order that was asked for. */
  compare?: (a: Doc, b: Doc) => number;
}

/**
 * Reads what matches, in order. Long reads give other commands a turn; they see the state of their beginning.
 * Errors: QueryExceededMemoryLimitNoDiskUseAllowed (292) for what has to be sorted in memory and is too much.
 */
export async function readDocuments(
  store: Store,
  collection: Collection,
  request: ReadRequest,
): Promise<ReadResult> {
  const { deadline, limit } = request;
  const reading = begin(store, collection, request);
  const from = request.skip ?? 0;
  const most = limit ? from + limit : Infinity;
  const result: ReadResult = { found: [], plan: reading.plan, examined: 0 };
  const budget = new Budget('Sort', store.memory.stageBytes);
  const list: FoundList = reading.compare
    ? new FoundInOrder(reading.compare, most, budget)
    : new FoundAsTheyCome(most);
  await itemsInTurns(gather(matching(reading, result), list), deadline);
  const found = await resultInTurns(list.all(), deadline);
  result.found = from > 0 || limit ? found.slice(from, most) : found;
  return result;
}

/** What matches, in no order, while it is being read: nothing is collected. Sees the state of its beginning. */
export function* matchingDocuments(
  store: Store,
  collection: Collection,
  request: ReadRequest,
): Generator<Doc | Pause> {
  for (const each of matching(begin(store, collection, request), { examined: 0 }))
    yield each === PAUSE ? each : each.doc;
}

function begin(store: Store, collection: Collection, request: ReadRequest): Reading {
  const { filter, env, sort, transaction } = request;
  const compare =
    sort && sort.size > 0 && !sort.has('$natural') ? compileSort(sort, env.collation) : undefined;
  const match = request.match ?? compileFilter(filter, env);
  const plan = planOf(collection, {
    filter,
    sort: compare ? sort : undefined,
    hint: request.hint ?? (sort?.has('$natural') ? sort : undefined),
    collation: env.collation,
  });
  const candidates = candidatesOf(store, collection, plan, transaction);
  return { ...candidates, plan, match, compare: candidates.sorted ? undefined : compare };
}

function* matching(
  { documents, match }: Reading,
  result: { examined: number },
): Generator<Found | Pause> {
  let source = documents[Symbol.iterator]();
  for (let next = source.next(); !next.done; next = source.next()) {
    const stored = next.value;
    const doc = stored.doc;
    const position: Position = {};
    result.examined++;
    if (match(doc, position)) yield { stored, doc, position };
    if (result.examined % STRIDE !== 0) continue;
    if (result.examined === STRIDE) source = frozen(source);
    yield PAUSE;
  }
}

/** Puts what is found into the list until that has enough. Only pauses come out. */
function* gather(found: Flow<Found>, list: FoundList): Generator<Pause> {
  for (const each of found) {
    if (each === PAUSE) yield PAUSE;
    else if (!list.add(each)) return;
  }
}

/** The rest as it is now: versions never change, so a list of them is a snapshot. */
function frozen(rest: Iterator<StoredDocument>): Iterator<StoredDocument> {
  const list: StoredDocument[] = [];
  for (let next = rest.next(); !next.done; next = rest.next()) list.push(next.value);
  return list[Symbol.iterator]();
}
