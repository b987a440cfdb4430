import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { Server } from 'socket.io';
import { SETTINGS, type Settings } from '../config/settings';

/** Name under which servers speak to each other; what is told stands in the first argument. */
const EVENT = 'instances';
/** Longest pause between two attempts to reach Redis again, in milliseconds. */
const LONGEST_PAUSE = 2_000;

type Hearing = (payload: never) => void;
type Redis = ReturnType<typeof redisAt>;

/** A command fails at once while Redis is away: a server that is apart serves its own sockets meanwhile. */
function redisAt(url: string) {
  return createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tried) => Math.min(tried * 100, LONGEST_PAUSE) },
  });
}

/**
 * The servers of one database, joined by Redis: facts reach the sockets of all of them. Redis only carries, it keeps
 * nothing that counts; what it lost comes by sequence from the database. A server alone needs none.
 */
@Injectable()
export class Instances implements OnModuleDestroy {
  private readonly logger = new Logger(Instances.name);
  private readonly hearings = new Map<string, Hearing>();
  private readonly returns: (() => void)[] = [];
  private redis: Redis | undefined;
  private server: Server | undefined;
  private away = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** What the socket server needs to reach the sockets of the others; nothing without `REDIS_URL`. */
  adapter(): ReturnType<typeof createAdapter> | undefined {
    if (!this.settings.REDIS_URL) return undefined;
    const redis = redisAt(this.settings.REDIS_URL);
    this.redis = redis;
    redis.on('error', () => this.lost());
    redis.on('ready', () => this.found());
    void redis.connect().catch(() => undefined);
    const again = redis.duplicate.bind(redis);
    // Its readers wait for Redis instead of asking it a million times a second.
    return createAdapter(
      Object.assign(redis, { duplicate: () => again({ disableOfflineQueue: false }) }),
    );
  }

  attach(server: Server): void {
    this.server = server;
    server.on(EVENT, (kind: string, payload: unknown) =>
      this.hearings.get(kind)?.(payload as never),
    );
  }

  /** Resolves when Redis answers, at once without one. @throws Error with a sentence for the operator */
  async ready(within: number): Promise<void> {
    const until = Date.now() + within;
    while (this.redis && !this.joined()) {
      if (Date.now() > until)
        throw new Error(
          'Redis does not answer at REDIS_URL. Start it, correct the address, or run one server without it.',
        );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Whether others can hear this server now; never without `REDIS_URL`. */
  joined(): boolean {
    return this.redis?.isReady ?? false;
  }

  /** Tells every other server, not this one. What must not be lost stands in the database before. */
  tell(kind: string, payload: unknown): void {
    if (this.joined()) this.server?.serverSideEmit(EVENT, kind, payload);
  }

  hear<T>(kind: string, hearing: (payload: T) => void): void {
    if (this.hearings.has(kind)) throw new Error(`two hearings of ${kind}`);
    this.hearings.set(kind, hearing);
  }

  /** Called when the others can be heard again: what they told meanwhile has to be read. */
  onReturn(work: () => void): void {
    this.returns.push(work);
  }

  /** What was told last still goes out. */
  async onModuleDestroy(): Promise<void> {
    if (this.redis?.isReady) await this.redis.close();
    else this.redis?.destroy();
  }

  private lost(): void {
    if (!this.away) this.logger.warn('Redis is away: facts of other servers come later');
    this.away = true;
  }

  private found(): void {
    if (!this.away) return;
    this.away = false;
    this.logger.warn('Redis is back');
    for (const work of this.returns) work();
  }
}
