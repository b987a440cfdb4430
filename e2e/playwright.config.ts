import { defineConfig } from '@playwright/test';

/** What Chromium needs to run as root in a container, quietly. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '.',
  testMatch: process.env['PICTURES']
    ? ['screens/*.pictures.ts']
    : ['journeys/*.journey.ts', 'screens/*.screens.ts'],
  outputDir: '../test-results',
  timeout: 90_000,
  // Generous: six browsers and a server share two cores.
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A story that passes at the second try is counted apart and named: it is a fault of the story or of the product.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS },
    // A trace costs as much as the story: the second try writes one.
    trace: 'on-first-retry',
  },
});
