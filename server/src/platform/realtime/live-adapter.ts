import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { LIVE_PATH } from '@passerelle/contracts/live';
import type { Server, ServerOptions } from 'socket.io';
import { Instances } from './instances';

/** Largest socket message, in bytes: a chat message has at most 8,000 characters. */
const LARGEST = 100_000;

/** No connection state recovery: missed facts come by sequence, from the store, to whoever may still read them. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly instances: Instances,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const adapter = this.instances.adapter();
    return super.createIOServer(port, {
      ...options,
      ...(adapter && { adapter }),
      path: LIVE_PATH,
      serveClient: false,
      maxHttpBufferSize: LARGEST,
    } as ServerOptions);
  }
}
