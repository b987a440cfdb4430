import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { SpecApp } from '../app-for-specs';
import { FLOOR } from '../../src/platform/permissions/allow';

export interface Handler {
  name: string;
  floor: string | undefined;
}

const join = (...parts: string[]) =>
  `/${parts.join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');

/** Every HTTP route and socket command that the application answers, read from its own metadata. */
export function handlersOf(spec: SpecApp): Handler[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const found: Handler[] = [];
  const discovery = spec.app.get(DiscoveryService, { strict: false });
  for (const { instance, metatype } of [
    ...discovery.getControllers(),
    ...discovery.getProviders(),
  ]) {
    if (!instance || !metatype || typeof metatype !== 'function') continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method] as () => unknown;
      const floor = reflector.getAllAndOverride<string | undefined>(FLOOR, [handler, metatype]);
      const path = Reflect.getMetadata('path', handler) as string | undefined;
      const message = Reflect.getMetadata('message', handler) as string | undefined;
      if (path !== undefined) {
        const verb = RequestMethod[Reflect.getMetadata('method', handler) as number];
        found.push({
          name: `${verb} ${join(Reflect.getMetadata('path', metatype) as string, path)}`,
          floor,
        });
      }
      if (message !== undefined) found.push({ name: `live ${message}`, floor });
    }
  }
  return found;
}
