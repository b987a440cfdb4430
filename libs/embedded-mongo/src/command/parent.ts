export type FirstMessage =
  { ready: true; uri: string } | { ready: false; message: string; reason: string };

/** Tells the process that started this one how it went. A parent that is gone by then needs no answer. */
export function tellParent(message: FirstMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send || !process.connected) return resolve();
    process.send(message, undefined, undefined, () => resolve());
  });
}

/** Whoever read the output may go away: writing on would end the server with a stack. */
export function survivePipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
