import type { Document } from 'mongodb';
import { asSpecified } from './driver-differences';
import { matchValue, type MatchContext } from './match-value';
import { expectTrue, Mismatch } from './mismatch';
import type { ObservedEvent } from './observed-events';
import type { ExpectedEvents } from './suite';

/** Throws a Mismatch when the events of a client are not the expected ones, in order. */
export function matchEvents(
  expected: ExpectedEvents,
  observed: readonly ObservedEvent[],
  context: MatchContext,
): void {
  const type = expected.eventType ?? 'command';
  const actual = observed.filter((each) => each.type === type);
  expected.events.forEach((each, i) => {
    const found = actual[i];
    if (!found)
      throw new Mismatch(`event ${i} is missing: ${Object.keys(each)[0]} ${told(actual)}`);
    matchEvent(each, found, context, `event ${i}`);
  });
  const tooMany = actual.length > expected.events.length && !expected.ignoreExtraEvents;
  expectTrue(!tooMany, `more events than the ${expected.events.length} expected: ${told(actual)}`);
}

/** True when an event has the name and the fields of the expected one. */
export function isEvent(
  expected: Document,
  observed: ObservedEvent,
  context: MatchContext,
): boolean {
  try {
    matchEvent(expected, observed, context, 'event');
    return true;
  } catch (error) {
    if (error instanceof Mismatch) return false;
    throw error;
  }
}

/** Fields that the driver has under another name or in another shape. */
const READ: Readonly<Record<string, (event: Document) => unknown>> = {
  hasServiceId: ({ serviceId }) => serviceId != null,
  hasServerConnectionId: ({ serverConnectionId }) => serverConnectionId != null,
};

function matchEvent(
  expected: Document,
  { name, event }: ObservedEvent,
  context: MatchContext,
  path: string,
): void {
  const [[wanted, fields] = ['', {}]] = Object.entries(expected) as [string, Document][];
  expectTrue(
    name === wanted,
    `${path}: expected ${wanted}, was ${name} of ${event['commandName']}`,
  );
  for (const [field, value] of Object.entries(fields)) {
    const read = READ[field];
    const seen = read ? read(event) : event[field];
    const actual = field === 'command' ? asSpecified(event[field], value) : seen;
    matchValue(value, actual, context, `${path} ${name}.${field}`);
  }
}

const told = (events: readonly ObservedEvent[]): string =>
  `[${events.map(({ name, event }) => `${name} ${event['commandName'] ?? ''}`).join(', ')}]`;
