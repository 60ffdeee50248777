import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** What is read of `package.json`. */
interface Package {
  readonly version: string
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as Package

/** Modules that `ptd token` runs for a token that is ready. */
const start = [
  /\/src\/cli\/(run|grammar|command|exit-codes|find-profile|terminal)\.ts$/,
  /\/src\/cli\/(input\/parse-quickly|output\/(printable|shell-quote)|commands\/token)\.ts$/,
  /\/src\/core\/(ready-token\/.*|disk\/.*|vault\/.*|directory\/(clouds|partner-apis)|tokens\/(decode|environment|forms|quoting\/(posix-shell|powershell)))\.ts$/,
  /\/src\/core\/sign-in\/(authority|cached-token|plain-json|record-binding)\.ts$/,
  /\/src\/shared\/(assert|result)\.ts$/
]

function isNeededAtStart(module: string): boolean {
  return start.some((pattern) => pattern.test(module))
}

/**
 * Builds `ptd`, the command line, to `out/cli`: one small file that starts, and parts that are loaded when
 * they are needed. A build of its own, because it runs on older Nodes than the app's Electron has, and is
 * minified: reading it is much of what a call costs. Left out are the native key-store libraries, which must
 * lie on disk as they were published.
 */
export default defineConfig({
  define: { __PTD_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'out/cli',
    target: 'node20',
    minify: true,
    rolldownOptions: {
      input: { ptd: resolve('src/cli/ptd.ts') },
      external: [...builtinModules, /^node:/, '@azure/msal-node-extensions', 'keytar'],
      output: {
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        // What every call or the most frequent one needs, in one file: each file costs its own reading.
        codeSplitting: { groups: [{ name: 'start', test: isNeededAtStart }] }
      }
    }
  }
})
