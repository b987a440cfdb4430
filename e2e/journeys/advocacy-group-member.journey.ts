import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'advocacy-group-member' });

const TITLE = 'Des toits qui recueillent la pluie';
const RECITAL = 'Considérant que la pluie qui tombe sur nos toits est perdue pour nos jardins ;';
const BASE = 'Chaque école neuve recueille l’eau de pluie dans une citerne.';
const AMENDED = 'Chaque école neuve ou rénovée recueille l’eau de pluie dans une citerne.';

const saved = (page: Page) => page.getByRole('status').getByText('Enregistré', { exact: true });

async function write(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(words);
}

/** The rapporteur begins a text and writes it in place; it is stored by itself. */
async function draft(page: Page): Promise<string> {
  await page.goto('/positions');
  await page.getByRole('link', { name: 'Nouveau texte' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(TITLE);
  const body = await page.getByRole('option', { name: /Climat et forêts/ }).getAttribute('value');
  await page.getByLabel('Instance', { exact: true }).selectOption(body ?? '');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  await page.getByRole('button', { name: 'Ajouter un considérant' }).click();
  await write(page, 'considérant 1', RECITAL);
  await page.getByRole('button', { name: 'Ajouter un article' }).click();
  await write(page, 'Titre : article 1er', 'La pluie des écoles');
  await write(page, 'article 1er, alinéa 1', BASE);
  await expect(saved(page)).toBeVisible();
  await expectAccessible(page);
  return /pos_[0-9A-Z]{26}/.exec(page.url())![0];
}

/** Three weeks from now, as a date field writes it. */
function soon(): string {
  return new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 16);
}

async function voteFor(page: Page, choice: string, city: string): Promise<void> {
  const card = page.getByRole('region', { name: `Vote de ${city}` });
  await card.getByRole('button', { name: choice }).click();
  await expect(card.getByRole('button', { name: choice })).toHaveAttribute('aria-pressed', 'true');
}

test('an advocacy group writes, amends, votes and adopts a position that the public reads', async ({
  arrive,
  stranger,
}) => {
  test.setTimeout(240_000);
  const rapporteur = (await arrive('rapporteur@demo.example')).page;
  const chair = (await arrive('mairie@demo.example')).page;
  const lyon = (await arrive('membre@demo.example')).page;
  const id = await draft(rapporteur);

  await test.step('the chair opens the text to amendments', async () => {
    await chair.goto(`/positions/${id}`);
    await chair.getByRole('button', { name: 'Ouvrir aux amendements' }).click();
    await chair.getByLabel(/Délai de dépôt/).fill(soon());
    await chair.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await expect(chair.getByText('Ouvert aux amendements')).toBeVisible();
  });

  await test.step('another city tables an amendment at its passage, and the chair sees it appear', async () => {
    await lyon.goto(`/positions/${id}`);
    await lyon.getByRole('button', { name: 'Amender : article 1er, alinéa 1' }).click();
    await lyon.getByLabel('Texte proposé').fill(AMENDED);
    const preview = lyon.locator('pa-amendment-form ins');
    await expect(preview).toContainText('ou rénovée');
    await lyon.getByLabel(/Exposé des motifs/).fill('La plupart de nos écoles sont déjà bâties.');
    await expectAccessible(lyon);
    await lyon.getByRole('button', { name: 'Déposer l’amendement' }).click();
    await expect(lyon.getByRole('heading', { name: /Amendement 1 Lyon/ })).toBeVisible();

    await expect(chair.locator('pa-passage ins')).toContainText('ou rénovée');
    await expect(chair.getByRole('button', { name: /Amendement 1 Lyon/ })).toBeVisible();
    await expectAccessible(chair);
  });

  await test.step('the base text changes elsewhere and the amendment stands', async () => {
    await rapporteur.goto(`/positions/${id}/modifier`);
    await write(rapporteur, 'Titre : article 1er', 'La pluie de nos écoles');
    await rapporteur.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(saved(rapporteur)).toBeVisible();
    await expect(chair.getByRole('heading', { name: /La pluie de nos écoles/ })).toBeVisible();
    await expect(chair.locator('pa-passage ins')).toContainText('ou rénovée');
  });

  await test.step('the chair closes tabling, opens the sitting and a roll call', async () => {
    await chair.getByRole('button', { name: 'Clore le dépôt' }).click();
    await chair.getByRole('button', { name: 'Passer au vote' }).click();
    await expect(chair.getByRole('heading', { name: 'Séance de vote' })).toBeVisible();
    await lyon.goto(`/positions/${id}/seance`);
    await expect(lyon.getByText(/n’a pas encore ouvert le scrutin/)).toBeVisible();
    await chair.getByRole('button', { name: 'Ouvrir le scrutin' }).click();
    await expect(lyon.getByRole('region', { name: 'Vote de Lyon' })).toBeVisible();
    await expectAccessible(chair);
    await expectAccessible(lyon);
  });

  const deputy = (await arrive('adjointe@demo.example')).page;
  const kigali = (await arrive('kigali@demo.example')).page;
  const quebec = (await arrive('quebec@demo.example')).page;

  await test.step('cities vote: two delegates of one city are one vote', async () => {
    await voteFor(lyon, 'Pour', 'Lyon');
    await expect(chair.getByText('siège sur 9 a voté')).toBeVisible();
    await deputy.goto(`/positions/${id}/seance`);
    await voteFor(deputy, 'Contre', 'Dakar');
    await expect(chair.getByText(/Votre ville a déjà voté «\scontre\s», par/)).toBeVisible();
    await voteFor(chair, 'Pour', 'Dakar');
    await expect(chair.getByText('2 sièges sur 9 ont voté')).toBeVisible();

    await chair.getByRole('button', { name: 'Clore le scrutin' }).click();
    await expect(chair.getByText(/Il manque 3 sièges pour le quorum/)).toBeVisible();
    await chair.getByRole('button', { name: 'Attendre' }).click();

    await rapporteur.goto(`/positions/${id}/seance`);
    await voteFor(rapporteur, 'Pour', 'Liège');
    for (const [page, choice, city] of [
      [kigali, 'Contre', 'Kigali'],
      [quebec, 'Abstention', 'Québec'],
    ] as const) {
      await page.goto(`/positions/${id}/seance`);
      await voteFor(page, choice, city);
    }
    await expect(chair.getByText('Quorum atteint (5).')).toBeVisible();
  });

  await test.step('the amendment is adopted, and everybody sees who voted what', async () => {
    await chair.getByRole('button', { name: 'Clore le scrutin' }).click();
    for (const page of [chair, lyon]) {
      await expect(page.getByText('Amendement adopté')).toBeVisible();
      await expect(page.getByText(/Quorum atteint\s: 5 sièges sur 9 ont voté/)).toBeVisible();
      await expect(page.getByText(/Il fallait 3 voix pour, soit les deux tiers/)).toBeVisible();
      await expect(
        page.getByRole('img', { name: /Pour\s: 3\. Contre\s: 1\. Abstention\s: 1/ }),
      ).toBeVisible();
      await expect(page.getByText(/Autre voix, non comptée\s: .*contre/)).toBeVisible();
    }
    await expectAccessible(chair);
    await lyon.goto(`/positions/${id}?vue=consolide`);
    await expect(lyon.getByText(AMENDED)).toBeVisible();
    await lyon.goto(`/positions/${id}/seance`);
  });

  await test.step('the whole text is voted, adopted, numbered and frozen', async () => {
    await chair.getByRole('button', { name: /Appeler\s: ensemble du texte/ }).click();
    await chair.getByRole('button', { name: 'Ouvrir le scrutin' }).click();
    await voteFor(chair, 'Pour', 'Dakar');
    for (const [page, city] of [
      [lyon, 'Lyon'],
      [rapporteur, 'Liège'],
      [kigali, 'Kigali'],
      [quebec, 'Québec'],
    ] as const)
      await voteFor(page, 'Pour', city);
    await expect(chair.getByText('Quorum atteint (5).')).toBeVisible();
    await chair.getByRole('button', { name: 'Clore le scrutin' }).click();
    await expect(chair.getByText('Texte adopté par le vote')).toBeVisible();
    await chair.getByRole('button', { name: 'Adopter et publier' }).click();
    await chair.waitForURL(/\/positions\/adoptees\/\d{4}-\d{2}$/);
    await expect(lyon.getByText(/Le texte est adopté sous le n° \d{4}-\d{2}/)).toBeVisible();
  });

  await test.step('the public reads it and can check its fingerprint', async () => {
    const { page } = await stranger();
    await page.goto('/positions');
    await page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await expect(page.getByRole('heading', { name: TITLE, level: 1 })).toBeVisible();
    await expect(page.getByText(AMENDED)).toBeVisible();
    await page.getByRole('button', { name: 'Vérifier sur cet appareil' }).click();
    await expect(page.getByText(/L’empreinte correspond/)).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/positions/${id}/seance`);
    await expect(page).toHaveURL(/connexion/);
  });
});
