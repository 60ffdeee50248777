import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import { openProfileStore, type ProfileStore } from './profile-store'

const clientId = '11111111-2222-4333-8444-aaaaaaaaaaaa'
const now = Date.UTC(2026, 10, 23, 9, 30)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-store-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function profile(number: number, change: Partial<Profile> = {}): Profile {
  return {
    id: `c56a4180-65aa-42ec-a945-${String(number).padStart(12, '0')}`,
    name: `Contoso ${number}`,
    tenant: 'contoso.com',
    clientId,
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production',
    ...change
  }
}

const open = (): Promise<ProfileStore> => openProfileStore({ folder, now: () => now })
const pathOf = (name: string): string => join(folder, name)
const textOf = (name = 'profiles.json'): Promise<string> => readFile(pathOf(name), 'utf8')
const write = (text: string, name = 'profiles.json'): Promise<void> => writeFile(pathOf(name), text)
const names = async (): Promise<string[]> => (await readdir(folder)).sort()
const fileOf = (...profiles: readonly unknown[]): string => JSON.stringify({ version: 1, profiles })
const namesIn = (store: ProfileStore): string[] => store.list().map(({ name }) => name)
const damagedName = 'profiles.damaged-2026-11-23T09-30-00-000Z.json'
const asideName = 'profiles.last-good-2026-11-23T09-30-00-000Z.json'

describe('a store', () => {
  it('begins empty, in a folder that it makes, and writes nothing', async () => {
    folder = join(folder, 'deep', 'data')
    const store = await open()
    expect(store.list()).toEqual([])
    expect(store.view()).toEqual({ mode: 'writable' })
    expect(await names()).toEqual([])
  })

  it('keeps what was saved', async () => {
    const store = await open()
    expect(await store.save(profile(1))).toEqual({ ok: true, value: undefined })
    await store.save(profile(2, { tags: ['east'] }))
    await store.save(profile(1, { name: 'Renamed' }))
    expect(namesIn(store)).toEqual(['Renamed', 'Contoso 2'])
    const again = await open()
    expect(again.list()).toEqual(store.list())
    expect(again.get(profile(2).id)).toEqual(profile(2, { tags: ['east'] }))
    expect(again.get(profile(3).id)).toBeUndefined()
  })

  it('forgets what was removed, and takes removing nothing for success', async () => {
    const store = await open()
    await store.save(profile(1))
    await store.save(profile(2))
    expect(await store.remove(profile(1).id)).toEqual({ ok: true, value: undefined })
    expect(await store.remove(profile(9).id)).toEqual({ ok: true, value: undefined })
    expect(namesIn(await open())).toEqual(['Contoso 2'])
  })

  it('loses none of many changes made at once', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 30 }, (_, index) => store.save(profile(index))))
    expect((await open()).list()).toHaveLength(30)
  })

  it('writes files that only their owner can read', async () => {
    const store = await open()
    await store.save(profile(1))
    for (const name of await names()) {
      expect((await stat(pathOf(name))).mode & 0o077).toBe(0)
    }
  })

  it('tells what was saved and removed, and nothing after the subscription has ended', async () => {
    const store = await open()
    const changes: unknown[] = []
    const end = store.onChange((change) => changes.push(change))
    await store.save(profile(1))
    await store.save(profile(1))
    await store.remove(profile(1).id)
    end()
    await store.save(profile(2))
    expect(changes).toEqual([
      { saved: [profile(1)], removed: [] },
      { saved: [], removed: [profile(1).id] }
    ])
  })

  it('keeps unknown fields and rows that are no profiles, through any number of saves', async () => {
    const colourful = { ...profile(1), colour: 'red' }
    await write(JSON.stringify({ version: 1, profiles: [colourful, { odd: 1 }], theme: 'dark' }))
    const store = await open()
    expect(store.view()).toEqual({ mode: 'writable', unreadableRows: 1 })
    await store.save(profile(1, { name: 'Renamed' }))
    await store.save(profile(2))
    expect(JSON.parse(await textOf())).toEqual({
      version: 1,
      profiles: [{ ...colourful, name: 'Renamed' }, profile(2)],
      theme: 'dark',
      unreadable: [{ odd: 1 }]
    })
    expect((await open()).view()).toEqual({ mode: 'writable', unreadableRows: 1 })
  })

  it('gives rows without an id one that lasts', async () => {
    const { id: _, ...withoutId } = profile(1)
    await write(fileOf(withoutId))
    const [given] = (await open()).list()
    expect(given?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect((await open()).list()).toEqual([given])
  })
})

