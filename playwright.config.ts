import { defineConfig } from '@playwright/test'

export default defineConfig({
  testMatch: '**/*.spec.ts',
  timeout: 60_000,
  workers: 2,
  reporter: [['list']],
  projects: [
    { name: 'page', testDir: 'tests/page' },
    { name: 'e2e', testDir: 'tests/e2e' }
  ],
  outputDir: 'test-results',
  use: { trace: 'retain-on-failure' }
})
