import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { passerelle as command } from '../world/command';
import { startPasserelle } from '../world/passerelle';
import { expect, expectAccessible, test } from '../world/world';

const REAL = '../shared/data/schedules';

/** Starts the built server with these arguments and gives what it said and its code when it ended by itself. */
async function refusal(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['server/dist/main.mjs', ...args], { env: process.env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (said += String(text)));
  const [code] = (await once(child, 'exit')) as [number];
  return { code, said: said.trim() };
}

base.describe('an administrator', () => {
  base('sets up an empty network in the browser and signs in', async ({ browser }) => {
    const empty = await startPasserelle('--empty');
    const context = await browser.newContext({ baseURL: empty.url, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Nom du réseau').fill('Réseau des villes riveraines');
    await page.getByLabel('Prénom').fill('Aminata');
    await page.getByLabel('Nom', { exact: true }).fill('Essai');
    await page.getByLabel('Adresse électronique').fill('aminata@example.org');
    await page.getByLabel('Mot de passe').first().fill('une phrase assez longue');
    await page.locator('form button.pa-primary').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Aminata');
    await expect(page.getByText('Réseau des villes riveraines')).toBeVisible();
    await context.close();
    await empty.stop();
  });

  base(
    'is told in one sentence when the port is taken or the directory cannot be written',
    async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as { port: number };
      const directory = mkdtempSync(join(tmpdir(), 'passerelle-port-'));
      const busy = await refusal('--port', String(port), '--data', directory);
      taken.close();
      expect(busy).toEqual({
        code: 1,
        said: `Port ${port} is taken. Choose another one: npm start -- --port ${port + 1}`,
      });
      const file = join(directory, 'a-file');
      writeFileSync(file, '');
      const closed = await refusal('--port', '0', '--data', join(file, 'inside'));
      expect(closed.code).toBe(1);
      expect(closed.said).toMatch(
        /^The data directory .* cannot be written\. Give another one: .*$/,
      );
      rmSync(directory, { recursive: true, force: true });
    },
  );
});

test.use({ story: 'administrator' });

test.describe('an administrator at the command line', () => {
  test('backs up while people work and restores the same elsewhere', async ({ passerelle }) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'passerelle-restored-'));
    const archive = join(elsewhere, 'backup.tar.gz');
    const saved = await command<{ documents: number }>(passerelle.dataDir, 'backup', archive);
    expect(saved.documents).toBeGreaterThan(500);
    const target = join(elsewhere, 'data');
    const back = await command<{ documents: number }>(target, 'restore', archive);
    expect(back.documents).toBe(saved.documents);
    const again = join(elsewhere, 'again.tar.gz');
    expect(await command(target, 'backup', again)).toMatchObject({ documents: saved.documents });
    expect(await command(target, 'doctor')).toMatchObject({ well: true });
    await expect(command(target, 'restore', archive)).rejects.toThrow(/already holds data/);
    rmSync(elsewhere, { recursive: true, force: true });
  });

  test('makes another administrator while the server runs, who can sign in', async ({
    passerelle,
    stranger,
  }) => {
    const email = 'seconde@example.org';
    const names = ['--given', 'Binta', '--family', 'Seconde'];
    await command(passerelle.dataDir, 'admin:create', '--email', email, ...names);
    const { page } = await stranger();
    const answer = await page.request.post('/api/accounts/sign-in', {
      data: { email, password: 'une phrase assez longue' },
    });
    expect(answer.status()).toBe(204);
  });

  test('brings real programmes in, twice without a change, and takes one out again', async ({
    passerelle,
  }) => {
    test.skip(
      !existsSync(REAL),
      '../shared/data is not beside the project: no real programme to import',
    );
    interface Report {
      sessions: number;
      rooms: number;
      people: number;
      eventId: string;
      changes: Record<string, number>;
    }
    const bring = (file: string) =>
      command<Report>(passerelle.dataDir, 'import:schedule', join(REAL, file));
    expect(await bring('fosdem-2025.xml')).toMatchObject({ sessions: 943, rooms: 29, people: 992 });
    expect(await bring('fosdem-2025.xml')).toMatchObject({
      changes: { added: 0, changed: 0, unchanged: 943, cancelled: 0 },
    });
    expect(await bring('fosdem-2007.xml')).toMatchObject({ sessions: 215, rooms: 18, people: 244 });
    expect(await bring('pyconfr-2025-pretalx.json')).toMatchObject({
      sessions: 75,
      rooms: 8,
      people: 81,
    });
    const congress = await bring('ccc-31c3-2014-frab.xml');
    expect(congress).toMatchObject({ sessions: 138, rooms: 4, people: 198 });
    const out = join(passerelle.dataDir, 'out.xml');
    await command(
      passerelle.dataDir,
      'export:schedule',
      congress.eventId,
      '--format',
      'xml',
      '--output',
      out,
    );
    expect(readFileSync(out, 'utf8').match(/<event /g)).toHaveLength(138);
  });
});
