import { DiscoveryModule } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import type { Role } from '@passerelle/test-kit/cast';
import { CALLERS, type CallerKind, type World } from '../access/row';
import { ACCESS_ROWS, furnishWorld } from '../access/table';
import { startApp } from '../app-for-specs';
import { openLive, type LiveClient } from '../live-client';
import { populate } from '../populate';
import { endpointsOf, type Endpoint } from './endpoints';
import { furnishSamples, SAMPLES, type Who } from './samples';
import { cookieOf, send } from './wire';

/** A valid use of an endpoint, taken apart so that each part can be replaced. */
export interface Command {
  readonly endpoint: Endpoint;
  readonly caller: Who;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Status of the valid command; undefined: 2xx. */
  readonly expects: number | undefined;
}

/** An answer of either transport. A socket command that succeeds has status 200. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

/** The real application with the whole world of the access table, and people of the cast to speak as. */
export class Stage {
  private readonly cookies = new Map<Who, Promise<Record<string, string>>>();
  private readonly sockets = new Map<Who, Promise<LiveClient>>();

  private constructor(
    readonly world: World,
    readonly endpoints: readonly Endpoint[],
  ) {}

  static async open(alsoImport: readonly Type[] = []): Promise<Stage> {
    const spec = await startApp({}, [DiscoveryModule, ...alsoImport]);
    const world: World = { ...(await populate(spec)), spec, things: {} };
    await furnishWorld(world);
    await furnishSamples(world);
    return new Stage(world, endpointsOf(spec));
  }

  get url(): string {
    return this.world.spec.url;
  }

  /** One valid command for every endpoint of the product, in an order in which each succeeds. */
  commands(): Command[] {
    const inOrder = ACCESS_ROWS.flatMap(({ handler }) =>
      this.endpoints.filter(({ name }) => name === handler),
    );
    return inOrder.map((endpoint) => this.command(endpoint));
  }

  private command(endpoint: Endpoint): Command {
    const row = ACCESS_ROWS.find(({ handler }) => handler === endpoint.name)!;
    const sample = SAMPLES[endpoint.name] ?? {};
    const kind = preferred(row.allowed);
    const path = (sample.path ?? ((world: World) => row.path?.(world, kind)))(this.world);
    const [route, search = ''] = (path ?? endpoint.path).split('?') as [string, string?];
    return {
      endpoint,
      caller: sample.caller ?? kind,
      params: paramsOf(endpoint, route),
      query: Object.fromEntries(new URLSearchParams(search)),
      body: (sample.payload ?? ((world: World) => row.payload?.(world, kind)))(this.world),
      headers: sample.headers ?? {},
      expects: sample.expects,
    };
  }

  cookie(who: Who): Promise<Record<string, string>> {
    const known = this.cookies.get(who);
    if (known) return known;
    const closed = who === 'anonymous' || who === 'deactivated';
    const cookie = closed ? Promise.resolve({}) : this.world.as(who).then(cookieOf);
    this.cookies.set(who, cookie);
    return cookie;
  }

  socket(who: Who): Promise<LiveClient> {
    const known = this.sockets.get(who);
    if (known) return known;
    const socket = this.world.as(who as Role).then((agent) => openLive(this.url, agent));
    this.sockets.set(who, socket);
    return socket;
  }

  /** @param rawQuery replaces the query string, as it is */
  async perform(command: Command, rawQuery?: string): Promise<Answer> {
    const { endpoint, caller, params, query, body, headers } = command;
    if (endpoint.verb === 'live') {
      const answer = await (await this.socket(caller)).ask(endpoint.path, body);
      const status = answer.ok ? 200 : answer.problem.status;
      return { status, text: JSON.stringify(answer), type: 'application/problem+json' };
    }
    const search = rawQuery ?? new URLSearchParams(query).toString();
    const heard = await send(this.url, {
      method: endpoint.verb,
      path: filled(endpoint.path, params) + (search && `?${search}`),
      ...(endpoint.verb !== 'GET' && body !== undefined && { body }),
      headers: { ...(await this.cookie(caller)), ...headers },
    });
    const type = String(heard.headers['content-type'] ?? '');
    return { status: heard.status, text: heard.text, type };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.values()) (await socket).close();
    await this.world.spec.close();
  }
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

function preferred(allowed: readonly CallerKind[]): CallerKind {
  const favourites: readonly CallerKind[] = ['member', 'chair', 'staff'];
  return [...favourites, ...CALLERS].find((kind) => allowed.includes(kind)) ?? 'member';
}

function paramsOf({ path, params }: Endpoint, route: string): Record<string, string> {
  const pattern = path.replace(/[.]/g, '\\.').replace(/:\w+/g, '([^/]+?)');
  const values = new RegExp(`^${pattern}$`).exec(route)?.slice(1) ?? [];
  return Object.fromEntries(params.map((name, index) => [name, values[index] ?? '']));
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Work in order of the list, eight at a time. */
export async function each<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += 8)
    results.push(...(await Promise.all(list.slice(from, from + 8).map(work))));
  return results;
}
