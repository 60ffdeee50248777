import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings'
import { openSettings } from './settings-store'

const now = Date.UTC(2026, 10, 23, 9, 30)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const open = () => openSettings({ folder, now: () => now })
const path = () => join(folder, 'settings.json')
const written = async (): Promise<unknown> => JSON.parse(await readFile(path(), 'utf8'))

describe('the settings', () => {
  it('are the defaults where nothing was chosen, and write nothing', async () => {
    const settings = await open()
    expect(settings.current()).toEqual(defaultSettings)
    expect(settings.unreadable).toBe(false)
    expect(await readdir(folder)).toEqual([])
  })

  it('keep what was chosen, in a file that only its owner can read', async () => {
    const settings = await open()
    expect(await settings.change({ theme: 'dark' })).toMatchObject({ ok: true })
    await settings.change({ clipboardSeconds: 60 })
    expect((await open()).current()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      clipboardSeconds: 60
    })
    expect((await stat(path())).mode & 0o077).toBe(0)
  })

  it('are made in a folder that is not there yet', async () => {
    folder = join(folder, 'data')
    const settings = await open()
    await settings.change({ theme: 'dark' })
    expect((await open()).current().theme).toBe('dark')
  })

  it('lose none of many changes made at once, also by two programs', async () => {
    const [one, other] = await Promise.all([open(), open()])
    await Promise.all([
      one.change({ theme: 'light' }),
      other.change({ lockMinutes: 5 }),
      one.change({ signInMinutes: 9 }),
      other.change({ closing: 'quit' })
    ])
    expect((await open()).current()).toMatchObject({
      theme: 'light',
      lockMinutes: 5,
      signInMinutes: 9,
      closing: 'quit'
    })
  })

  it('tell of a change once, here or by another program, and not after the subscription has ended', async () => {
    const [one, other] = await Promise.all([open(), open()])
    const told: Settings['theme'][] = []
    const end = one.onChange(({ theme }) => told.push(theme))
    await one.change({ theme: 'dark' })
    await one.change({ theme: 'dark' })
    await other.change({ theme: 'light' })
    await one.refresh()
    await one.refresh()
    end()
    await one.change({ theme: 'system' })
    expect(told).toEqual(['dark', 'light'])
  })

  it('take the default for a field that cannot be used, and keep the others', async () => {
    await writeFile(
      path(),
      JSON.stringify({ version: 1, theme: 'purple', clipboardSeconds: 1e9, lockMinutes: 5 })
    )
    const settings = await open()
    expect(settings.current()).toEqual({ ...defaultSettings, lockMinutes: 5 })
    expect(settings.unreadable).toBe(false)
  })

  it('keep fields that they do not know through a change', async () => {
    await writeFile(path(), JSON.stringify({ version: 1, fontSize: 14, theme: 'purple' }))
    await (await open()).change({ lockMinutes: 5 })
    expect(await written()).toEqual({ version: 1, fontSize: 14, theme: 'purple', lockMinutes: 5 })
  })
})

describe('a settings file', () => {
  it.each([
    ['cut off', '{"version":1,"the'],
    ['empty', ''],
    ['a list', '[]'],
    ['binary', Buffer.from([0xff, 0xfe, 0, 1])]
  ])('that is %s is kept aside whole, and saving works again', async (_, data) => {
    await writeFile(path(), data)
    const settings = await open()
    expect(settings.current()).toEqual(defaultSettings)
    expect(settings.unreadable).toBe(true)
    const aside = join(folder, 'settings.damaged-2026-11-23T09-30-00-000Z.json')
    expect(await readFile(aside)).toEqual(Buffer.from(data))
    expect(await settings.change({ theme: 'dark' })).toMatchObject({ ok: true })
    expect(settings.unreadable).toBe(false)
    expect((await open()).current().theme).toBe('dark')
  })

  it('of a newer version is used as far as it is known, and never written to', async () => {
    const text = JSON.stringify({ version: 2, theme: 'dark', news: true })
    await writeFile(path(), text)
    const settings = await open()
    expect(settings.current().theme).toBe('dark')
    expect(await settings.change({ theme: 'light' })).toEqual({
      ok: false,
      failure: { kind: 'store-read-only' }
    })
    expect(settings.current().theme).toBe('dark')
    expect(await readFile(path(), 'utf8')).toBe(text)
  })

  it('that cannot be opened is said, and the defaults hold', async () => {
    await mkdir(path())
    const settings = await open()
    expect(settings.unreadable).toBe(true)
    expect(settings.current()).toEqual(defaultSettings)
  })

  it('that cannot be written is said, and the setting stays as it was', async () => {
    const settings = await open()
    await rm(folder, { recursive: true })
    await writeFile(folder, 'no folder')
    expect(await settings.change({ theme: 'dark' })).toMatchObject({
      ok: false,
      failure: { kind: 'store-not-written' }
    })
    expect(settings.current()).toEqual(defaultSettings)
  })
})
