import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { makeDirectory } from '../store/make-directory';
import type { Store } from '../store/store';
import { Connection } from './connection';
import { CursorTable } from './cursors';
import { dispatch } from './dispatch';
import { FailPoints } from './fail-points';
import { startMaintenance } from './maintenance';
import type { ServerContext, ServerSettings } from './server-context';
import { SessionTable } from './sessions';
import { SnapshotTable } from './snapshots';

/** A path of a Unix socket (in a directory of this user alone), or a port, on 127.0.0.1 when no host is given. */
export type Listen = { socket: string } | { port: number; host?: string };

const LOOPBACK = '127.0.0.1';

/** The address as a person reads it. */
export const readableAddress = ({ host }: { host?: string }): string => host ?? LOOPBACK;

/** The server on its socket. It owns the store and closes it. */
export class MongoServer {
  readonly context: ServerContext;
  private readonly server: Server;
  private readonly connections = new Set<Connection>();
  private readonly stopMaintenance: () => void;
  private lastConnection = 0;

  constructor(store: Store, settings: ServerSettings = {}) {
    this.context = {
      store,
      cursors: new CursorTable(),
      sessions: new SessionTable(),
      snapshots: new SnapshotTable(store),
      failPoints: new FailPoints(),
      settings,
      address: '',
      started: new Date(),
      calls: new Map(),
      connections: () => this.connections.size,
    };
    this.server = createServer((socket) => this.accept(socket));
    this.stopMaintenance = startMaintenance(this.context);
  }

  /** Answers the connection string of a driver. */
  async listen(where: Listen): Promise<string> {
    if ('socket' in where) prepareSocket(where.socket);
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      if ('socket' in where) this.server.listen(where.socket, resolve);
      else this.server.listen(where.port, where.host ?? LOOPBACK, resolve);
    });
    const bound = this.server.address();
    if ('socket' in where) chmodSync(where.socket, 0o600);
    const host =
      bound !== null && typeof bound === 'object'
        ? `${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`
        : String(bound);
    this.context.address = host;
    return connectionString(host, this.context.settings.replicaSet);
  }

  /** Takes no more commands, ends open transactions, and leaves everything on the disk. */
  async close(): Promise<void> {
    this.stopMaintenance();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.context.cursors.closeWhere(() => true);
    await this.context.store.durable().catch(() => undefined);
    for (const connection of this.connections) connection.destroy();
    await closed;
    await this.context.store.close();
  }

  private accept(socket: Socket): void {
    const connection = new Connection(++this.lastConnection, socket, (request, from) =>
      dispatch(this.context, request, from),
    );
    this.connections.add(connection);
    connection.onClose(() => this.connections.delete(connection));
  }
}

/**
 * The string for any driver. On a socket it is a direct connection: the driver lower-cases the addresses that a replica
 * set tells of itself, and would look for the socket under a wrong path.
 */
export function connectionString(host: string, replicaSet: string | undefined): string {
  const onPort = !host.endsWith('.sock');
  const address = onPort ? host : encodeURIComponent(host);
  const options = [
    ...(replicaSet === undefined ? [] : [`replicaSet=${replicaSet}`]),
    ...(onPort && replicaSet !== undefined ? [] : ['directConnection=true']),
  ];
  return `mongodb://${address}/?${options.join('&')}`;
}

/** The directory is this user's alone. A socket left by a process that died is removed: the lock file has told that it died. */
function prepareSocket(path: string): void {
  makeDirectory(dirname(path));
  if (existsSync(path)) rmSync(path);
}
