import type { Page } from '@playwright/test';
import { COMMISSION, MEMBER } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'meeting' });

const CHAIR = 'mairie@demo.example';

async function openMeeting(page: Page, title: string): Promise<void> {
  await page.goto('/instances');
  await page.getByRole('main').getByRole('link', { name: COMMISSION }).click();
  await page.getByRole('link', { name: 'Réunions' }).click();
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
}

test('a commission meets: answer, sign, speak, write the minutes together', async ({ arrive }) => {
  const [chair, member] = [await arrive(CHAIR), await arrive(MEMBER)];
  const [ours, theirs] = [chair.page, member.page];

  await openMeeting(theirs, 'Réunion de décembre');
  await theirs.getByText('Oui', { exact: true }).click();
  await expect(theirs.getByRole('heading', { name: 'Votre réponse' })).toBeVisible();
  await expectAccessible(theirs);

  await openMeeting(ours, 'Réunion de décembre');
  await expect(ours.getByText(/^1 oui/)).toBeVisible();
  await ours.getByRole('button', { name: 'Descendre « Approbation', exact: false }).click();
  await expect(theirs.getByText('2. Approbation du compte rendu')).toBeVisible();
  await ours.getByRole('button', { name: 'Ouvrir la séance' }).click();

  for (const page of [ours, theirs]) await page.getByRole('link', { name: 'Séance' }).click();
  await theirs.getByRole('button', { name: 'Demander la parole' }).click();
  await ours.getByRole('button', { name: 'Donner la parole à' }).click();
  await expect(theirs.getByRole('button', { name: 'Terminer' })).toBeVisible();
  await expectAccessible(ours);

  for (const page of [ours, theirs]) await page.getByRole('link', { name: 'Compte rendu' }).click();
  const [our, their] = [ours, theirs].map((page) =>
    page.getByRole('textbox', { name: 'Compte rendu' }),
  );
  await our!.click();
  await ours.keyboard.type('La présidente ouvre la séance.');
  await expect(their!).toContainText('La présidente ouvre la séance.');
  await their!.press('End');
  await theirs.keyboard.type(' Lyon présente ses tarifs.');
  await expect(our!).toContainText('Lyon présente ses tarifs.');
  await expect(ours.getByText('Enregistré', { exact: true })).toBeVisible();
  await ours.reload();
  await expect(our!).toContainText('ouvre la séance. Lyon présente');
  await expectAccessible(ours);
});