describe('several stores on one folder', () => {
  it('do not lose each other’s changes', async () => {
    const [one, other] = await Promise.all([open(), open()])
    await one.save(profile(1))
    await other.save(profile(2))
    await one.remove(profile(1).id)
    expect(namesIn(one)).toEqual(['Contoso 2'])
    expect(namesIn(await open())).toEqual(['Contoso 2'])
  })

  it('write at the same time, one after the other', async () => {
    const stores = await Promise.all([open(), open(), open()])
    await Promise.all(
      stores.flatMap((store, index) =>
        Array.from({ length: 10 }, (_, count) => store.save(profile(index * 100 + count)))
      )
    )
    expect((await open()).list()).toHaveLength(30)
  })

  it('tell what the other has changed when they look again, and only that', async () => {
    const [one, other] = await Promise.all([open(), open()])
    await one.save(profile(1))
    await one.save(profile(2))
    await other.refresh()
    const changes: unknown[] = []
    other.onChange((change) => changes.push(change))
    await one.save(profile(2, { name: 'Renamed' }))
    await one.remove(profile(1).id)
    await other.refresh()
    await other.refresh()
    expect(changes).toEqual([
      { saved: [profile(2, { name: 'Renamed' })], removed: [profile(1).id] }
    ])
  })

  it('take over a file that was edited by hand', async () => {
    const store = await open()
    await store.save(profile(1))
    await write(fileOf(profile(1, { name: 'By hand' }), profile(2)))
    await store.save(profile(3))
    expect(namesIn(await open())).toEqual(['By hand', 'Contoso 2', 'Contoso 3'])
  })
})

describe('a file of a newer version', () => {
  const text = JSON.stringify({ version: 2, profiles: [profile(1)], news: [] })

  it('is shown, refuses every change, and stays as it is byte for byte', async () => {
    await write(text)
    const store = await open()
    expect(store.view()).toEqual({ mode: 'read-only-newer', version: 2 })
    expect(namesIn(store)).toEqual(['Contoso 1'])
    const refused = { ok: false, failure: { kind: 'store-read-only' } }
    expect(await store.save(profile(2))).toEqual(refused)
    expect(await store.remove(profile(1).id)).toEqual(refused)
    expect(await store.restoreLastGood()).toEqual(refused)
    expect(namesIn(store)).toEqual(['Contoso 1'])
    expect(await textOf()).toBe(text)
    expect(await names()).toEqual(['profiles.json'])
  })

  it('is noticed when a newer app writes it meanwhile', async () => {
    const store = await open()
    await store.save(profile(1))
    const views: unknown[] = []
    store.onStoreChange((view) => views.push(view))
    await write(text)
    expect(await store.save(profile(2))).toEqual({
      ok: false,
      failure: { kind: 'store-read-only' }
    })
    expect(await textOf()).toBe(text)
    expect(views).toEqual([{ mode: 'read-only-newer', version: 2 }])
  })
})

describe('a damaged file', () => {
  const damages: readonly [string, string | Buffer][] = [
    ['cut off', fileOf(profile(1)).slice(0, 50)],
    ['empty', ''],
    ['full of zeros', Buffer.alloc(200)],
    ['of another shape', '{"version":1}'],
    ['in another encoding', Buffer.from(`\uFEFF${fileOf(profile(1))}`, 'utf16le')]
  ]

  it.each(damages)(
    'that is %s is kept aside, and the last good copy is offered',
    async (_, data) => {
      const store = await open()
      await store.save(profile(1))
      await store.save(profile(2))
      await writeFile(pathOf('profiles.json'), data)

      const again = await open()
      expect(again.list()).toEqual([])
      expect(again.view()).toEqual({
        mode: 'damaged',
        keptAs: damagedName,
        lastGood: { savedAt: expect.any(Number), count: 2 }
      })
      expect(await readFile(pathOf(damagedName))).toEqual(Buffer.from(data))

      const views: unknown[] = []
      again.onStoreChange((view) => views.push(view))
      expect(await again.restoreLastGood()).toEqual({ ok: true, value: 2 })
      expect(namesIn(again)).toEqual(['Contoso 1', 'Contoso 2'])
      expect(views).toEqual([{ mode: 'writable' }])
      expect(namesIn(await open())).toEqual(['Contoso 1', 'Contoso 2'])
      expect(await readFile(pathOf(damagedName))).toEqual(Buffer.from(data))
    }
  )

  it('without a copy lets a person begin anew', async () => {
    await write('{')
    const store = await open()
    expect(store.view()).toEqual({ mode: 'damaged', keptAs: damagedName })
    expect(await store.restoreLastGood()).toEqual({ ok: true, value: 0 })
    expect((await store.save(profile(1))).ok).toBe(true)
    expect(store.view()).toEqual({ mode: 'writable' })
    expect(await textOf(damagedName)).toBe('{')
  })

  it('is offered again after a restart that came before the answer', async () => {
    await (await open()).save(profile(1))
    await write('{')
    const offered = (await open()).view()
    expect((await open()).view()).toEqual(offered)
    expect(offered).toMatchObject({ lastGood: { count: 1 } })
  })

  it('loses neither the copy nor what is saved while the answer is out', async () => {
    await (await open()).save(profile(1))
    await write('{')
    const store = await open()
    await store.save(profile(2))
    await store.save(profile(3))
    expect(store.view()).toMatchObject({ mode: 'damaged', lastGood: { count: 1 } })
    expect(JSON.parse(await textOf(asideName))).toMatchObject({ profiles: [profile(1)] })
    expect(await store.restoreLastGood()).toEqual({ ok: true, value: 1 })
    expect(namesIn(store)).toEqual(['Contoso 1', 'Contoso 2', 'Contoso 3'])
    expect(namesIn(await open())).toEqual(['Contoso 1', 'Contoso 2', 'Contoso 3'])
  })

  it('keeps every damaged file, also of the same moment', async () => {
    await write('{1')
    await open()
    await write('{2')
    await open()
    const kept = (await names()).filter((name) => name.startsWith('profiles.damaged'))
    expect(await Promise.all(kept.map(textOf))).toEqual(['{1', '{2'])
  })

  it('under a running app costs nothing of what the app holds', async () => {
    const store = await open()
    await store.save(profile(1))
    await write('{')
    expect((await store.save(profile(2))).ok).toBe(true)
    expect(namesIn(store)).toEqual(['Contoso 1', 'Contoso 2'])
    expect(namesIn(await open())).toEqual(['Contoso 1', 'Contoso 2'])
    expect(await textOf(damagedName)).toBe('{')
  })
})

