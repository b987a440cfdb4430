import { ObjectId } from 'bson';
import { isDoc, type Doc, type Value } from '../../bson/value';
import type { Command, Invocation } from '../command';
import { reply } from '../reply';
import { signInFields } from '../sign-in';

const MAX_DOCUMENT = 16 * 1024 * 1024;

/** One election for ever: there is one member. */
const ELECTION = new ObjectId('7fffffff0000000000000001');

/** The server introduces itself as the primary of a replica set of one, which transactions and change streams need. */
export const hello: Command = {
  names: ['hello', 'isMaster', 'ismaster'],
  inTransaction: true,
  run(invocation) {
    const { body, connection } = invocation;
    const client = body.get('client');
    const application = isDoc(client) ? client.get('application') : undefined;
    const name = isDoc(application) ? application.get('name') : undefined;
    if (typeof name === 'string') connection.applicationName = name;
    return reply(
      ['helloOk', true],
      [body.has('hello') ? 'isWritablePrimary' : 'ismaster', true],
      ...membership(invocation),
      ['maxBsonObjectSize', MAX_DOCUMENT],
      ['maxMessageSizeBytes', 48_000_000],
      ['maxWriteBatchSize', 100_000],
      ['localTime', new Date()],
      ['logicalSessionTimeoutMinutes', 30],
      ['connectionId', connection.id],
      ['minWireVersion', 0],
      ['maxWireVersion', 21],
      ['readOnly', false],
      ...signInFields(invocation),
    );
  },
};

function membership({ context }: Invocation): [string, Value][] {
  const { settings, address, store } = context;
  if (settings.replicaSet === undefined) return [];
  const time: Doc = new Map<string, Value>([
    ['ts', store.time.last()],
    ['t', 1n],
  ]);
  const now = new Date();
  return [
    ['setName', settings.replicaSet],
    ['setVersion', 1],
    ['secondary', false],
    ['hosts', [address]],
    ['primary', address],
    ['me', address],
    ['electionId', ELECTION],
    [
      'lastWrite',
      new Map<string, Value>([
        ['opTime', time],
        ['lastWriteDate', now],
        ['majorityOpTime', time],
        ['majorityWriteDate', now],
      ]),
    ],
  ];
}
