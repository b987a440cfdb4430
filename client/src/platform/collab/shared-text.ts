import { computed, signal } from '@angular/core';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { COLLAB_PATH } from '@passerelle/contracts/collab';
import * as Y from 'yjs';
import type { Session } from '../session/session';

/** `saved`: everything written here is stored on the server. `closed`: the server let the reader in no longer. */
export type TextState = 'opening' | 'saving' | 'saved' | 'offline' | 'closed';

/** One text that several people write. What is written without a network stays here and is merged at the return. */
export class SharedText {
  readonly document = new Y.Doc();
  readonly provider: HocuspocusProvider;
  private readonly line: HocuspocusProviderWebsocket;
  private readonly connected = signal(false);
  private readonly synced = signal(false);
  private readonly pending = signal(0);
  private readonly refused = signal(false);

  /** False until the server said that this reader may write. */
  readonly mayWrite = signal(false);
  /** True once the text was here: before, an empty page would lie. */
  readonly arrived = signal(false);
  readonly state = computed((): TextState => {
    if (this.refused()) return 'closed';
    if (!this.arrived()) return 'opening';
    if (!this.connected()) return 'offline';
    return this.synced() && this.pending() === 0 ? 'saved' : 'saving';
  });

  constructor(name: string, origin: string, session: Session) {
    this.line = new HocuspocusProviderWebsocket({
      url: `${origin.replace(/^http/, 'ws')}${COLLAB_PATH}`,
      onStatus: ({ status }) => this.connected.set(String(status) === 'connected'),
      // The cookie of a line that was down for long has run out: it is renewed before the next attempt.
      onDisconnect: () => void session.refresh().catch(() => undefined),
    });
    this.provider = new HocuspocusProvider({
      ...{ websocketProvider: this.line, name, document: this.document, token: '-' },
      onAuthenticated: ({ scope }) => this.mayWrite.set(scope === 'read-write'),
      onAuthenticationFailed: () => this.refused.set(true),
      onSynced: ({ state }) => {
        this.synced.set(state);
        if (state) this.arrived.set(true);
      },
      onUnsyncedChanges: ({ number }) => this.pending.set(number),
      onClose: ({ event }) => event.reason === 'not-allowed' && this.refused.set(true),
    });
    this.provider.attach();
  }

  close(): void {
    this.provider.destroy();
    this.line.destroy();
    this.document.destroy();
  }
}
