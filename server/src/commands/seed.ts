import type { Command } from 'commander';
import { seedDemo } from '../../seed/seed';
import { empty } from '../platform/database/empty';
import { inCommandWorld, type Built } from './surroundings';

/** `seed`: the demo network, into an empty database only. */
export function addSeed(program: Command, built: Built): void {
  program
    .command('seed')
    .description('fill an empty database with the demo network')
    .action((_options: object, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), async ({ app, connection, say }) => {
        const seeded = await seedDemo(app, () => empty(connection));
        say(
          seeded
            ? 'The demo network is there.'
            : 'There is a network already; nothing was changed.',
        );
        return { seeded };
      }),
    );
}
