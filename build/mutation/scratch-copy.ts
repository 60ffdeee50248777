import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a copy of the project does without: it is linked, made anew, or not needed. */
const leftOut = ['node_modules', 'out', 'test-results', '.git']

/** A copy of the project in a folder of its own, in which files may be damaged. */
export interface ScratchCopy {
  readonly root: string
  /** Runs `work` while a file of the copy has another text. */
  withFile<Value>(file: string, text: string, work: () => Promise<Value>): Promise<Value>
  remove(): Promise<void>
}

/** Copies a project; the installed packages are linked. */
export async function makeScratchCopy(projectRoot: string): Promise<ScratchCopy> {
  const root = await mkdtemp(join(tmpdir(), 'mutation-'))
  for (const name of await readdir(projectRoot)) {
    if (leftOut.includes(name)) continue
    await cp(join(projectRoot, name), join(root, name), { recursive: true })
  }
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction')
  return {
    root,
    withFile: async (file, text, work) => {
      const path = join(root, file)
      const original = await readFile(path, 'utf8')
      await writeFile(path, text)
      try {
        return await work()
      } finally {
        await writeFile(path, original)
      }
    },
    remove: () => rm(root, { recursive: true, force: true })
  }
}
