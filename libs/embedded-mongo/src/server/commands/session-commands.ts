import { Binary, UUID } from 'bson';
import { isDoc, type Doc, type Value } from '../../bson/value';
import { arrayField } from '../arguments';
import type { Command, Invocation } from '../command';
import { reply, type Reply } from '../reply';
import type { Session } from '../sessions';

/** A session that ends takes its open transaction and its cursors with it. */
function endSession({ context }: Invocation, session: Session | undefined): void {
  if (!session) return;
  if (session.transaction?.state === 'active') context.store.abort(session.transaction);
  context.cursors.closeWhere((cursor) => cursor.session === session.key && !cursor.live);
}

function endAll(invocation: Invocation): Reply {
  for (const lsid of sessionIds(invocation))
    endSession(invocation, invocation.context.sessions.remove(lsid));
  return reply();
}

function sessionIds({ body, name }: Invocation): Doc[] {
  return (arrayField(body, name) ?? []).filter(isDoc);
}

export const sessionCommands: readonly Command[] = [
  {
    names: ['startSession'],
    run: () =>
      reply(
        ['id', new Map([['id', new Binary(new UUID().buffer, Binary.SUBTYPE_UUID)]])],
        ['timeoutMinutes', 30],
      ),
  },
  {
    names: ['refreshSessions'],
    run(invocation) {
      for (const lsid of sessionIds(invocation)) invocation.context.sessions.get(lsid);
      return reply();
    },
  },
  { names: ['endSessions'], run: endAll },
  { names: ['killSessions'], run: endAll },
  {
    names: ['killAllSessions', 'killAllSessionsByPattern'],
    run(invocation) {
      for (const session of invocation.context.sessions.all()) endSession(invocation, session);
      return reply(['ok', 1] as [string, Value]);
    },
  },
];
