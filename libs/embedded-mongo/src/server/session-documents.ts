import { Binary } from 'bson';
import { createHash } from 'node:crypto';
import type { Doc, Value } from '../bson/value';
import type { ServerContext } from './server-context';

/** Sessions are not kept apart by user: everybody may do everything. */
const NOBODY = new Binary(createHash('sha256').digest());

/** `$listLocalSessions`: the sessions in use, the most recently used first. */
export function localSessions({ sessions }: ServerContext): Doc[] {
  return sessions
    .all()
    .sort((a, b) => b.used - a.used)
    .map(({ lsid, used }) => {
      const id: Doc = new Map<string, Value>([
        ['id', lsid.get('id') ?? null],
        ['uid', lsid.get('uid') ?? NOBODY],
      ]);
      return new Map<string, Value>([
        ['_id', id],
        ['lastUse', new Date(used)],
      ]);
    });
}
