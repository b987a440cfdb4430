import { ulid } from 'ulid';

type Branded<P extends string> = import('zod').$brand<P>;

/** An id made on this device, so that a retry meets the first attempt: `newId('msg')` → `msg_01J9Z…`. */
export function newId<P extends string>(prefix: P): string & Branded<P> {
  return `${prefix}_${ulid()}` as string & Branded<P>;
}
