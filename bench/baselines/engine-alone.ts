import { serialize } from 'bson';
import { docOf } from '@passerelle/embedded-mongo/bson/value';
import { compileFilter } from '@passerelle/embedded-mongo/query/match';
import { readDocuments } from '@passerelle/embedded-mongo/server/reading';
import { nextVersion, prepareInsert } from '@passerelle/embedded-mongo/server/writing';
import { insertDocument } from '@passerelle/embedded-mongo/store/insert';
import { Store } from '@passerelle/embedded-mongo/store/store';
import { compileUpdate } from '@passerelle/embedded-mongo/update/update';
import { aDocument, GROUP, STORED } from '../load/documents';
import { inGroups } from '../load/waiting';
import { answerParent } from '../method/answer-parent';

export type EngineOperation = 'insertOne' | 'findOne' | 'updateOne' | 'find50';

export interface EnginePlan {
  readonly operation: EngineOperation;
  readonly times: number;
  readonly atOnce: number;
  readonly round: number;
}

let store: Store | undefined;

const collection = (name: string) => {
  if (!store) throw new Error('not open');
  return { store, things: store.ddl.ensure('bench', name) };
};

function put(name: string, number: number): void {
  const { store: into, things } = collection(name);
  insertDocument(into, things, prepareInsert(Buffer.from(serialize(aDocument(number)))));
}

/** The same documents and the same index as the database gets, without a socket in front. */
async function open(directory: string): Promise<void> {
  store = new Store(directory);
  const { things } = collection('things');
  store.ddl.createIndex(things, docOf({ v: 2, key: { group: 1 }, name: 'group_1' }));
  for (let number = 0; number < STORED; number += 1) put('things', number);
  await store.durable();
}

const storedOf = (number: number) => (number * 7919) % STORED;

const find = async (filter: object) => {
  const { store: from, things } = collection('things');
  return (await readDocuments(from, things, { filter: docOf(filter), env: {} })).found;
};

const OPERATIONS: Record<EngineOperation, (number: number) => Promise<void>> = {
  async insertOne(number) {
    put('fresh', number);
    await store?.durable();
  },
  async findOne(number) {
    if ((await find({ _id: storedOf(number) })).length !== 1) throw new Error('not found');
  },
  async updateOne(number) {
    const filter = docOf({ _id: storedOf(number) });
    const update = compileUpdate(docOf({ $inc: { count: 1 } }), { env: {} });
    compileFilter(filter);
    const [found] = await find({ _id: storedOf(number) });
    if (!found) throw new Error('not found');
    const before = found.doc;
    const after = update.apply(before, {});
    const { key } = found.stored;
    const { store: into, things } = collection('things');
    const version = nextVersion(key, after);
    into.write({ collection: things, key, kind: 'update', after: version }, undefined, undefined, {
      before,
      after,
    });
    await into.durable();
  },
  async find50(number) {
    const found = await find({ group: number % (STORED / GROUP) });
    if (found.length !== GROUP) throw new Error(`${found.length} found`);
  },
};

/** CPU of this process, in milliseconds. */
async function operate({ operation, times, atOnce, round }: EnginePlan): Promise<number> {
  const before = process.cpuUsage();
  const numbers = Array.from({ length: times }, (_, index) => round * times + index);
  await inGroups(numbers, atOnce, (number) => OPERATIONS[operation](number));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

answerParent({ open, operate });
