import type { Command } from 'commander';
import * as z from 'zod';
import { Password } from '@passerelle/contracts/accounts';
import { Email, Line } from '@passerelle/contracts/primitives';
import { AccountService } from '../features/accounts/account.service';
import { inCommandWorld, type Built, type CommandWorld, type Outcome } from './surroundings';

const NewAdministrator = z.object({ email: Email, given: Line, family: Line, password: Password });

type NewAdministrator = z.infer<typeof NewAdministrator>;

function read(options: object): NewAdministrator {
  const password = process.env['PASSERELLE_PASSWORD'];
  const parsed = NewAdministrator.safeParse({ ...options, password });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new Error(issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

async function admit(
  { app, say }: CommandWorld,
  { email, given, family, password }: NewAdministrator,
): Promise<Outcome> {
  const person = {
    givenName: given,
    familyName: family,
    language: 'fr',
    zone: 'Europe/Paris',
  } as const;
  const account = await app.get(AccountService).admit({ ...person, email, password }, true);
  say(`${given} ${family} can sign in as administrator with ${email}.`);
  return { accountId: account.id, email };
}

/** `admin:create --email … --given … --family …`; the password never stands on the command line. */
export function addAdminCreate(program: Command, built: Built): void {
  program
    .command('admin:create')
    .requiredOption('--email <address>')
    .requiredOption('--given <name>', 'given name')
    .requiredOption('--family <name>', 'family name')
    .description('make an administrator; the password is read from PASSERELLE_PASSWORD')
    .action((options: object, command: Command) => {
      const administrator = read(options);
      return inCommandWorld(built, command.optsWithGlobals(), (world) =>
        admit(world, administrator),
      );
    });
}
