import { DiscoveryModule } from '@nestjs/core';
import type { Agent, SpecApp } from '../app-for-specs';
import { startApp } from '../app-for-specs';
import { populate } from '../populate';
import { openLive, type LiveClient } from '../live-client';
import { handlersOf } from './handlers';
import { CALLERS, type CallerKind, type Row, type World } from './row';
import { ACCESS_ROWS, furnishWorld } from './table';

const REFUSED = new Set([401, 403, 404]);

describe('the access table', () => {
  let spec: SpecApp;
  let world: World;
  const agents = new Map<CallerKind, Agent>();
  const sockets = new Map<CallerKind, LiveClient>();

  beforeAll(async () => {
    spec = await startApp({}, [DiscoveryModule]);
    world = { ...(await populate(spec)), spec, things: {} };
    await furnishWorld(world);
    for (const kind of CALLERS) {
      const closed = kind === 'anonymous' || kind === 'deactivated';
      agents.set(kind, closed ? spec.stranger() : await world.as(kind));
      if (!closed) sockets.set(kind, await openLive(spec.url, agents.get(kind)!));
    }
  });
  afterAll(async () => {
    for (const socket of sockets.values()) socket.close();
    await spec.close();
  });

  it('has a policy on every handler', () => {
    const open = handlersOf(spec).filter((handler) => !handler.floor);
    expect(open).toEqual([]);
  });

  it('has a row for every handler, and no row for a handler that is gone', () => {
    const handlers = handlersOf(spec)
      .map((handler) => handler.name)
      .sort();
    expect(ACCESS_ROWS.map((row) => row.handler).sort()).toEqual(handlers);
  });

  it.each(ACCESS_ROWS)('$handler', async (row) => {
    const seen: Partial<Record<CallerKind, boolean>> = {};
    for (const kind of CALLERS) seen[kind] = await getsThrough(row, kind);
    const expected = Object.fromEntries(CALLERS.map((kind) => [kind, row.allowed.includes(kind)]));
    expect(seen).toEqual(expected);
  });

  async function getsThrough(row: Row, kind: CallerKind): Promise<boolean> {
    const [verb, path] = row.handler.split(' ') as [string, string];
    const payload = row.payload?.(world, kind) ?? {};
    if (verb === 'live') {
      const socket = sockets.get(kind);
      if (!socket) return false;
      const answer = await socket.ask(path, payload);
      return answer.ok || !REFUSED.has(answer.problem.status);
    }
    const before = await fingerprint(row);
    const method = verb.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const call = agents.get(kind)![method](row.path?.(world, kind) ?? path);
    const { status } = await (['GET', 'HEAD'].includes(verb) ? call : call.send(payload as object));
    if (!REFUSED.has(status)) return true;
    expect(await fingerprint(row)).toBe(before);
    return false;
  }

  /** Counts and newest ids of every collection: a refused write leaves them as they were. */
  async function fingerprint(row: Row): Promise<string> {
    if (row.handler.startsWith('GET')) return '';
    return spec.databaseFingerprint(['attempts', 'signIns', 'audit']);
  }
});
