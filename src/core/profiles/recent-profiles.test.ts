import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRecentProfiles, type RecentProfiles } from './recent-profiles'

const first = '11111111-1111-4111-8111-111111111111'
const second = '22222222-2222-4222-8222-222222222222'

describe('the recent profiles', () => {
  let folder: string
  let troubles: unknown[]
  let opened: RecentProfiles[]
  const open = async (): Promise<RecentProfiles> => {
    const recent = await openRecentProfiles(folder, (error) => troubles.push(error))
    opened.push(recent)
    return recent
  }
  beforeEach(async () => {
    troubles = []
    opened = []
    folder = await mkdtemp(join(tmpdir(), 'recent-profiles-'))
  })
  afterEach(async () => {
    for (const recent of opened) await recent.written()
    await rm(folder, { recursive: true, force: true })
  })

  it('have the one first that was copied from last, each once', async () => {
    const recent = await open()
    for (const id of [first, second, first]) recent.note(id)
    expect(recent.ids()).toEqual([first, second])
  })

  it('are there again after a start, as ids and nothing else', async () => {
    const recent = await open()
    recent.note(first)
    recent.note(second)
    await recent.written()
    expect((await open()).ids()).toEqual([second, first])
    expect(JSON.parse(await readFile(join(folder, 'recent.json'), 'utf8'))).toEqual({
      version: 1,
      profiles: [second, first]
    })
  })

  it('are a hundred at most', async () => {
    const recent = await open()
    for (let index = 0; index < 150; index += 1)
      recent.note(`11111111-1111-4111-8111-${String(index).padStart(12, '0')}`)
    expect(recent.ids()).toHaveLength(100)
    expect(recent.ids()[0]).toMatch(/149$/)
  })

  it('tell of a change, and of none when the first stays first', async () => {
    const recent = await open()
    let changes = 0
    const end = recent.onChange(() => (changes += 1))
    recent.note(first)
    recent.note(first)
    expect(changes).toBe(1)
    end()
    recent.note(second)
    expect(changes).toBe(1)
  })

  it.each(['{', '{"version":2,"profiles":[]}', '{"version":1,"profiles":["../x"]}'])(
    'are none when the file says %s',
    async (text) => {
      await writeFile(join(folder, 'recent.json'), text)
      expect((await open()).ids()).toEqual([])
      expect(troubles).toEqual([])
    }
  )

  it('hold for the time being when the file cannot be written', async () => {
    const recent = await open()
    await rm(folder, { recursive: true })
    recent.note(first)
    await recent.written()
    expect(recent.ids()).toEqual([first])
    expect(troubles).toHaveLength(1)
  })
})
