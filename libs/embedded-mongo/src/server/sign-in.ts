import { Binary } from 'bson';
import type { Doc, Value } from '../bson/value';
import { badValue, failure, MongoError } from '../errors';
import { Exchange, ProofRefused } from '../sign-in/scram';
import { docField, flag } from './arguments';
import type { Command, Invocation } from './command';
import { reply, type Reply } from './reply';

const MECHANISM = 'SCRAM-SHA-256';

/** What a client may ask before it has signed in. */
const OPEN = new Set([
  'hello',
  'ping',
  'buildInfo',
  'saslStart',
  'saslContinue',
  'logout',
  'connectionStatus',
  'whatsmyuri',
]);

/** The exchange that is under way on a connection. */
export interface Conversation {
  exchange: Exchange;
  /** The client has proved itself and only has to say that it has read the server's proof. */
  proved: boolean;
  skipsLast: boolean;
}

/** Errors: Unauthorized (13) when the server asks for a password and the client has not shown it. */
export function requireSignIn({ name, connection, context }: Invocation): void {
  if (!context.settings.credential || connection.signedIn || OPEN.has(name)) return;
  throw failure('Unauthorized', `Command ${name} requires authentication`);
}

/** The fields of `hello` about signing in: the mechanism, and the first step when the client took it at once. */
export function signInFields(invocation: Invocation): [string, Value][] {
  const { body, context } = invocation;
  const fields: [string, Value][] = [];
  if (body.has('saslSupportedMechs')) fields.push(['saslSupportedMechs', [MECHANISM]]);
  const start = docField(body, 'speculativeAuthenticate');
  if (!start || !context.settings.credential || start.get('mechanism') !== MECHANISM) return fields;
  try {
    fields.push(['speculativeAuthenticate', begin(invocation, start)]);
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
  }
  return fields;
}

function begin({ connection, context }: Invocation, start: Doc): Doc {
  const { credential } = context.settings;
  if (start.get('mechanism') !== MECHANISM || !credential)
    throw badValue(`Unsupported mechanism '${start.get('mechanism')}': use ${MECHANISM}`);
  const exchange = new Exchange(credential);
  const options = docField(start, 'options');
  const skipsLast = options !== undefined && flag(options, 'skipEmptyExchange');
  const challenge = proving(() => exchange.challenge(textOf(start.get('payload'))));
  connection.conversation = { exchange, proved: false, skipsLast };
  return step(challenge, false);
}

function carryOn({ connection, body }: Invocation): Reply {
  const { conversation } = connection;
  if (!conversation) throw new MongoError(17, 'ProtocolError', 'No SASL session state found');
  const payload = textOf(body.get('payload'));
  if (conversation.proved) return finish({ connection }, '');
  connection.conversation = undefined;
  const answer = proving(() => conversation.exchange.verify(payload));
  if (conversation.skipsLast) return finish({ connection }, answer);
  connection.conversation = { ...conversation, proved: true };
  return { fields: step(answer, false) };
}

function finish({ connection }: Pick<Invocation, 'connection'>, answer: string): Reply {
  connection.conversation = undefined;
  connection.signedIn = true;
  return { fields: step(answer, true) };
}

/** Whatever was wrong, the client learns only that it was not let in. */
function proving(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProofRefused)) throw error;
    throw new MongoError(18, 'AuthenticationFailed', 'Authentication failed.');
  }
}

const step = (payload: string, done: boolean): Doc =>
  new Map<string, Value>([
    ['conversationId', 1],
    ['done', done],
    ['payload', new Binary(Buffer.from(payload))],
  ]);

function textOf(payload: Value | undefined): string {
  if (!(payload instanceof Binary)) throw badValue("'payload' must be binary data");
  return Buffer.from(payload.buffer.subarray(0, payload.position)).toString('utf8');
}

export const signInCommands: readonly Command[] = [
  { names: ['saslStart'], run: (invocation) => ({ fields: begin(invocation, invocation.body) }) },
  { names: ['saslContinue'], run: carryOn },
  {
    names: ['logout'],
    run({ connection }) {
      connection.signedIn = false;
      return reply();
    },
  },
];
