import { Binary, Decimal128, Long, ObjectId, serialize, Timestamp, type Document } from 'bson';

const OP_QUERY = 2004;
const OP_MSG = 2013;

function message(opcode: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length, 0);
  header.writeInt32LE(7, 4);
  header.writeInt32LE(opcode, 12);
  return Buffer.concat([header, body]);
}

function opMsg(command: Document, sequence?: { name: string; documents: Document[] }, flags = 0) {
  const sections: Buffer[] = [Buffer.from([0]), Buffer.from(serialize(command))];
  if (sequence) {
    const name = Buffer.from(`${sequence.name}\0`);
    const documents = Buffer.concat(sequence.documents.map((doc) => Buffer.from(serialize(doc))));
    const length = Buffer.alloc(4);
    length.writeInt32LE(4 + name.length + documents.length);
    sections.push(Buffer.from([1]), length, name, documents);
  }
  const start = Buffer.alloc(4);
  start.writeUInt32LE(flags);
  const checksum = flags & 1 ? [Buffer.alloc(4)] : [];
  return message(OP_MSG, Buffer.concat([start, ...sections, ...checksum]));
}

function opQuery(command: Document): Buffer {
  const start = Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), Buffer.alloc(8)]);
  start.writeInt32LE(1, start.length - 4);
  return message(OP_QUERY, Buffer.concat([start, serialize(command)]));
}

const $db = 'fuzz';
const lsid = { id: new Binary(Buffer.alloc(16, 3), 4) };

const everyType: Document = {
  _id: new ObjectId('65f000000000000000000001'),
  text: 'é\u0000x',
  list: [1, [2, { three: 3 }], null],
  number: Decimal128.fromString('1.5E+10'),
  long: Long.fromString('9007199254740993'),
  date: new Date(0),
  bytes: new Binary(Buffer.from('abc'), 0),
  expression: /a.*b/i,
  time: new Timestamp({ t: 1, i: 2 }),
  deep: { a: { b: { c: { d: [{ e: true }] } } } },
};

/** Whole messages of every form that drivers send; what is sent to the server is made of them. */
export const WIRE_SEEDS: readonly Buffer[] = [
  opQuery({ isMaster: 1, helloOk: true, client: { driver: { name: 'x', version: '1' } } }),
  opMsg({ hello: 1, $db: 'admin' }),
  opMsg({ ping: 1, $db, lsid }, undefined, 1),
  opMsg(
    { insert: 'things', ordered: true, $db },
    { name: 'documents', documents: [everyType, { a: 1 }] },
  ),
  opMsg({ insert: 'things', documents: [{ ...everyType, _id: 5 }], lsid, txnNumber: 1n, $db }),
  opMsg(
    { update: 'things', $db },
    {
      name: 'updates',
      documents: [
        {
          q: { a: 1 },
          u: { $inc: { a: 1 }, $push: { b: { $each: [1], $sort: -1 } } },
          upsert: true,
        },
      ],
    },
  ),
  opMsg(
    { delete: 'things', $db },
    { name: 'deletes', documents: [{ q: { a: { $gt: 3 } }, limit: 1 }] },
  ),
  opMsg({
    find: 'things',
    filter: { $or: [{ a: { $in: [1, 'x'] } }, { list: { $elemMatch: { $gt: 1 } } }] },
    sort: { a: -1 },
    projection: { a: 1, list: { $slice: 2 } },
    limit: 5,
    batchSize: 2,
    $db,
  }),
  opMsg({ getMore: 12345n, collection: 'things', batchSize: 3, $db }),
  opMsg({
    aggregate: 'things',
    pipeline: [
      { $match: { a: 1 } },
      { $group: { _id: '$a', n: { $sum: { $multiply: ['$a', 2] } } } },
      { $sort: { n: 1 } },
    ],
    cursor: {},
    $db,
  }),
  opMsg({
    createIndexes: 'things',
    indexes: [
      {
        key: { a: 1, 'deep.a': -1 },
        name: 'a',
        unique: false,
        partialFilterExpression: { a: { $gt: 0 } },
      },
    ],
    $db,
  }),
  opMsg({
    findAndModify: 'things',
    query: { a: 1 },
    update: [{ $set: { b: { $concat: ['$text', 'x'] } } }],
    new: true,
    $db,
  }),
  opMsg({ commitTransaction: 1, lsid, txnNumber: 2n, autocommit: false, $db: 'admin' }),
  opMsg({ listCollections: 1, filter: {}, nameOnly: true, $db }, undefined, 0x10000),
  opMsg({
    saslStart: 1,
    mechanism: 'SCRAM-SHA-256',
    payload: new Binary(Buffer.from('n,,n=user,r=abc'), 0),
    $db: 'admin',
  }),
];
