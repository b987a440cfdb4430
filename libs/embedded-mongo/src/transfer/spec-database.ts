import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Document,
} from 'bson';
import type { Db, MongoClient } from 'mongodb';

/** One value of each type of the format. */
export function allTypes(_id: number): Document {
  return {
    _id: new Int32(_id),
    double: new Double(2),
    negativeZero: new Double(-0),
    text: 'Éléonore \u0000 😀',
    document: { z: 1, a: { b: [1, { c: 2 }, []] }, '': {} },
    bytes: new Binary(Buffer.from([0, 255]), 128),
    uuid: new Binary(Buffer.alloc(16, 7), 4),
    objectId: new ObjectId('0123456789abcdef01234567'),
    yes: true,
    date: new Date('1969-07-20T20:17:40.123Z'),
    nothing: null,
    pattern: new BSONRegExp('^mairie', 'im'),
    code: new Code('f()'),
    scoped: new Code('g()', { x: new Int32(1) }),
    symbol: new BSONSymbol('s'),
    int: new Int32(-5),
    timestamp: new Timestamp({ t: 5, i: 6 }),
    long: Long.fromString('9007199254740993'),
    decimal: Decimal128.fromString('1.10'),
    most: new MaxKey(),
    least: new MinKey(),
  };
}

/** Collections of every kind that a dump holds, with every kind of index. */
export async function fillLively(client: MongoClient): Promise<void> {
  const app = client.db('app');
  await app
    .collection('types')
    .insertMany([allTypes(1), { ...allTypes(2), only: 'here' }] as never);
  await app.createCollection('ruled', {
    validator: {
      $jsonSchema: { required: ['name'], properties: { name: { bsonType: 'string' } } },
    },
    validationLevel: 'moderate',
    validationAction: 'error',
  });
  await app.collection('ruled').insertOne({ name: 'Dakar' });
  const older = { bypassDocumentValidation: true };
  await app.collection('ruled').insertOne({ older: 'than the rule' }, older);
  await app.createCollection('collated', { collation: { locale: 'fr', strength: 1 } });
  await app.collection('collated').insertMany([{ name: 'été' }, { name: 'hiver' }]);
  await app.createCollection('capped', { capped: true, size: 4096, max: 3 });
  for (let n = 0; n < 5; n++) await app.collection('capped').insertOne({ n });
  await app.createCollection('imaged', { changeStreamPreAndPostImages: { enabled: true } });
  await app.createCollection('a view', {
    viewOn: 'types',
    pipeline: [{ $match: { only: 'here' } }],
  });
  await app.createCollection('odd/name (à vérifier)!', {});
  await app.collection('odd/name (à vérifier)!').insertOne({ odd: true });
  await client.db('second').collection('many').insertMany(manyDocuments(2500));
  await indexAll(app);
}

const manyDocuments = (count: number): Document[] =>
  Array.from({ length: count }, (_, n) => ({ n, text: 'x'.repeat(n % 700), tags: [n % 7, 'a'] }));

async function indexAll(app: Db): Promise<void> {
  await app.collection('types').createIndexes([
    { key: { text: 1, int: -1 }, name: 'compound' },
    { key: { 'document.a.b': 1 }, name: 'multikey' },
    { key: { only: 1 }, name: 'sparse and unique', sparse: true, unique: true },
    { key: { long: 1 }, name: 'partial', partialFilterExpression: { int: { $gt: 0 } } },
    { key: { yes: 1 }, name: 'hidden', hidden: true },
    { key: { code: 'hashed' }, name: 'hashed' },
    { key: { text: 'text' }, name: 'words' },
    { key: { place: '2dsphere' }, name: 'places' },
  ]);
  await app.collection('imaged').createIndex({ goneAt: 1 }, { expireAfterSeconds: 3600 });
  await app.collection('collated').createIndexes([
    { key: { name: 1 }, name: 'its own' },
    { key: { name: 1 }, name: 'plain', collation: { locale: 'simple' } },
    { key: { name: 1 }, name: 'numbers', collation: { locale: 'de', numericOrdering: true } },
  ]);
}

/** Everything that must come over: options, indexes, and the bytes of each document in order. */
export async function wholeOf(client: MongoClient): Promise<Document> {
  const whole: Document = {};
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  for (const { name } of databases) {
    const database = client.db(name);
    for (const { name: collection, type, options } of await database
      .listCollections<Document & { name: string }>({}, { promoteValues: false })
      .toArray())
      whole[`${name}.${collection}`] = {
        type,
        options,
        indexes: type === 'view' ? [] : await database.collection(collection).indexes(),
        documents: await bytesOf(database, collection),
      };
  }
  return whole;
}

async function bytesOf(database: Db, collection: string): Promise<string[]> {
  const found = await database.collection(collection).find({}, { raw: true }).toArray();
  return found.map((document) => Buffer.from(document as unknown as Buffer).toString('base64'));
}
