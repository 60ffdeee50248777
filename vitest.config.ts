import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'tests/standin/**/*.test.ts']
        }
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{authority,integration,cli}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      }
    ]
  }
})
