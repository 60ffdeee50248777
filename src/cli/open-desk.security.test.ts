import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDesk } from './open-desk'

test('on a Mac, plain Node does not open the Keychain, and the rest works', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'open-desk-'))
  const place = { dataFolder, platform: 'darwin', showLink: () => Promise.resolve() } as const
  const refused = await openDesk(place, { keyStore: 'needed' })
  expect(refused).toEqual({ ok: false, failure: { kind: 'key-chain-open-to-scripts' } })
  const opened = await openDesk(place, { keyStore: 'not-needed' })
  expect(opened.ok && opened.value.profiles.list()).toEqual([])
  if (opened.ok) await opened.value.dispose()
  await rm(dataFolder, { recursive: true, force: true })
})
