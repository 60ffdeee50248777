import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/**
 * What runs beside the product: tests' programs and set-up programs, each built to `out/tools/NAME.js`.
 * With `--mode NAME` only that one is built, else all.
 */
const programs = {
  demo: 'build/demo/demo.ts',
  test: 'build/test.ts',
  'mutate-security': 'build/mutate-security.ts',
  bench: 'build/bench.ts',
  'bench-part': 'build/bench/part-program.ts',
  'bench-empty-app': 'build/bench/shell/empty-app.ts',
  'bench-call-times': 'build/bench/shell/call-times.ts',
  standin: 'tests/standin/main.ts',
  'test-app': 'tests/app/main.ts'
}

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** Installed packages are imported where they lie; only our own code is built. */
function installedPackages(): readonly RegExp[] {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8')
  ) as Packages
  return Object.keys({ ...dependencies, ...devDependencies }).map(
    (name) => new RegExp(`^${name}(/|$)`)
  )
}

export default defineConfig(({ mode }) => {
  const wanted = Object.entries(programs)
    .filter(([name]) => name === mode || !(mode in programs))
    .map(([name, path]) => [name, resolve(path)] as const)
    .filter(([, path]) => existsSync(path))
  return {
    build: {
      ssr: true,
      outDir: 'out/tools',
      // One program leaves the others in place.
      emptyOutDir: !(mode in programs),
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(wanted),
        external: [...builtinModules, /^node:/, ...installedPackages()],
        output: {
          entryFileNames: '[name].js', // Programs that are built apart do not replace each other's shared parts.
          chunkFileNames: `shared/${mode in programs ? mode : 'all'}/[name].js`
        }
      }
    }
  }
})
