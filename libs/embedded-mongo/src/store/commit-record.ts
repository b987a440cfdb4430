import { Timestamp } from 'bson';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { isDoc, type Doc, type Value } from '../bson/value';
import { OP, operation } from './operation';
import type { TransactionName, Write } from './transaction';

/** First operation of each journal record: the numbers and times its changes get. */
export interface CommitHeader {
  /** Number of the first change in the record. */
  sequence: number;
  time: Timestamp;
  wall: Date;
  transaction?: TransactionName;
  /** Bytes of the segment that the disk had promised by then, where no earlier record has told it. */
  promised?: number;
}

export function encodeHeader(header: CommitHeader): Buffer {
  const doc = new Map<string, Value>([
    ['s', BigInt(header.sequence)],
    ['t', header.time],
    ['w', header.wall],
  ]);
  if (header.transaction) {
    doc.set('lsid', header.transaction.lsid);
    doc.set('number', header.transaction.number);
  }
  if (header.promised !== undefined) doc.set('d', BigInt(header.promised));
  return operation(OP.commit, '', encode(doc));
}

export function decodeHeader(bytes: Uint8Array): CommitHeader {
  return headerOf(decode(bytes));
}

export function headerOf(doc: Doc): CommitHeader {
  const time = doc.get('t');
  const wall = doc.get('w');
  const lsid = doc.get('lsid');
  const number = doc.get('number');
  const promised = doc.get('d');
  return {
    sequence: Number(doc.get('s')),
    time: time instanceof Timestamp ? time : new Timestamp(0n),
    wall: wall instanceof Date ? wall : new Date(0),
    transaction: isDoc(lsid) ? { lsid, number: BigInt(Number(number)) } : undefined,
    promised: promised === undefined ? undefined : Number(promised),
  };
}

/** One document's change as the journal keeps it. */
export function writeOperation({ collection, kind, before, after }: Write): Buffer {
  if (after)
    return operation(kind === 'replace' ? OP.replace : OP.put, collection.namespace, after.bytes);
  const id = before?.doc.get('_id') ?? null;
  return operation(OP.remove, collection.namespace, encode(new Map([['_id', id]])));
}
