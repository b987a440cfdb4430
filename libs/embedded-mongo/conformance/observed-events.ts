import type { Document, MongoClient } from 'mongodb';
import { isPlain } from './match-value';

/** One event of the driver, under the name the test format gives it. */
export interface ObservedEvent {
  name: string;
  type: 'command' | 'cmap' | 'sdam';
  event: Document;
}

/** True for events about the servers, which come without any operation. */
export const isDeploymentEvent = (name: string): boolean => /^(server|topology)/.test(name);

/** Commands that carry secrets: a test must ask for them. */
const SENSITIVE = new Set([
  'authenticate',
  'saslStart',
  'saslContinue',
  'getnonce',
  'createUser',
  'updateUser',
  'copydbgetnonce',
  'copydbsaslstart',
  'copydb',
]);

const GREETINGS = new Set(['hello', 'ismaster', 'isMaster']);

export interface Observation {
  /** Names of the format, such as `commandStartedEvent`. */
  events: readonly string[];
  ignoredCommands: readonly string[];
  sensitive: boolean;
}

/** Listens to a client from its making on. */
export function observe(
  client: MongoClient,
  { events, ignoredCommands, sensitive }: Observation,
): ObservedEvent[] {
  const observed: ObservedEvent[] = [];
  const ignored = new Set(['configureFailPoint', ...ignoredCommands]);
  for (const name of events) {
    const type = typeOf(name);
    const listener = (event: Document) => {
      if (
        type === 'command' &&
        (ignored.has(event['commandName']) || (!sensitive && isSecret(event)))
      )
        return;
      observed.push({ name, type, event: type === 'command' ? copyOf(event) : event });
    };
    client.on(driverName(name) as 'commandStarted', listener as () => void);
  }
  return observed;
}

/** The driver goes on using the documents of an event: what was sent must be kept as it was. */
function copyOf({ command, reply, ...event }: Document): Document {
  return { ...event, command: deepCopy(command), reply: deepCopy(reply) };
}

function deepCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (value instanceof Map) return new Map(value);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deepCopy(each)]));
}

/** `poolReadyEvent` is `connectionPoolReady` for the driver, the others just lose their ending. */
function driverName(name: string): string {
  const short = name.replace(/Event$/, '');
  return short.startsWith('pool') ? `connectionP${short.slice(1)}` : short;
}

function typeOf(name: string): ObservedEvent['type'] {
  if (name.startsWith('command')) return 'command';
  return isDeploymentEvent(name) ? 'sdam' : 'cmap';
}

function isSecret({ commandName, command, reply }: Document): boolean {
  if (SENSITIVE.has(commandName)) return true;
  return GREETINGS.has(commandName) && Object.keys(command ?? reply ?? {}).length === 0;
}
