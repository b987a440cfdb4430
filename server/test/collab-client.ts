import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { COLLAB_PATH } from '@passerelle/contracts/collab';
import * as Y from 'yjs';
import { ACCESS_COOKIE } from '../src/platform/auth/cookies';
import type { Agent } from './app-for-specs';

/** Somebody who writes a text together with others, as a browser would. */
export interface CollabClient {
  readonly document: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** Puts a paragraph at the end. */
  write(text: string): void;
  /** What the document says. */
  text(): string;
  /** Everything written here is acknowledged. */
  saved(): boolean;
  close(): void;
}

/** Opens a text; the socket carries the cookie of the agent, and no other proof of who it is. */
export function openCollab(url: string, agent: Agent | undefined, name: string): CollabClient {
  const access = { path: '/', domain: '127.0.0.1', secure: false, script: false };
  const cookie = agent?.jar.getCookie(ACCESS_COOKIE, access)?.value;
  class WithCookie extends WebSocket {
    constructor(address: string) {
      const headers = cookie ? { cookie: `${ACCESS_COOKIE}=${cookie}` } : {};
      super(address, { headers } as never);
    }
  }
  const line = new HocuspocusProviderWebsocket({
    url: `${url.replace('http', 'ws')}${COLLAB_PATH}`,
    WebSocketPolyfill: WithCookie,
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
  });
  const document = new Y.Doc();
  const provider = new HocuspocusProvider({ websocketProvider: line, name, document, token: '-' });
  provider.attach();
  const root = document.getXmlFragment('default');
  return {
    document,
    provider,
    write(text) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      root.push([paragraph]);
    },
    text: () => root.toJSON(),
    saved: () => provider.isSynced && !provider.hasUnsyncedChanges,
    close() {
      provider.destroy();
      line.destroy();
      document.destroy();
    },
  };
}
