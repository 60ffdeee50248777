import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** In bytes. */
export interface BundleSize {
  readonly plain: number
  readonly compressed: number
}

/** Returns how large the scripts and styles in a folder are. */
export async function bundleSize(folder: string): Promise<BundleSize> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(
    (entry) => entry.isFile() && ['.js', '.cjs', '.css'].includes(extname(entry.name))
  )
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name)))
  )
  return {
    plain: sumOf(contents.map((bytes) => bytes.length)),
    compressed: sumOf(contents.map((bytes) => gzipSync(bytes).length))
  }
}

/** Returns how large one file is. */
export async function fileSize(path: string): Promise<BundleSize> {
  const bytes = await readFile(path)
  return { plain: bytes.length, compressed: gzipSync(bytes).length }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
