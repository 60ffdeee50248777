import { mkdtemp, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDesk } from '../../../src/core/desk'
import { createMemoryKeyStore } from '../../../src/core/vault/memory-key-store'
import { valueOf } from '../../../tests/integration/desk-at-demo'
import { accountOf } from '../accounts/account'
import { profileOf } from '../accounts/data-folder'
import { timeOf } from '../in-turn'
import type { Workbench } from '../workbench'

/** What an import takes: reading, checking, comparing and writing, against parse and write alone. */
export async function measureImporting(
  bench: Workbench,
  folder: string,
  count: number
): Promise<void> {
  const path = join(folder, 'to-import.json')
  await writeProfiles(path, count)
  let told = 0
  await bench.compare(
    {
      'the import': async () => {
        const outcome = await importInto(await mkdtemp(join(folder, 'import-')), path, count)
        told = outcome.progress
        return outcome.tookMs
      },
      'parse and write': () => timeOf(() => parseAndWrite(path, join(folder, 'written.json')))
    },
    [
      {
        what: `Import of ${count.toLocaleString('en-US')} profiles: preview and applying`,
        measured: 'the import',
        against: 'parse and write',
        target: { atMost: 5 }
      }
    ]
  )
  bench.amount({
    what: 'Times that an import told how far it was',
    unit: 'times',
    value: told,
    target: { atLeast: 1 }
  })
}

async function writeProfiles(path: string, count: number): Promise<void> {
  const now = Date.now()
  const profiles = Array.from({ length: count }, (_none, place) =>
    profileOf(place, accountOf(place, now))
  )
  await writeFile(path, JSON.stringify({ version: 1, profiles }, undefined, 2))
}

async function importInto(
  dataFolder: string,
  path: string,
  count: number
): Promise<{ readonly tookMs: number; readonly progress: number }> {
  const desk = await createDesk({
    dataFolder,
    keyStore: createMemoryKeyStore(),
    openBrowser: () => Promise.reject(new Error('Nobody is to sign in'))
  })
  let progress = 0
  desk.transfer.onProgress(() => (progress += 1))
  try {
    const tookMs = await timeOf(async () => {
      const { ticket } = valueOf(await desk.transfer.preview({ path }))
      valueOf(await desk.transfer.apply(ticket))
    })
    if (desk.profiles.list().length !== count) throw new Error('Not all profiles were imported')
    return { tookMs, progress }
  } finally {
    await desk.dispose()
  }
}

/** The least that a profile file asks for: parsed, written whole, flushed, renamed. */
async function parseAndWrite(from: string, to: string): Promise<void> {
  const content: unknown = JSON.parse(await readFile(from, 'utf8'))
  const unfinished = `${to}.unfinished`
  await writeFile(unfinished, JSON.stringify(content, undefined, 2), { flush: true })
  await rename(unfinished, to)
  const folder = await open(join(to, '..'), 'r')
  await folder.sync()
  await folder.close()
}
