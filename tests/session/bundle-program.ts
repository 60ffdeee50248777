import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { basename, isAbsolute, join, resolve } from 'node:path'
import { build } from 'vite'

/** A program for Node, made from TypeScript. */
export interface BundledProgram {
  /** The path of its one file. */
  readonly path: string
  /** Removes it. */
  remove(): Promise<void>
}

/**
 * Bundles a program of the tests, so that a process of its own can run it. Packages are not bundled:
 * it lies in the repository's `out` folder, where Node finds them.
 */
export async function bundleProgram(entry: string): Promise<BundledProgram> {
  const programs = resolve('out/programs')
  await mkdir(programs, { recursive: true })
  const folder = await mkdtemp(join(programs, `${basename(entry, '.ts')}-`))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(entry),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: (id) => !id.startsWith('.') && !isAbsolute(id),
        output: { entryFileNames: 'program.mjs' }
      }
    }
  })
  return {
    path: join(folder, 'program.mjs'),
    remove: () => rm(folder, { recursive: true, force: true })
  }
}
