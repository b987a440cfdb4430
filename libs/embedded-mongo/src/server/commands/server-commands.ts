import { hostname } from 'node:os';
import { docOf, type Doc } from '../../bson/value';
import { flag } from '../arguments';
import type { Command, Invocation } from '../command';
import { reply, type Reply } from '../reply';

/** The version whose behaviour is spoken; drivers decide by it what they may send. */
export const VERSION = '7.0.14';

const answer = (names: string[], run: (invocation: Invocation) => Reply): Command => ({
  names,
  inTransaction: true,
  run,
});

const fixed = (fields: object): Reply => ({ fields: docOf(fields) });

function parameters({ body, context }: Invocation): Reply {
  const all = body.get('getParameter') === '*';
  const known: Record<string, unknown> = {
    featureCompatibilityVersion: { version: '7.0' },
    enableTestCommands: context.settings.testCommands === true,
    requireApiVersion: false,
    authenticationMechanisms: ['SCRAM-SHA-256'],
    transactionLifetimeLimitSeconds: (context.settings.transactionLifetime ?? 60_000) / 1000,
  };
  const wanted = Object.entries(known).filter(([name]) => all || flag(body, name));
  return fixed(Object.fromEntries(wanted));
}

const inMb = (bytes: number): number => Math.round(bytes / 1048576);

function status({ context }: Invocation): Reply {
  const connections = { current: context.connections(), available: 1000 };
  const transactions = { currentActive: context.store.openTransactions.length };
  const memory = process.memoryUsage();
  const { used, limit, stageBytes } = context.store.memory;
  const fields: Doc = docOf({
    host: context.address,
    version: VERSION,
    process: 'embedded-mongo',
    pid: process.pid,
    uptime: process.uptime(),
    localTime: new Date(),
    connections,
    transactions,
    storageEngine: {
      name: context.store.engine?.name ?? 'memory',
      persistent: context.store.engine !== undefined,
    },
    opcounters: Object.fromEntries(context.calls),
    mem: { bits: 64, resident: inMb(memory.rss) },
    documents: { usedMb: inMb(used), limitMb: inMb(limit), stageLimitMb: inMb(stageBytes) },
    repl: { setName: context.settings.replicaSet, isWritablePrimary: true },
  });
  return { fields };
}

function signedIn({ connection, context }: Invocation): Reply {
  const { credential } = context.settings;
  const users = credential && connection.signedIn ? [{ user: credential.user, db: 'admin' }] : [];
  return fixed({ authInfo: { authenticatedUsers: users, authenticatedUserRoles: [] } });
}

function replicaStatus({ context }: Invocation): Reply {
  const member = {
    _id: 0,
    name: context.address,
    health: 1,
    state: 1,
    stateStr: 'PRIMARY',
    self: true,
  };
  return fixed({
    set: context.settings.replicaSet,
    date: new Date(),
    myState: 1,
    members: [member],
  });
}

/** Commands about the server itself. Who reaches the socket, and has signed in where that is asked for, may do everything. */
export const serverCommands: readonly Command[] = [
  answer(['ping'], () => reply()),
  answer(['buildInfo', 'buildinfo'], () =>
    fixed({
      version: VERSION,
      versionArray: [7, 0, 14, 0],
      gitVersion: 'embedded',
      modules: [],
      bits: 64,
      debug: false,
      maxBsonObjectSize: 16 * 1024 * 1024,
      storageEngines: ['embedded'],
      openssl: { running: 'none' },
    }),
  ),
  answer(['getParameter'], parameters),
  answer(['serverStatus'], status),
  answer(['hostInfo'], () =>
    fixed({ system: { hostname: hostname(), cpuAddrSize: 64 }, os: { type: process.platform } }),
  ),
  answer(['connectionStatus'], signedIn),
  answer(['whatsmyuri'], () => fixed({ you: '127.0.0.1' })),
  answer(['getCmdLineOpts'], () => fixed({ argv: ['embedded-mongo'], parsed: {} })),
  answer(['getLog'], () => fixed({ totalLinesWritten: 0, log: [] })),
  answer(['replSetGetStatus'], replicaStatus),
  answer(['currentOp'], () => fixed({ inprog: [] })),
  {
    names: ['fsync'],
    async run({ context }) {
      await context.store.durable(true);
      return fixed({ numFiles: 1 });
    },
  },
];
