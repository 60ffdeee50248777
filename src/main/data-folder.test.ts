import { expect, it } from 'vitest'
import { betterDataFolder } from './data-folder'

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
