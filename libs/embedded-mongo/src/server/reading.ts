import { failure } from '../errors';
import type { Doc, Value } from '../bson/value';
import { compileFilter, type Match, type Position, type QueryEnv } from '../query/match';
import { compileSort } from '../query/sort';
import { candidatesOf } from '../store/candidates';
import type { Collection } from '../store/collection';
import { planOf, type Plan } from '../store/planner';
import type { Store } from '../store/store';
import type { StoredDocument } from '../store/stored-document';
import type { Transaction } from '../store/transaction';

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

/** Documents looked at between two turns of the event loop. */
const TURN = 1000;

/** Reads what matches, in order. Long reads give other commands a turn; they see the state of their beginning. */
export async function readDocuments(
  store: Store,
  collection: Collection,
  request: ReadRequest,
): Promise<ReadResult> {
  const { filter, env, sort, transaction } = request;
  const match = request.match ?? compileFilter(filter, env);
  const compareDocs =
    sort && sort.size > 0 && !sort.has('$natural') ? compileSort(sort, env.collation) : undefined;
  const plan = planOf(collection, {
    filter,
    sort: compareDocs ? sort : undefined,
    hint: request.hint ?? (sort?.has('$natural') ? sort : undefined),
    collation: env.collation,
  });
  const candidates = candidatesOf(store, collection, plan, transaction);
  const ordered = !compareDocs || candidates.sorted;
  const enough = ordered && request.limit ? (request.skip ?? 0) + request.limit : Infinity;
  const result: ReadResult = { found: [], plan, examined: 0 };
  await collect(candidates.documents, match, enough, request, result);
  if (!ordered && compareDocs) result.found.sort((a, b) => compareDocs(a.doc, b.doc));
  const from = request.skip ?? 0;
  if (from > 0 || request.limit) {
    result.found = result.found.slice(from, request.limit ? from + request.limit : undefined);
  }
  return result;
}

async function collect(
  documents: Iterable<StoredDocument>,
  match: (doc: Doc, found?: Position) => boolean,
  enough: number,
  { deadline }: ReadRequest,
  result: ReadResult,
): Promise<void> {
  let source = documents[Symbol.iterator]();
  while (result.found.length < enough) {
    const next = source.next();
    if (next.done) return;
    const stored = next.value;
    const doc = stored.doc;
    const position: Position = {};
    if (match(doc, position)) result.found.push({ stored, doc, position });
    if (++result.examined % TURN !== 0) continue;
    if (result.examined === TURN) source = frozen(source);
    if (deadline && Date.now() > deadline) throw timedOut();
    await new Promise(setImmediate);
  }
}

/** The rest as it is now: versions never change, so a list of them is a snapshot. */
function frozen(rest: Iterator<StoredDocument>): Iterator<StoredDocument> {
  const list: StoredDocument[] = [];
  for (let next = rest.next(); !next.done; next = rest.next()) list.push(next.value);
  return list[Symbol.iterator]();
}

export const timedOut = () => failure('MaxTimeMSExpired', 'operation exceeded time limit');
