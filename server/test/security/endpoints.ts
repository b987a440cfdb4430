import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import * as z from 'zod';
import type { SpecApp } from '../app-for-specs';

/** JSON Schema of what a client sends; only what these specs walk through. */
export interface Shape {
  type?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
}

/** One HTTP route or socket command and everything that it reads from its caller. */
export interface Endpoint {
  /** `GET /api/bodies/:id`, or `live chat:post-message`: the name in the access table. */
  readonly name: string;
  readonly verb: string;
  readonly path: string;
  /** Names in the path, in order. */
  readonly params: readonly string[];
  readonly paramShapes: Readonly<Record<string, Shape>>;
  /** Of the body, or of a socket command's payload. */
  readonly body?: Shape;
  readonly query?: Shape;
  /** Arguments that come from the caller and that no schema parses: `body`, `query`, `param id`. */
  readonly unparsed: readonly string[];
}

const ARGUMENTS = '__routeArguments__';
const KINDS: Readonly<Record<number, string>> = { 3: 'body', 4: 'query', 5: 'param' };

interface Argument {
  data?: string;
  schema?: z.ZodType;
}

const join = (...parts: string[]) =>
  `/${parts.join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');

const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Every endpoint of the application, from its own metadata: what is added to the product is attacked from then on. */
export function endpointsOf(spec: SpecApp): Endpoint[] {
  const scanner = new MetadataScanner();
  const discovery = spec.app.get(DiscoveryService, { strict: false });
  const found: Endpoint[] = [];
  for (const { instance, metatype } of [
    ...discovery.getControllers(),
    ...discovery.getProviders(),
  ]) {
    if (!instance || typeof metatype !== 'function') continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const address = addressOf(metatype, prototype[method]!);
      if (address) found.push(endpoint(address, argumentsOf(metatype, method)));
    }
  }
  return found;
}

function addressOf(controller: object, handler: object) {
  const message = Reflect.getMetadata('message', handler) as string | undefined;
  if (message !== undefined) return { verb: 'live', path: message };
  const path = Reflect.getMetadata('path', handler) as string | undefined;
  if (path === undefined) return undefined;
  const verb = RequestMethod[Reflect.getMetadata('method', handler) as number]!;
  return { verb, path: join(Reflect.getMetadata('path', controller) as string, path) };
}

function argumentsOf(controller: object, method: string): [string, Argument][] {
  const stored = (Reflect.getMetadata(ARGUMENTS, controller, method) ?? {}) as Record<
    string,
    Argument
  >;
  return Object.entries(stored).flatMap(([key, argument]) => {
    const kind = KINDS[Number(key.split(':')[0])];
    return kind ? [[kind, argument] as [string, Argument]] : [];
  });
}

function endpoint(
  { verb, path }: { verb: string; path: string },
  given: readonly [string, Argument][],
): Endpoint {
  const shapes = (kind: string) =>
    given.flatMap(([of, { data, schema }]) =>
      of === kind && schema ? [{ name: data ?? '', shape: shapeOf(schema) }] : [],
    );
  const [body, query] = [shapes('body')[0]?.shape, shapes('query')[0]?.shape];
  return {
    name: `${verb} ${path}`,
    verb,
    path,
    params: verb === 'live' ? [] : [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!),
    paramShapes: Object.fromEntries(shapes('param').map(({ name, shape }) => [name, shape])),
    ...(body && { body }),
    ...(query && { query }),
    unparsed: given.flatMap(([kind, { data, schema }]) =>
      schema ? [] : [data ? `${kind} ${data}` : kind],
    ),
  };
}
