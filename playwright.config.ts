import { defineConfig } from '@playwright/test'

export default defineConfig({
  testMatch: '**/*.spec.ts',
  timeout: 60_000,
  // Two cores, several browsers: what is expected may take its time.
  expect: { timeout: 15_000 },
  workers: 2,
  // Windows and browsers on a machine that others use too: a test gets a second try where nobody looks
  // on, and is named in the last lines of the run. A test that always fails fails there as well.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list']],
  projects: [
    {
      name: 'page',
      testDir: 'tests/page',
      use: {
        timezoneId: 'UTC',
        trace: 'off',
        launchOptions: {
          executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
          // Chromium's own sandbox cannot start as root. The page under test is ours.
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
        }
      }
    },
    { name: 'e2e', testDir: 'tests/e2e' }
  ],
  outputDir: 'test-results',
  use: { trace: 'retain-on-failure' }
})
