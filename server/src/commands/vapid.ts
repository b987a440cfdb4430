import type { Command } from 'commander';
import { newVapidKeys } from '../platform/config/vapid';

/** `vapid`: a new pair of keys for push notifications, as the settings want them. Touches nothing. */
export function addVapid(program: Command): void {
  program
    .command('vapid')
    .description('print a new pair of keys for push notifications')
    .action((_options: object, command: Command) => {
      const { publicKey, privateKey } = newVapidKeys();
      const json = command.optsWithGlobals<{ json?: boolean }>().json;
      process.stdout.write(
        json
          ? `${JSON.stringify({ publicKey, privateKey })}\n`
          : `VAPID_PUBLIC_KEY=${publicKey}\nVAPID_PRIVATE_KEY=${privateKey}\n`,
      );
    });
}
