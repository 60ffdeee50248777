import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { appName, betterDataFolder, usualDataFolder } from './data-folder'

const windows = {
  platform: 'win32',
  localAppData: 'C:\\Users\\ada\\AppData\\Local',
  appName: 'Partner Token Desk',
  chosenByPerson: false
} as const

it('lies in the local profile on Windows, which is not copied to other machines', () => {
  expect(betterDataFolder(windows)).toBe('C:\\Users\\ada\\AppData\\Local\\Partner Token Desk')
})

it.each([
  ['the person has chosen one', { ...windows, chosenByPerson: true }],
  ['LOCALAPPDATA is not set', { ...windows, localAppData: undefined }],
  ['LOCALAPPDATA is not a full path', { ...windows, localAppData: '' }],
  ['the system is Linux', { ...windows, platform: 'linux' as const }],
  ['the system is macOS', { ...windows, platform: 'darwin' as const }]
])('is Electron’s own choice when %s', (_when, options) => {
  expect(betterDataFolder(options)).toBeUndefined()
})

it.each([
  ['linux', {}, '/home/ada/.config/Partner Token Desk'],
  ['linux', { XDG_CONFIG_HOME: '' }, '/home/ada/.config/Partner Token Desk'],
  ['linux', { XDG_CONFIG_HOME: '/srv/settings' }, '/srv/settings/Partner Token Desk'],
  ['darwin', {}, '/home/ada/Library/Application Support/Partner Token Desk'],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\Partner Token Desk'],
  ['win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Roaming\\Partner Token Desk']
] as const)('is the app’s folder on %s with %o', (platform, environment, folder) => {
  expect(usualDataFolder({ platform, environment, homeFolder: '/home/ada' })).toBe(folder)
})

it('bears the name that Electron gives it: the product’s', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ productName: appName })
})
