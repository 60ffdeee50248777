import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** What runs beside the product: tests' programs and set-up programs, each built to `out/tools/NAME.js`. */
const programs = {
  demo: 'build/demo/demo.ts',
  test: 'build/test.ts',
  'mutate-security': 'build/mutate-security.ts',
  standin: 'tests/standin/main.ts',
  'test-app': 'tests/app/main.ts'
}

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/tools',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(programs)
          .map(([name, path]) => [name, resolve(path)] as const)
          .filter(([, path]) => existsSync(path))
      ),
      external: [...builtinModules, /^node:/, 'electron', /^[^./]/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' }
    }
  }
})
