import { expect, it } from 'vitest'
import { calls } from '../../shared/contract'
import { defaultSettings } from '../../shared/settings'
import { failed, succeeded } from '../../shared/result'
import { sampleSettings } from './contract-samples'
import { shellParts } from './fake-shell'
import { settingsHandlers } from './settings-handlers'

it('answers a change with the settings as they are then', async () => {
  const { parts } = shellParts()
  const handlers = settingsHandlers(parts)
  expect(await handlers.changeSettings({ change: { theme: 'dark' } })).toEqual(
    succeeded({ ...sampleSettings, settings: { ...defaultSettings, theme: 'dark' } })
  )
})

it('says that a change could not be saved', async () => {
  const { parts } = shellParts()
  const failure = { kind: 'store-not-written', detail: 'ENOSPC' } as const
  const settings = { ...parts.settings, change: () => Promise.resolve(failed(failure)) }
  const handlers = settingsHandlers({ ...parts, settings })
  expect(await handlers.changeSettings({ change: { theme: 'dark' } })).toEqual(failed(failure))
})

it('opens the app’s own folders and no other', async () => {
  const { parts, asked } = shellParts()
  const handlers = settingsHandlers(parts)
  await handlers.openDataFolder({})
  await handlers.openLogFolder({})
  expect(asked).toEqual(['open the folder data', 'open the folder logs'])
})

it.each([
  ['CommandOrControl+Shift+L', true],
  ['Alt+Space', true],
  ['Super+F12', true],
  ['CommandOrControl+Alt+.', true],
  ['', true],
  ['L', false],
  ['Shift+L', false],
  ['F5', false],
  ['CommandOrControl+', false],
  ['CommandOrControl+Shift', false],
  ['Hyper+L', false],
  ['CommandOrControl+Shift+L ', false]
])('a shortcut %j is taken: %s', (lockShortcut, taken) => {
  expect(calls.changeSettings.input.safeParse({ change: { lockShortcut } }).success).toBe(taken)
})
