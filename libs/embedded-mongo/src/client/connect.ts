import { Binary, type Document } from 'bson';
import type { Address, ConnectionString } from './connection-string';
import { ScramClient } from './scram-client';
import { CommandRefused, WireConnection } from './wire-connection';

/** A connection to the server that takes writes, signed in. Errors: one sentence. */
export async function connectTo(place: ConnectionString): Promise<WireConnection> {
  const tried = new Set<string>();
  const queue = [...place.addresses];
  let problem = new Error('No server of the connection string takes writes now.');
  for (let address = queue.shift(); address; address = queue.shift()) {
    const name = `${address.host}:${address.port}`;
    if (tried.has(name)) continue;
    tried.add(name);
    try {
      const { connection, primary } = await tryOne(address, place);
      if (connection) return connection;
      if (primary) queue.unshift(primary);
    } catch (error) {
      if (error instanceof SignInRefused) throw error;
      problem = error as Error;
    }
  }
  throw problem;
}

async function tryOne(
  address: Address,
  place: ConnectionString,
): Promise<{ connection?: WireConnection; primary?: Address }> {
  const connection = await WireConnection.open(address, place.tls);
  try {
    const hello = await connection.ask('admin', { hello: 1 });
    if (hello['isWritablePrimary'] !== true && !place.direct) {
      connection.close();
      return { primary: primaryOf(hello) };
    }
    if (place.user !== undefined) await signIn(connection, place);
    return { connection };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function primaryOf(hello: Document): Address | undefined {
  const [, host, port] = /^(.*):(\d+)$/.exec(String(hello['primary'] ?? '')) ?? [];
  return host === undefined ? undefined : { host, port: Number(port) };
}

class SignInRefused extends Error {}

async function signIn(
  connection: WireConnection,
  { user = '', password = '', authSource }: ConnectionString,
): Promise<void> {
  const exchange = new ScramClient(user, password);
  const binary = (text: string) => new Binary(Buffer.from(text));
  const textOf = (reply: Document) => (reply['payload'] as Binary).toString('utf8');
  try {
    const challenge = await connection.ask(authSource, {
      saslStart: 1,
      mechanism: 'SCRAM-SHA-256',
      payload: binary(exchange.first()),
      options: { skipEmptyExchange: true },
    });
    const { conversationId } = challenge;
    const proof = binary(exchange.prove(textOf(challenge)));
    const final = await connection.ask(authSource, {
      saslContinue: 1,
      conversationId,
      payload: proof,
    });
    exchange.verify(textOf(final));
    if (final['done'] !== true)
      await connection.ask(authSource, { saslContinue: 1, conversationId, payload: binary('') });
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    throw new SignInRefused(
      `The server does not let ${user} in (${error.message}): check the name, the password and authSource=${authSource}.`,
    );
  }
}
