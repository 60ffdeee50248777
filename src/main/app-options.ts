import type { NamedApi } from '../shared/profile'
import type { SettingsStore } from '../core/settings/settings-store'
import type { Log } from './logging/logger'

/** What an entry of the app passes in. The product's entry gives the folder and nothing else. */
export interface AppOptions {
  /** The folder that holds `preload` and `renderer` as they were built. */
  readonly builtFolder: string
  /** Shown in the window: this is the demo tenant's app. */
  readonly demo?: boolean
  /** Certificate authorities to trust besides the usual ones, in PEM. */
  readonly extraCaPem?: readonly string[]
  /** `http://` loopback origin of the demo tenant's pages. */
  readonly demoBrowserOrigin?: string
  /** `https://` loopback origins of the demo tenant's look-alikes of the two APIs. */
  readonly partnerApiOrigins?: Readonly<Record<NamedApi, string>>
  readonly signInTimeLimitMs?: number
  readonly clipboardClearAfterMs?: number
  /** Whether this desktop shows tray icons; the desktop is asked unless it is given. */
  readonly hasTray?: boolean
  /** How often the system is asked whether somebody is there. */
  readonly idleLookEveryMs?: number
}

/** The same, with what is known once the app runs. */
export interface ShellOptions extends AppOptions {
  readonly dataFolder: string
  readonly log: Log
  readonly settings: SettingsStore
}
