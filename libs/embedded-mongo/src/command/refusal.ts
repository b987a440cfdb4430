import { readableAddress, type Listen } from '../server/server';

/** One sentence for an address that cannot be listened on; other errors stay as they are. */
export function listenRefusal(error: unknown, listen: Listen): unknown {
  if ('socket' in listen) return socketRefusal(error, listen.socket);
  const { code } = error as NodeJS.ErrnoException;
  const where = readableAddress(listen);
  if (code === 'EADDRINUSE')
    return new Error(
      `Port ${listen.port} is taken on ${where}: stop the program that has it, or choose another --port (0 takes a free one).`,
    );
  if (code === 'EACCES')
    return new Error(
      `This account may not listen on port ${listen.port}: choose a --port above 1023.`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Error(`This machine has no address ${where}: --host is one of its own addresses.`);
  return error;
}

function socketRefusal(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new Error(
    `The socket ${path} cannot be made (${code}): choose another --socket, in a directory that this account may write.`,
  );
}
