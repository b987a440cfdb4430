import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectAccessible, test } from '../world/world';

test.use({ story: 'schedule-import' });

/** Milliseconds of one task that a person would call a stall, on a machine that other journeys use too. */
const A_STALL = 1_000;
const FOSDEM = join(process.cwd(), '../shared/data/schedules/fosdem-2025.xml');

test('the secretariat imports a programme of 943 sessions; it scrolls and filters without a stall', async ({
  arrive,
}) => {
  test.skip(
    !existsSync(FOSDEM),
    `the file ${FOSDEM} is absent: this journey needs a real programme`,
  );
  test.slow();
  const { page } = await arrive('secretariat@demo.example');
  await page.goto('/evenements/importer');
  await expectAccessible(page);
  await page.getByLabel(/Choisissez un fichier/).setInputFiles({
    name: 'fosdem-2025.xml',
    mimeType: 'application/xml',
    buffer: readFileSync(FOSDEM),
  });
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.getByText('943 séances · 29 salles · 992 intervenants')).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Voir l’événement' }).click();
  await page.getByRole('button', { name: 'Publier' }).click();
  await page.getByRole('link', { name: 'Lire le programme' }).click();

  const sheet = page.getByRole('region', { name: /Programme du samedi/ });
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(29);
  const tasks = await page.evaluate(longTasksWhileScrolling);
  test.info().annotations.push({ type: 'long tasks', description: JSON.stringify(tasks) });

  await page.getByRole('searchbox', { name: 'Chercher dans le programme' }).fill('postgres');
  await expect(sheet.getByRole('link')).not.toHaveCount(0);
  await expect(sheet.getByRole('link', { name: /Postgres/i }).first()).toBeVisible();
  expect(Math.max(0, ...tasks.longest)).toBeLessThan(A_STALL);
});

/** Scrolls the sheet down and across for a hundred frames; durations of tasks over 50 ms, in milliseconds. */
async function longTasksWhileScrolling(): Promise<{ longest: number[]; frames: number }> {
  const longest: number[] = [];
  const watcher = new PerformanceObserver((list) =>
    longest.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
  );
  watcher.observe({ type: 'longtask' });
  const sheet = document.querySelector('pa-timetable .scroller')!;
  const frame = () => new Promise(requestAnimationFrame);
  const frames = 100;
  for (let step = 0; step < frames; step++) {
    sheet.scrollBy(step % 2 ? 0 : 120, step % 2 ? 80 : 0);
    await frame();
  }
  watcher.disconnect();
  return { longest, frames };
}
