import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingsInMemory } from '../ipc/fake-shell'
import { followStartAtLogin } from './follow-start-at-login'
import { autostartLoginStart, systemLoginStart, type LoginStart } from './login-start'

describe('the start at login on Linux', () => {
  let configFolder: string
  let login: LoginStart
  const path = (): string => join(configFolder, 'autostart', 'partner-token-desk.desktop')
  beforeEach(async () => {
    configFolder = await mkdtemp(join(tmpdir(), 'login-start-'))
    login = autostartLoginStart({ configFolder, name: 'Desk', command: ['/opt/my desk/desk'] })
  })
  afterEach(async () => {
    await rm(configFolder, { recursive: true })
  })

  it('is off until it is switched on, and then a desktop entry', async () => {
    expect(await login.isOn()).toBe(false)
    await login.set(true)
    expect(await login.isOn()).toBe(true)
    expect(await readFile(path(), 'utf8')).toContain('Exec="/opt/my desk/desk" "--hidden"\n')
  })

  it('leaves nothing behind when it is switched off', async () => {
    await login.set(true)
    await login.set(false)
    await login.set(false)
    expect(await login.isOn()).toBe(false)
    await expect(stat(path())).rejects.toThrow('ENOENT')
  })

  it('is off when somebody has switched the entry off', async () => {
    await login.set(true)
    await writeFile(path(), `${await readFile(path(), 'utf8')}Hidden=true\n`)
    expect(await login.isOn()).toBe(false)
  })
})

describe('the start at login on macOS and Windows', () => {
  it('is what Electron makes of it', async () => {
    let openAtLogin = false
    const login = systemLoginStart({
      getLoginItemSettings: ({ args }) => ({ openAtLogin: openAtLogin && args.length === 1 }),
      setLoginItemSettings: (settings) => {
        openAtLogin = settings.openAtLogin
      }
    })
    await login.set(true)
    expect(await login.isOn()).toBe(true)
    await login.set(false)
    expect(await login.isOn()).toBe(false)
  })
})

describe('the setting', () => {
  /** A system that does as it is told unless it refuses. */
  function system(isOn: boolean, refuses = false): LoginStart & { readonly asked: boolean[] } {
    let now = isOn
    const asked: boolean[] = []
    return {
      asked,
      isOn: () => Promise.resolve(now),
      set: (wanted) => {
        asked.push(wanted)
        if (refuses) return Promise.reject(new Error('not allowed'))
        now = wanted
        return Promise.resolve()
      }
    }
  }

  it('follows the system at the start of the app', async () => {
    const settings = settingsInMemory()
    const login = system(true)
    await followStartAtLogin(settings, login, () => undefined)
    expect(settings.current().startAtLogin).toBe(true)
    expect(login.asked).toEqual([])
  })

  it('is made in the system when it changes, once', async () => {
    const settings = settingsInMemory()
    const login = system(false)
    await followStartAtLogin(settings, login, () => undefined)
    await settings.change({ startAtLogin: true })
    await settings.change({ theme: 'dark' })
    await expect.poll(() => login.asked).toEqual([true])
    expect(settings.current().startAtLogin).toBe(true)
  })

  it('goes back when the system refuses', async () => {
    const settings = settingsInMemory()
    const troubles: unknown[] = []
    await followStartAtLogin(settings, system(false, true), (error) => troubles.push(error))
    await settings.change({ startAtLogin: true })
    await expect.poll(() => settings.current().startAtLogin).toBe(false)
    expect(troubles).toHaveLength(1)
  })
})
