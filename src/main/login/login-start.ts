import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readFileIfPresent, writeFileAtomically } from '../../core/disk/atomic-file'
import { autostartEntry, isFollowed } from './autostart-entry'

/** The switch that a start at login is told by. Its window stays hidden if there is a tray. */
export const HIDDEN_SWITCH = 'hidden'

/** Whether the app starts when the person logs in, as the system has it. */
export interface LoginStart {
  /** @throws the system's error */
  isOn(): Promise<boolean>
  /** @throws the system's error */
  set(isOn: boolean): Promise<void>
}

/** Electron's app, as far as it is used. */
export interface LoginItems {
  getLoginItemSettings(options: { readonly args: string[] }): { readonly openAtLogin: boolean }
  setLoginItemSettings(settings: { readonly openAtLogin: boolean; readonly args: string[] }): void
}

/** The start at login of macOS and Windows. macOS takes no arguments: it says itself how it started. */
export function systemLoginStart(items: LoginItems): LoginStart {
  const args = [`--${HIDDEN_SWITCH}`]
  return {
    isOn: () => Promise.resolve(items.getLoginItemSettings({ args }).openAtLogin),
    set: (openAtLogin) => {
      items.setLoginItemSettings({ openAtLogin, args })
      return Promise.resolve()
    }
  }
}

export interface AutostartOptions {
  /** `$XDG_CONFIG_HOME`, or what stands for it. */
  readonly configFolder: string
  readonly name: string
  /** The program and what it needs to start this app. */
  readonly command: readonly string[]
}

/** The start at login of Linux: a desktop entry in the folder that sessions look into. */
export function autostartLoginStart({ configFolder, name, command }: AutostartOptions): LoginStart {
  const path = join(configFolder, 'autostart', 'partner-token-desk.desktop')
  return {
    async isOn() {
      const entry = await readFileIfPresent(path)
      return entry !== undefined && isFollowed(entry.toString('utf8'))
    },
    async set(isOn) {
      if (!isOn) {
        await rm(path, { force: true })
        return
      }
      const entry = autostartEntry(name, [...command, `--${HIDDEN_SWITCH}`])
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFileAtomically(path, entry)
    }
  }
}
