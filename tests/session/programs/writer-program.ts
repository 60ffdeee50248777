import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { writeFileAtomically } from '../../../src/core/disk/atomic-file'
import { dataKeyFrom, seal } from '../../../src/core/vault/sealed-record'
import { recordsToWrite, writerBinding, writerKey } from '../writer-files'

/*
 * Writes a JSON file and several sealed records, over and over, until it is killed. Each is written
 * in many lengths, so that a half-written file could not pass for a whole one.
 */
const folder = process.argv[2] ?? ''
const key = dataKeyFrom(writerKey())

for (let round = 1; ; round += 1) {
  const rows = Array.from({ length: (round % 50) + 1 }, (_, row) => ({ row, round }))
  const json = JSON.stringify({ version: 1, rows, count: rows.length })
  await Promise.all([
    writeFileAtomically(join(folder, 'profiles.json'), json),
    ...recordsToWrite.map(async (profileId) => {
      const sealed = seal(key, 'token-cache', writerBinding(profileId), randomBytes(round % 9_000))
      await writeFileAtomically(join(folder, `${profileId}.token-cache`), sealed)
    })
  ])
  if (round === 1) process.stdout.write('"writing"\n')
}
