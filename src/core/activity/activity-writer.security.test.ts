import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ActivityWriter, type NewActivity } from './activity-writer'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activity-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function written(activity: NewActivity): Promise<string> {
  const writer = new ActivityWriter({ folder, by: 'window', now: () => 0 })
  writer.note(activity)
  await writer.settled()
  return await readFile(join(folder, 'activity.jsonl'), 'utf8')
}

it('writes no field that is not declared', async () => {
  const careless = { kind: 'copied', accessToken: 'CANARY', detail: 'CANARY' } as const
  expect(await written(careless)).not.toContain('CANARY')
})

it('writes no id of a network that does not look like one', async () => {
  const text = await written({
    kind: 'refused',
    correlationId: 'https://api.example/?token=CANARY\u001b[2J'
  })
  expect(text).not.toContain('CANARY')
  expect(text).not.toContain('correlationId')
})

it('writes names without signs that control a terminal, break lines or turn text around', async () => {
  const profileName = 'Contoso\u001b[2J\r\n\u202eevil\u2028\u200b'
  const text = await written({ kind: 'copied', profileName })
  expect(JSON.parse(text)).toMatchObject({ profileName: 'Contoso[2Jevil' })
})
