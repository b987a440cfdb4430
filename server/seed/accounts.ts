import type { AccountId } from '@passerelle/contracts/ids';
import { AccountService } from '../src/features/accounts/account.service';
import type { Demo, DemoCast } from './demo';

/** Password of every demo account. It opens invented people only, and only where the demo was chosen. */
export const DEMO_PASSWORD = 'passerelle-demo';

export const DEMO_EMAILS: Record<keyof DemoCast, string> = {
  secretariat: 'secretariat@demo.example',
  administrator: 'administration@demo.example',
  mayor: 'mairie@demo.example',
  deputy: 'adjointe@demo.example',
  member: 'membre@demo.example',
  rapporteur: 'rapporteur@demo.example',
  secretary: 'secretaire@demo.example',
  expert: 'expert@demo.example',
};

/** Lines of the start-up box: who can be tried. */
export const DEMO_ACCOUNTS = [
  `${DEMO_EMAILS.secretariat}   le secrétariat permanent`,
  `${DEMO_EMAILS.mayor}        la mairie qui préside (Dakar)`,
  `${DEMO_EMAILS.member}        une ville membre (Lyon)`,
  `${DEMO_EMAILS.expert}        une experte`,
  `Mot de passe / password : ${DEMO_PASSWORD}`,
];

export async function seedAccounts({ app, cast, chance }: Demo): Promise<void> {
  const roles = Object.keys(DEMO_EMAILS) as (keyof DemoCast)[];
  await app.get(AccountService).addMany(
    roles.map((role) => ({
      id: chance.id<AccountId>('acc'),
      personId: cast[role].id,
      email: DEMO_EMAILS[role],
      administrator: role === 'administrator',
    })),
    DEMO_PASSWORD,
  );
}
