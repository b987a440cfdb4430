import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Server, type beforeSyncPayload, type Connection } from '@hocuspocus/server';
import { COLLAB_PATH } from '@passerelle/contracts/collab';
import type { SignInId } from '@passerelle/contracts/ids';
import * as Y from 'yjs';
import { ACCESS_COOKIE, cookieIn } from '../auth/cookies';
import { Tokens } from '../auth/tokens';
import { SETTINGS, type Settings } from '../config/settings';
import { Callers, type Caller } from '../permissions/caller';
import { Instances } from '../realtime/instances';
import { isForeign } from '../web/same-origin';
import { CollabDocuments } from './collab-documents';
import { CollabWatch } from './collab.watch';

/** Largest message, and largest text, in bytes. */
const LARGEST_MESSAGE = 1_000_000;
const LARGEST_TEXT = 4_000_000;
/** Messages of the Yjs protocol that carry changes; the other one asks for them. */
const ASKS = 0;

/** Who stands behind a connection to a text. */
export interface CollabContext {
  signInId: SignInId;
  caller: Caller;
}

/** Handed to the client as the reason why its line is closed. */
class Closed extends Error {
  readonly code = 4403;
  constructor(readonly reason: string) {
    super(reason);
  }
}

/**
 * The line on which texts are written together, beside the live line and behind the same cookie. Rights are asked for
 * when a text is opened and again for every message. An update is stored first, then applied, shown and acknowledged.
 */
@Injectable()
export class CollabServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly server: Server<CollabContext>;

  constructor(
    private readonly documents: CollabDocuments,
    private readonly watch: CollabWatch,
    private readonly tokens: Tokens,
    private readonly callers: Callers,
    private readonly host: HttpAdapterHost,
    private readonly instances: Instances,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.server = new Server<CollabContext>({
      quiet: true,
      stopOnSignals: false,
      websocketOptions: { maxPayload: LARGEST_MESSAGE },
      onAuthenticate: async ({ documentName, requestHeaders, connectionConfig }) => {
        const context = await this.contextOf(requestHeaders.get('cookie') ?? undefined);
        if (!context || !(await this.documents.mayRead(context.caller, documentName)))
          throw new Closed('not-allowed');
        connectionConfig.readOnly = !(await this.documents.mayWrite(context.caller, documentName));
        return context;
      },
      onLoadDocument: async ({ document, documentName }) => {
        Y.applyUpdate(document, await this.documents.load(documentName));
      },
      beforeHandleMessage: async ({ context, documentName }) => {
        const caller = await this.callers.ofSignIn(context.signInId);
        if (!caller || !(await this.documents.mayRead(caller, documentName)))
          throw new Closed('not-allowed');
        context.caller = caller;
      },
      beforeSync: (sync) => this.keep(sync as unknown as Sync),
    });
  }

  /** A command of the administrator runs without a web server: nobody comes then. */
  onApplicationBootstrap(): void {
    const http = this.host.httpAdapter?.getHttpServer() as HttpServer | undefined;
    if (!http) return;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.split('?')[0] === COLLAB_PATH) void this.admit(request, socket, head);
    });
    this.watch.begin(() => this.connections());
    this.instances.hear('collab', (told: Told) => void this.take(told));
    this.instances.onReturn(() => void this.readAgain());
  }

  onModuleDestroy(): void {
    this.watch.end();
    this.server.hocuspocus.closeConnections();
    this.server.httpServer.close();
  }

  /** Whoever is not signed in, or comes from another site, gets no line at all. */
  private async admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { headers } = request;
    const foreign = isForeign(headers, headers.host, this.settings.BASE_URL);
    const context = foreign ? undefined : await this.contextOf(headers.cookie);
    if (context) this.server.httpServer.emit('upgrade', request, socket, head);
    else socket.end(`HTTP/1.1 ${foreign ? '403 Forbidden' : '401 Unauthorized'}\r\n\r\n`);
  }

  private async contextOf(cookie: string | undefined): Promise<CollabContext | undefined> {
    const signInId = await this.tokens.signInOf(cookieIn(cookie, ACCESS_COOKIE) ?? '');
    const caller = signInId && (await this.callers.ofSignIn(signInId));
    return caller ? { signInId, caller } : undefined;
  }

  /** Stored before it is applied: what is acknowledged survives the end of this process. */
  private async keep({ type, payload, connection, documentName, document }: Sync): Promise<void> {
    if (type === ASKS || isEmpty(payload)) return;
    if (Y.encodeStateAsUpdate(document).length + payload.length > LARGEST_TEXT)
      throw new Closed('too-large');
    if (!(await this.documents.store(connection.context.caller, documentName, payload)))
      throw new Closed('not-allowed');
    this.instances.tell('collab', { name: documentName, update: Buffer.from(payload) });
  }

  /** What another server stored, for those who have the text open here. */
  private async take({ name, update }: Told): Promise<void> {
    const { documents, loadingDocuments } = this.server.hocuspocus;
    await loadingDocuments.get(name)?.catch(() => undefined);
    const document = documents.get(name);
    if (document) Y.applyUpdate(document, new Uint8Array(update));
  }

  /** After a time apart: everything that was stored meanwhile. Applying what is known already changes nothing. */
  private async readAgain(): Promise<void> {
    for (const [name, document] of this.server.hocuspocus.documents)
      Y.applyUpdate(document, await this.documents.load(name));
  }

  private connections(): Connection<CollabContext>[] {
    return [...this.server.hocuspocus.documents.values()].flatMap((document) =>
      document.getConnections(),
    ) as Connection<CollabContext>[];
  }
}

/** An update that another server has stored. */
interface Told {
  readonly name: string;
  readonly update: Uint8Array;
}

type Sync = Omit<beforeSyncPayload, 'connection'> & { connection: Connection<CollabContext> };

/** An update without structs and without deletions: what a client sends that has nothing new. */
function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
