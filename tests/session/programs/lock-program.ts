import { readFile, writeFile } from 'node:fs/promises'
import { withFolderLock } from '../../../src/core/disk/folder-lock'
import { answerCommands } from './command-loop'

/** What a test may tell this program, which takes a folder's lock. */
export type LockCommand =
  /** Takes the lock and keeps it until the process is killed. */
  | { readonly do: 'hold' }
  /** Adds one to the number in a file, `times` times, each time under the lock. */
  | { readonly do: 'count'; readonly file: string; readonly times: number }

const folder = process.argv[2] ?? ''

async function hold(): Promise<string> {
  return await new Promise((resolve) => {
    const forEver = (): Promise<never> => {
      resolve('held')
      return new Promise(() => undefined)
    }
    void withFolderLock(folder, forEver)
  })
}

async function count(file: string, times: number): Promise<string> {
  for (let done = 0; done < times; done += 1) {
    const result = await withFolderLock(folder, async () => {
      // Read and written apart, so that two who are inside at once lose a count.
      const before = Number(await readFile(file, 'utf8'))
      await writeFile(file, String(before + 1))
    })
    if (!result.ok) return result.failure.code
  }
  return 'counted'
}

await answerCommands(async (line) => {
  const command = JSON.parse(line) as LockCommand
  return command.do === 'hold' ? await hold() : await count(command.file, command.times)
})
