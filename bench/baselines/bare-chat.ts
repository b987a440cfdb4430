import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answerParent } from '../method/answer-parent';

/** The floor of a chat: whoever connects is in the room, what is posted goes to the room. Nothing is asked or stored. */
const http = createServer();
const io = new Server(http, { serveClient: false });

io.on('connection', (socket) => {
  void socket.join('room');
  socket.on('post', (message: unknown, done: (answer: { ok: true }) => void) => {
    io.to('room').emit('message', message);
    done({ ok: true });
  });
});

const listening = new Promise<number>((resolve) =>
  http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port)),
);

answerParent({ port: () => listening });
