import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'

const electronFolder = resolve('node_modules/electron')
const standinFolder = resolve('tests/standin/dist')

/** What shows the app's windows: Electron itself, or the stand-in of `tests/standin`. */
export type ShellKind = 'electron' | 'standin'

/**
 * Electron where its executable is, the stand-in elsewhere. `E2E_TARGET=electron|standin` insists on
 * one; insisting on an executable that is not there throws.
 */
export function shellKind(): ShellKind {
  const wanted = process.env['E2E_TARGET']
  const hasElectron = existsSync(electronExecutable())
  if (wanted === undefined || wanted === '') return hasElectron ? 'electron' : 'standin'
  if (wanted !== 'electron' && wanted !== 'standin')
    throw new Error(`E2E_TARGET is "${wanted}"; it must be "electron" or "standin".`)
  if (wanted === 'electron' && !hasElectron)
    throw new Error(
      'E2E_TARGET=electron needs the executable of Electron, and it is not installed. ' +
        'Run "npx install-electron", or leave E2E_TARGET out.'
    )
  return wanted
}

/** The program to spawn, followed by its arguments. */
export function shellExecutable(): string {
  return shellKind() === 'electron' ? electronExecutable() : join(standinFolder, 'electron')
}

/** Arguments that this machine needs: as root, Chromium runs without its sandbox or not at all. */
export function shellArguments(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** The environment to spawn it in. `headful` shows the stand-in's window, as Electron always does. */
export function shellEnvironment({ headful = false }: { readonly headful?: boolean } = {}): Record<
  string,
  string
> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  return {
    ...Object.fromEntries(inherited),
    ...(shellKind() === 'standin' ? { ELECTRON_OVERRIDE_DIST_PATH: standinFolder } : {}),
    ...(headful ? { STANDIN_HEADFUL: '1' } : {})
  }
}

export interface LaunchOptions {
  /** The app: a folder with a package.json, or a script. */
  readonly entry: string
  readonly userDataDir: string
  /** Arguments for the app itself. */
  readonly args?: readonly string[]
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** What the page is told about light and dark; `null`, the default, leaves it to the app. */
  readonly colorScheme?: 'light' | 'dark' | null
  /** Shows the stand-in's window. */
  readonly headful?: boolean
}

/** Starts the app under Playwright, in Electron or in the stand-in. */
export function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  const { entry, userDataDir, args = [], env = {}, colorScheme = null, headful = false } = options
  // Playwright asks the `electron` package for the executable, and that reads this variable.
  if (shellKind() === 'standin') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinFolder
  return _electron.launch({
    args: [...shellArguments(), entry, `--user-data-dir=${userDataDir}`, ...args],
    env: { ...shellEnvironment({ headful }), ...env },
    chromiumSandbox: true,
    colorScheme
  })
}

function electronExecutable(): string {
  const pathFile = join(electronFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'not-installed'
  return join(electronFolder, 'dist', name)
}
