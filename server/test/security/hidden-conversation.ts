import type { AccountId } from '@passerelle/contracts/ids';
import { aMandate, aPerson } from '@passerelle/test-kit/network';
import { idOf } from '@passerelle/test-kit/ids';
import { AccountService } from '../../src/features/accounts/account.service';
import { PersonService } from '../../src/features/people/person.service';
import type { World } from '../access/row';
import { PASSWORD, type Agent } from '../app-for-specs';
import { messageId, posted } from '../chat-kit';
import { opened } from '../direct-kit';

/** A group of staff and two colleagues whom nobody of the cast speaks for: its name and its words are theirs alone. */
export async function hideConversation(
  { spec, cast }: World,
  staff: Agent,
  canary: (what: string) => string,
): Promise<void> {
  const colleagues = [3010, 3011].map((n) => aPerson(n, 'Odile', `Cachée ${n}`));
  const mandates = colleagues.map((one, at) =>
    aMandate(3010 + at, one, cast.organisations.house, { office: 'staff' }),
  );
  await spec.app.get(PersonService).add(colleagues, mandates);
  const accounts = colleagues.map(({ id: personId }, at) => ({
    ...{ id: idOf<AccountId>('acc', 3010 + at), personId, email: `odile${at}@example.org` },
    administrator: false,
  }));
  await spec.app.get(AccountService).addMany(accounts, PASSWORD);
  const { id } = await opened(staff, colleagues, { name: canary('group-of-people') });
  await posted(staff, id, { id: messageId(), text: canary('group-of-people') });
}
