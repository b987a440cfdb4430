import { COMMISSION, MEMBER, RAPPORTEUR, nameOf } from '../world/commission';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'commission-member' });

test.describe('a commission member', () => {
  test('sees what waits, and reaches in one click the sentence that calls', async ({ arrive }) => {
    const { page } = await arrive(MEMBER);
    await expect(page.getByRole('heading', { name: 'Ce qui vous attend' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: /vous mentionne.*Régies publiques/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Régies publiques');
    await expect(page.getByText('Nouveau depuis votre dernière visite')).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Ce qui vous attend' })).toBeVisible();
  });

  test('finds the commission, who sits there and what it discusses', async ({ arrive }) => {
    const { page } = await arrive(MEMBER);
    await page.goto('/instances');
    await expect(page.getByRole('heading', { name: 'Mes instances' }).last()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: COMMISSION }).click();
    await expect(page).toHaveURL(/\/discussions$/);
    await expect(page.getByText('Feuille de route 2027')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Composition' }).click();
    await expect(page.getByRole('img', { name: /Plan de l’instance/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Présidence', exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test('starts a discussion with a file; a colleague answers, and the mention arrives', async ({
    arrive,
  }) => {
    const [member, rapporteur] = [await arrive(MEMBER), await arrive(RAPPORTEUR)];
    const [ours, theirs] = [member.page, rapporteur.page];
    const name = await nameOf(ours);

    await ours.goto('/instances');
    await ours.getByRole('main').getByRole('link', { name: COMMISSION }).click();
    await ours.getByRole('link', { name: 'Ouvrir une discussion' }).click();
    await expectAccessible(ours);
    await ours.getByLabel('Titre').fill('Compteurs : un achat groupé ?');
    await ours.getByLabel('Votre message').fill('Voici notre cahier des charges. Qu’en dit ');
    await ours.getByLabel('Votre message').press('End');
    await ours
      .getByLabel('Votre message')
      .pressSequentially(`@${await nameOf(theirs)}`.slice(0, 6));
    await expect(ours.getByRole('option').first()).toBeVisible();
    await ours.getByLabel('Votre message').press('Enter');
    await expect(ours.getByLabel('Votre message')).toHaveValue(
      new RegExp(`@${await nameOf(theirs)} $`),
    );
    await ours.locator('input[type=file]').setInputFiles([
      {
        name: 'cahier.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Article 1 : les compteurs'),
      },
      { name: 'programme.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ]);
    await expect(ours.getByText('Ce type de fichier n’est pas accepté')).toBeVisible();
    await ours.getByRole('button', { name: 'Retirer programme.exe' }).click();
    await expect(ours.getByText(/Brouillon enregistré à/)).toBeVisible();

    await ours.reload();
    await expect(ours.getByLabel('Titre')).toHaveValue('Compteurs : un achat groupé ?');
    await expect(ours.getByText('cahier.txt')).toBeVisible();
    await ours.getByRole('button', { name: 'Envoyer la discussion' }).click();
    await expect(ours.getByRole('heading', { level: 1 })).toContainText('Compteurs');
    await expect(ours.getByRole('link', { name: /cahier\.txt/ }).first()).toBeVisible();

    await theirs.getByRole('link', { name: /vous mentionne.*Compteurs/ }).click();
    await expect(theirs.getByText('Voici notre cahier des charges')).toBeVisible();
    await ours.getByRole('link', { name: 'Accueil' }).first().click();
    await theirs.getByLabel('Votre réponse').pressSequentially('Très bien ! ');
    await theirs.getByLabel('Votre réponse').pressSequentially(`@${name.slice(0, 4)}`);
    await theirs.getByRole('option').first().click();
    await theirs.getByRole('button', { name: 'Répondre', exact: true }).last().click();
    await expect(theirs.getByText('Très bien !')).toBeVisible();

    const mention = ours.getByRole('link', { name: /vous mentionne.*Compteurs/ });
    await expect(mention).toBeVisible();
    await mention.click();
    await ours.getByRole('button', { name: 'Réagir' }).last().click();
    await ours.getByRole('menuitem', { name: 'Merci' }).click();
    await expect(
      theirs.getByRole('button', { name: new RegExp(`Merci, 1 : ${name}`) }),
    ).toBeVisible();
  });

  test('corrects a sentence, and everybody can read what was there before', async ({ arrive }) => {
    const { page } = await arrive(MEMBER);
    await page.goto('/instances');
    await page.getByRole('main').getByRole('link', { name: COMMISSION }).click();
    await page.getByRole('link', { name: /Régies publiques/ }).click();
    await page.getByRole('button', { name: 'Corriger' }).last().click();
    await page.getByLabel('Correction du message').fill('Comment avez-vous choisi les neuf ?');
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
    await page.getByRole('button', { name: 'corrigé' }).last().click();
    await expect(page.getByRole('dialog')).toContainText('Comment avez-vous choisi les 9');
    await expectAccessible(page);
  });
});

test.describe('what is confidential', () => {
  test('does not appear to those who do not sit there', async ({ arrive, stranger }) => {
    const outsider = await arrive('secretaire@demo.example');
    const member = await arrive(MEMBER);
    await member.page.goto('/instances');
    const group = member.page.getByRole('main').getByRole('link', { name: /Climat et forêts/ });
    const address = (await group.getAttribute('href'))!;
    for (const { page } of [outsider, await stranger()]) {
      await page.goto('/instances');
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
      await expect(page.getByText('Climat et forêts')).toHaveCount(0);
      await page.goto(`${address}/discussions`);
      await expect(page.getByText(/n’existe pas, ou elle ne vous est pas ouverte/)).toBeVisible();
    }
  });

  test('leaves a stranger what is public: the network, its texts, its events', async ({
    stranger,
  }) => {
    const { page } = await stranger();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/villes dans \d+ pays/)).toBeVisible();
    await expectAccessible(page);
  });
});
