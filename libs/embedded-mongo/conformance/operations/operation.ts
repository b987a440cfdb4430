import type { Document } from 'mongodb';
import type { Entities } from '../entities';

/** What the runner can do with an entity, by the names of the test format. */
export type Operations<T> = Readonly<
  Record<string, (target: T, args: Document, entities: Entities) => unknown>
>;
