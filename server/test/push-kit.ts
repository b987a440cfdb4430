import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { Agent } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { PushDeviceId } from '@passerelle/contracts/ids';
import {
  notificationPaths,
  type PushState,
  type PushSubscription,
} from '@passerelle/contracts/notifications';
import { PushNetwork } from '../src/features/notifications/push-network';
import type { Agent as Browser } from './app-for-specs';

/** What a push service was handed. */
export interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * The push services of the whole world, on this machine: whatever the address says, a message ends here, so no spec
 * sends anything out. Without TLS; what it was handed is encrypted for the device all the same.
 */
export class PushServiceHere extends PushNetwork {
  readonly taken: Pushed[] = [];
  /** Status that it answers with. */
  answer = 201;
  private readonly server = this.listening();

  override readonly agent = Object.assign(new Agent({ keepAlive: false }), {
    createConnection: (): Socket => connect((this.server.address() as AddressInfo).port),
  });

  /** Does not keep the process: what is open ends with it. */
  private listening(): Server {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url = '', headers } = request;
        this.taken.push({ path: url, headers, body: Buffer.concat(chunks) });
        response.writeHead(this.answer).end();
      });
    });
    return server.listen(0, '127.0.0.1').unref();
  }
}

/** A subscription as a browser gives it: a point on the curve P-256 and sixteen bytes. */
export function aSubscription(path: string): PushSubscription {
  const device = createECDH('prime256v1');
  device.generateKeys();
  return {
    endpoint: `https://push.example.org/${path}`,
    keys: {
      p256dh: device.getPublicKey('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
}

/** Turns push on in a browser and tells under which id. */
export async function addDevice(
  browser: Browser,
  subscription: PushSubscription,
): Promise<PushDeviceId> {
  const idsNow = async () => {
    const { body } = await browser.get(notificationPaths.push()).expect(200);
    return (body as PushState).devices.map(({ id }) => id);
  };
  const before = await idsNow();
  await browser.post(notificationPaths.push()).send(subscription).expect(204);
  return (await idsNow()).find((id) => !before.includes(id))!;
}
