import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A store that speaks as much of S3 as documents need, in memory. */
export interface SmallS3 {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** The next requests are answered like a store in trouble. */
  fail(requests: number): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function give(request: IncomingMessage, response: ServerResponse, object: Buffer): void {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const part = start ? object.subarray(Number(start), Number(end) + 1) : object;
  response.writeHead(start ? 206 : 200, { 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

export async function startSmallS3(): Promise<SmallS3> {
  const objects = new Map<string, Buffer>();
  let failing = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const key = new URL(request.url!, 'http://s3').pathname;
      const body = await bodyOf(request);
      if (!request.headers.authorization?.includes('Credential=cle/')) failing += 1;
      if (failing > 0) {
        failing -= 1;
        response.writeHead(403).end();
      } else if (request.method === 'PUT') {
        objects.set(key, body);
        response.writeHead(200, { etag: '"1"' }).end();
      } else if (request.method === 'DELETE') {
        objects.delete(key);
        response.writeHead(204).end();
      } else if (objects.has(key)) give(request, response, objects.get(key)!);
      else response.writeHead(404).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    fail: (requests) => (failing = requests),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
