import type { Role } from '@passerelle/test-kit/cast';
import type { Populated } from '../populate';
import type { SpecApp } from '../app-for-specs';

/** Nine kinds of caller, from nobody to the administrator. */
export const CALLERS = [
  'anonymous',
  'partner',
  'outsider',
  'former',
  'observer',
  'member',
  'chair',
  'staff',
  'administrator',
  'deactivated',
] as const satisfies readonly (Role | 'anonymous')[];
export type CallerKind = (typeof CALLERS)[number];

/** What the spec may count on when it builds a path or a payload. */
export interface World extends Populated {
  spec: SpecApp;
  /** Things that features put there before the table runs, by name. */
  things: Record<string, string>;
}

/**
 * One handler's policy. `allowed` lists who gets through (whatever the handler then says about the payload);
 * everybody else must be refused with 401, 403 or 404 and must leave the database as it was.
 */
export interface Row {
  /** `GET /api/bodies/:id`, or `live chat:post-message`. */
  handler: string;
  allowed: readonly CallerKind[];
  /** The real path, with ids of the world; the handler's own path when absent. */
  path?: (world: World, caller: CallerKind) => string;
  payload?: (world: World, caller: CallerKind) => unknown;
}

export const EVERYBODY = CALLERS;
export const ACCOUNTS = CALLERS.filter((kind) => kind !== 'anonymous' && kind !== 'deactivated');
export const MEMBERS = [
  'outsider',
  'observer',
  'member',
  'chair',
  'staff',
  'administrator',
] as const;
export const SECRETARIAT = ['staff', 'administrator'] as const;
