import type { Document, MongoClient } from 'mongodb';
import { matchValue } from './match-value';
import { expectTrue } from './mismatch';
import type { CollectionData } from './suite';

const MAJORITY = { writeConcern: { w: 'majority' } } as const;

/** Makes each collection anew with its documents. */
export async function lay(client: MongoClient, data: readonly CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, createOptions, documents } of data) {
    const database = client.db(databaseName);
    await database.dropCollection(collectionName, MAJORITY);
    if (createOptions || documents.length === 0)
      await database.createCollection(collectionName, { ...createOptions, ...MAJORITY });
    if (documents.length > 0)
      await database.collection(collectionName).insertMany(documents, MAJORITY);
  }
}

/** Throws a Mismatch when a collection does not hold exactly these documents, fields in this order. */
export async function compareOutcome(
  client: MongoClient,
  outcome: readonly CollectionData[],
): Promise<void> {
  for (const { databaseName, collectionName, documents } of outcome) {
    const found = await client
      .db(databaseName)
      .collection(collectionName, { readConcern: { level: 'local' }, readPreference: 'primary' })
      .find({}, { sort: { _id: 1 } })
      .toArray();
    const none = { entity: () => undefined, sessionId: () => undefined };
    matchValue(documents, found, none, `documents of ${collectionName}`, false);
    expectTrue(
      names(documents) === names(found),
      `the fields of ${collectionName} are in another order: ${names(found)}`,
    );
  }
}

const names = (documents: readonly Document[]): string =>
  JSON.stringify(documents.map((each) => Object.keys(each)));