describe('whenever the process is killed', () => {
  it('between replacing the file and its copy, the newer file counts and the copy follows', async () => {
    const store = await open()
    await store.save(profile(1))
    const copy = await textOf('profiles.last-good.json')
    await store.save(profile(2))
    await write(copy, 'profiles.last-good.json')
    const earlier = new Date(Date.now() - 60_000)
    await utimes(pathOf('profiles.last-good.json'), earlier, earlier)
    expect(namesIn(await open())).toEqual(['Contoso 1', 'Contoso 2'])
    expect(await textOf('profiles.last-good.json')).toBe(await textOf())
  })

  it('while a new file is written, the old one counts and the unfinished one goes', async () => {
    const store = await open()
    await store.save(profile(1))
    await write('{"version":1,"prof', '.profiles.json.00000000-1-0-0000000000000000.unfinished')
    const longAgo = new Date(Date.now() - 3_600_000)
    const unfinished = '.profiles.json.00000000-1-0-0000000000000000.unfinished'
    await utimes(pathOf(unfinished), longAgo, longAgo)
    expect(namesIn(await open())).toEqual(['Contoso 1'])
    expect(await names()).toEqual(['profiles.json', 'profiles.last-good.json'])
  })

  it('between keeping the unwanted copy aside and the first save, the copy is offered again', async () => {
    await (await open()).save(profile(1))
    await write('{')
    await open()
    await write(await textOf('profiles.last-good.json'), asideName)
    expect((await open()).view()).toMatchObject({ mode: 'damaged', lastGood: { count: 1 } })
  })

  it('or the file is lost altogether, the copy takes its place', async () => {
    await (await open()).save(profile(1))
    await rm(pathOf('profiles.json'))
    expect(namesIn(await open())).toEqual(['Contoso 1'])
    expect(namesIn(await open())).toEqual(['Contoso 1'])
  })
})

describe('a disk that does not take it', () => {
  it('loses nothing in memory or on disk, and says why', async () => {
    const store = await open()
    await store.save(profile(1))
    const text = await textOf()
    // A folder in the file's place fails for every user, root among them.
    await rm(pathOf('profiles.json'))
    await mkdir(join(folder, 'profiles.json', 'full'), { recursive: true })
    const refused = await store.save(profile(2))
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'store-not-written' } })
    expect(JSON.stringify(refused)).toMatch(/"detail":"E[A-Z]+: /)
    expect(namesIn(store)).toEqual(['Contoso 1'])
    expect(await textOf('profiles.last-good.json')).toBe(text)
    await rm(pathOf('profiles.json'), { recursive: true })
    expect((await store.save(profile(2))).ok).toBe(true)
    expect(namesIn(await open())).toEqual(['Contoso 1', 'Contoso 2'])
  })

  it('does not spoil a save when only the copy cannot be written', async () => {
    await mkdir(join(folder, 'profiles.last-good.json', 'full'), { recursive: true })
    const store = await open()
    expect((await store.save(profile(1))).ok).toBe(true)
    expect(namesIn(await open())).toEqual(['Contoso 1'])
  })
})

it('opens 10,000 profiles and saves one of them without delay', async () => {
  const profiles = Array.from({ length: 10_000 }, (_, index) => profile(index))
  await write(fileOf(...profiles))
  const openedAt = performance.now()
  const store = await open()
  expect(performance.now() - openedAt).toBeLessThan(10_000)
  const savedAt = performance.now()
  await store.save(profile(5000, { name: 'Renamed' }))
  expect(performance.now() - savedAt).toBeLessThan(5000)
  expect(store.get(profile(5000).id)?.name).toBe('Renamed')
  expect(store.list()).toHaveLength(10_000)
}, 60_000)
