import type { Doc } from '../bson/value';
import { isArray, isDoc } from '../bson/value';
import { numberField, docField } from './arguments';

/** What goes wrong: the name of the fail point and what was ordered with it. */
export interface Fault {
  name: string;
  data: Doc;
}

interface FailPoint extends Fault {
  /** How often it still fires; undefined: always. */
  times: number | undefined;
  /** How many matching commands pass before. */
  skip: number;
}

/** Faults that tests order with `configureFailPoint`; only there behind the test switch. */
export class FailPoints {
  private points: FailPoint[] = [];

  configure(name: string, body: Doc): void {
    this.points = this.points.filter((point) => point.name !== name);
    const mode = body.get('mode');
    if (mode === 'off') return;
    const limits = isDoc(mode) ? mode : undefined;
    this.points.push({
      name,
      data: docField(body, 'data') ?? new Map(),
      times: limits && numberField(limits, 'times'),
      skip: (limits && numberField(limits, 'skip')) ?? 0,
    });
  }

  /** The fault this command is to meet, used up by asking. */
  hit(command: string, body: Doc, applicationName: string | undefined): Fault | undefined {
    return this.next((point) => applies(point, command, body, applicationName));
  }

  /** The fault the next numbered write outside a transaction is to meet, used up by asking. */
  hitWrite(): Fault | undefined {
    return this.next(({ name }) => name === ON_WRITE);
  }

  private next(applies: (point: FailPoint) => boolean): Fault | undefined {
    for (const point of this.points) {
      if (!applies(point)) continue;
      if (point.skip > 0) {
        point.skip--;
        continue;
      }
      if (point.times !== undefined && point.times-- <= 0) continue;
      return point;
    }
    return undefined;
  }
}

const ON_WRITE = 'onPrimaryTransactionalWrite';

function applies(
  point: FailPoint,
  command: string,
  body: Doc,
  applicationName: string | undefined,
): boolean {
  const { name, data } = point;
  if (name === 'failGetMoreAfterCursorCheckout') return command === 'getMore';
  if (name !== 'failCommand' || command === 'configureFailPoint') return false;
  const commands = data.get('failCommands');
  if (!isArray(commands) || !commands.includes(command)) return false;
  if (data.has('appName') && data.get('appName') !== applicationName) return false;
  const namespace = data.get('namespace');
  return namespace === undefined || namespace === `${body.get('$db')}.${body.get(command)}`;
}
