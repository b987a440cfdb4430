import type { Doc } from '../bson/value';
import { isArray, isDoc } from '../bson/value';
import { numberField, docField, flag } from './arguments';

interface FailPoint {
  name: string;
  data: Doc;
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
  hit(command: string, body: Doc, applicationName: string | undefined): Doc | undefined {
    for (const point of this.points) {
      if (!applies(point, command, body, applicationName)) continue;
      if (point.skip > 0) {
        point.skip--;
        continue;
      }
      if (point.times !== undefined && point.times-- <= 0) continue;
      return point.name === 'onPrimaryTransactionalWrite'
        ? transactionalWriteFault(point.data)
        : point.data;
    }
    return undefined;
  }
}

function applies(
  point: FailPoint,
  command: string,
  body: Doc,
  applicationName: string | undefined,
): boolean {
  const { name, data } = point;
  if (name === 'failGetMoreAfterCursorCheckout') return command === 'getMore';
  if (name === 'onPrimaryTransactionalWrite') {
    return body.has('txnNumber') && !body.has('autocommit') && RETRYABLE.has(command);
  }
  if (name !== 'failCommand' || command === 'configureFailPoint') return false;
  const commands = data.get('failCommands');
  if (!isArray(commands) || !commands.includes(command)) return false;
  if (data.has('appName') && data.get('appName') !== applicationName) return false;
  const namespace = data.get('namespace');
  return namespace === undefined || namespace === `${body.get('$db')}.${body.get(command)}`;
}

const RETRYABLE = new Set(['insert', 'update', 'delete', 'findAndModify']);

function transactionalWriteFault(data: Doc): Doc {
  const code = data.get('failBeforeCommitExceptionCode');
  const close = !data.has('closeConnection') || flag(data, 'closeConnection');
  if (code === undefined) return new Map([['closeAfter', true]]);
  return new Map<string, number | boolean>([
    ['errorCode', Number(code)],
    ['closeConnection', close],
  ]);
}
