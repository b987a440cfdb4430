import type { BodyList } from '@passerelle/contracts/bodies';
import { ask } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

const GROUP = 'Commission Vivre-ensemble';

test.use({ story: 'seat-request' });

test('a city asks for a seat; the secretariat finds it on its home page and says yes', async ({
  arrive,
}) => {
  const mayor = await arrive('mairie@demo.example');
  const secretariat = await arrive('secretariat@demo.example');
  const bodies = await ask<BodyList>(mayor.page, '/api/bodies');
  const address = `/instances/${bodies.find(({ name }) => name.fr === GROUP)!.id}`;

  await mayor.page.goto(`${address}/composition`);
  await mayor.page.getByRole('button', { name: 'Demander un siège' }).click();
  await mayor.page.getByLabel('Ville', { exact: true }).selectOption({ label: 'Dakar' });
  await mayor.page
    .getByLabel('Pourquoi votre ville souhaite siéger')
    .fill('Nos quartiers parlent neuf langues.');
  await expectAccessible(mayor.page);
  await mayor.page.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await expect(mayor.page.getByText('La demande est envoyée.')).toBeVisible();

  const { page } = secretariat;
  await page.goto('/');
  await page.getByRole('link', { name: /demande de siège attend votre réponse/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Demandes de siège' })).toBeVisible();
  await expect(page.getByText('Nos quartiers parlent neuf langues.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByRole('button', { name: 'Accepter' })).toHaveCount(0);

  await mayor.page.goto(address);
  await expect(mayor.page.getByText('Vous êtes membre', { exact: true })).toBeVisible();
});
