import {
  AbstractCursor,
  ChangeStream,
  ClientSession,
  Db,
  GridFSBucket,
  MongoClient,
  type CollectionOptions,
  type DbOptions,
  type Document,
} from 'mongodb';
import { isPlain, type MatchContext } from './match-value';
import { NotApplicable } from './mismatch';
import { isDeploymentEvent, observe, type ObservedEvent } from './observed-events';

/** Everything a test has made and named. */
export class Entities implements MatchContext {
  private readonly byId = new Map<string, unknown>();
  private readonly observed = new Map<string, ObservedEvent[]>();
  private readonly sessionIds = new Map<string, unknown>();
  /** Where sessions begin to be causally consistent: after the initial data. */
  clusterTime: Parameters<ClientSession['advanceClusterTime']>[0] | undefined;

  constructor(private readonly uri: string) {}

  async create(definitions: readonly Document[]): Promise<void> {
    for (const definition of definitions) {
      const [[kind, settings] = ['', {}]] = Object.entries(definition) as [string, Document][];
      this.set(settings['id'], await this.make(kind, settings));
    }
  }

  set(id: string, entity: unknown): void {
    this.byId.set(id, entity);
  }

  entity(id: string): unknown {
    if (!this.byId.has(id)) throw new Error(`the test names '${id}' before it was made`);
    return this.byId.get(id);
  }

  /** Errors: when the entity of this name is something else. */
  get<T>(id: string, kind: abstract new (...args: never[]) => T): T {
    const entity = this.entity(id);
    if (entity instanceof kind) return entity;
    throw new Error(`'${id}' is not a ${kind.name}`);
  }

  client(id: string): MongoClient {
    return this.get(id, MongoClient);
  }

  eventsOf(client: string): ObservedEvent[] {
    return this.observed.get(client) ?? [];
  }

  sessionId(id: string): unknown {
    return this.sessionIds.get(id);
  }

  /** Arguments with the names of sessions replaced by the sessions. */
  resolve(args: Document): Document {
    const entries = Object.entries(args).map(([name, value]) => {
      if (name === 'session') return [name, this.get(String(value), ClientSession)];
      if (isPlain(value) && '$$hexBytes' in value)
        return [name, Buffer.from(String(value['$$hexBytes']), 'hex')];
      return [name, value];
    });
    return Object.fromEntries(entries);
  }

  async close(): Promise<void> {
    const all = [...this.byId.values()];
    for (const each of all) {
      if (each instanceof AbstractCursor || each instanceof ChangeStream)
        await each.close().catch(() => undefined);
    }
    for (const each of all) {
      if (each instanceof ClientSession) await each.endSession().catch(() => undefined);
    }
    for (const each of all) if (each instanceof MongoClient) await each.close();
  }

  private make(kind: string, settings: Document): Promise<unknown> | unknown {
    switch (kind) {
      case 'client':
        return this.makeClient(settings);
      case 'database':
        return this.client(settings['client']).db(
          settings['databaseName'],
          settings['databaseOptions'] as DbOptions,
        );
      case 'collection':
        return this.get(settings['database'], Db).collection(
          settings['collectionName'],
          settings['collectionOptions'] as CollectionOptions,
        );
      case 'session':
        return this.makeSession(settings);
      case 'bucket':
        return new GridFSBucket(this.get(settings['database'], Db), settings['bucketOptions']);
      default:
        throw new NotApplicable(`entities of the kind ${kind}`);
    }
  }

  private async makeClient(settings: Document): Promise<MongoClient> {
    if (settings['autoEncryptOpts']) throw new NotApplicable('client-side encryption');
    if (settings['uriOptions']?.readPreference === 'secondary')
      throw new NotApplicable('non-goal: reads from a secondary, there is one member');
    const stored: Document[] = settings['storeEventsAsEntities'] ?? [];
    const events: string[] = settings['observeEvents'] ?? [];
    const names = [...events, ...stored.flatMap(({ events: wanted }) => wanted.map(lowerFirst))];
    const uri = new URL(this.uri);
    uri.searchParams.set('serverSelectionTimeoutMS', '10000');
    for (const [name, value] of Object.entries(settings['uriOptions'] ?? {}))
      uri.searchParams.set(name, String(value));
    const client = new MongoClient(uri.href, {
      monitorCommands: names.some((name) => name.startsWith('command')),
    });
    const observed = observe(client, {
      events: names,
      ignoredCommands: settings['ignoreCommandMonitoringEvents'] ?? [],
      sensitive: settings['observeSensitiveCommands'] === true,
    });
    this.observed.set(settings['id'], observed);
    for (const { id } of stored) this.set(id, observed);
    // Only what watches the deployment needs a connection before the first operation.
    return names.some(isDeploymentEvent) ? client.connect() : client;
  }

  private makeSession(settings: Document): ClientSession {
    const session = this.client(settings['client']).startSession(settings['sessionOptions']);
    if (this.clusterTime) session.advanceClusterTime(this.clusterTime);
    this.sessionIds.set(settings['id'], session.id);
    return session;
  }
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
