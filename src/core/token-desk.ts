import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { AccountOffers } from './areas/account-offers'
import { ActivityWriter } from './activity/activity-writer'
import { notedProfiles, notedSignIn, notedTokens, type Notes } from './areas/noted-areas'
import { BrowserWaits } from './areas/browser-waits'
import { createProfilesArea, type ProfilesArea } from './areas/profiles-area'
import { createSignInArea, type SignInArea } from './areas/sign-in-area'
import { TokenViews } from './areas/token-views'
import { createTokensArea, type TokensArea } from './areas/tokens-area'
import { createVaultArea, type VaultArea } from './areas/vault-area'
import { ConfirmedHosts } from './probe/confirmed-hosts'
import type { PartnerApiOrigins } from './probe/probe-host'
import { createKeyedMutex, type KeyedMutex } from './disk/mutex'
import { createHttpClient } from './network/http-client'
import type { ResolveProxy } from './network/proxy'
import { openProfileStore, type ProfileStore } from './profiles/profile-store'
import { openProfileStates } from './profiles/profile-state'
import { authorityOf } from './sign-in/authority'
import { Discovery } from './sign-in/discovery'
import type { SignInParts } from './sign-in/sign-in-parts'
import type { KeyStore } from './vault/key-store'
import { createOsKeyStore } from './vault/os-key-store'
import { createVault } from './vault/folder-vault'

export interface TokenDeskOptions {
  /** Where profiles, their state and sealed records lie. Created when it is not there. */
  readonly dataFolder: string
  /** Shows a page in the system browser; resolves when it has been handed over. */
  readonly openBrowser: (url: string) => Promise<void>
  /** Proxy rules as a proxy auto-configuration answer; by default those of the environment. */
  readonly resolveProxy?: ResolveProxy
  /** Certificate authorities to trust besides the usual ones, in PEM. */
  readonly extraCaPem?: readonly string[]
  /** The demo tenant's plain `http` loopback origin for browser pages. Only the demo's entry passes one. */
  readonly plainBrowserOrigin?: string
  /**
   * Where the demo tenant's look-alikes of the two APIs listen. Only the demo's entry passes them: a
   * setting could be talked into sending tokens elsewhere. Profiles of Microsoft's clouds ignore them.
   */
  readonly partnerApiOrigins?: PartnerApiOrigins
  /** How long a sign-in or a consent waits for the browser. */
  readonly signInTimeLimitMs?: number | (() => number)
  /** Keeps the data key; by default the operating system. */
  readonly keyStore?: KeyStore
  /** When the key store is asked first; at once unless given. */
  readonly askKeyStore?: 'at-once' | 'when-needed'
  /** The door through which this program's people come, for the activity; the window unless given. */
  readonly door?: 'window' | 'command-line'
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Passes time between two questions whether a code was typed; by default the system's. */
  readonly passTime?: (durationMs: number, signal: AbortSignal) => Promise<void>
}

/** Profiles and their tokens: as much of the desk as a program without a window starts quickly with. */
export interface TokenDesk {
  readonly profiles: ProfilesArea
  readonly tokens: TokensArea
  readonly signIn: SignInArea
  readonly vault: VaultArea
  /** Cancels what waits, waits for what is being written, and forgets the key. */
  dispose(): Promise<void>
}

/** What the other areas of the desk are made of. */
export interface TokenDeskParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly turns: KeyedMutex
  readonly waits: BrowserWaits
  /** Sign-ins of other accounts that wait to be chosen. */
  readonly offers: AccountOffers
  readonly signIn: SignInParts
  readonly confirmedHosts: ConfirmedHosts
  readonly activity: ActivityWriter
  readonly notes: Notes
  /** Ends everything that waits: the desk is closed. */
  readonly signal: AbortSignal
}

export interface OpenTokenDesk {
  readonly desk: TokenDesk
  readonly parts: TokenDeskParts
}

/** Opens the desk's smaller half: reads the profiles, and asks the key store in the background. */
export async function openTokenDesk(options: TokenDeskOptions): Promise<OpenTokenDesk> {
  const {
    dataFolder,
    openBrowser,
    plainBrowserOrigin,
    now = Date.now,
    signInTimeLimitMs = 5 * 60_000
  } = options
  const states = openProfileStates({ folder: dataFolder })
  const keyStore = options.keyStore ?? createOsKeyStore({ folder: dataFolder })
  const vault = createVault({ folder: dataFolder, keyStore, now })
  // Side by side: a slow key store must not keep the window waiting.
  const opened = options.askKeyStore === 'when-needed' ? undefined : vault.open()
  const store = await openProfileStore({ folder: dataFolder, now })
  const http = createHttpClient(options)
  const discovery = new Discovery({
    http,
    now,
    plainBrowserOrigin,
    isUnconfirmed: ({ profileId, origin }) => store.isUnconfirmed(profileId, origin)
  })
  const offers = new AccountOffers()
  const views = new TokenViews({
    states,
    vault,
    now,
    offers,
    refusalOf: (profile) => discovery.refusalOf(authorityOf(profile))
  })
  const turns = createKeyedMutex()
  const end = new AbortController()
  // Each request that waits listens to it; Node would take more than ten for a leak, and say so.
  setMaxListeners(0, end.signal)
  const { signal } = end
  const parts = { vault, http, discovery, now, openBrowser }
  const confirmedHosts = new ConfirmedHosts()
  const { partnerApiOrigins } = options
  const forms = { confirmedHosts, partnerApiOrigins, now, newId: randomUUID }
  const timeLimitMs = (): number =>
    typeof signInTimeLimitMs === 'number' ? signInTimeLimitMs : signInTimeLimitMs()
  const waits = new BrowserWaits({ timeLimitMs, signal, now, openBrowser })
  const signIn = createSignInArea({
    store,
    views,
    turns,
    signIn: {
      ...parts,
      plainBrowserOrigin,
      passTime: options.passTime,
      exclusively: (profileId, work) => turns.run(profileId, work)
    },
    offers,
    waits
  })
  const activity = new ActivityWriter({ folder: dataFolder, by: options.door ?? 'window', now })
  const notes: Notes = {
    note: (entry) => activity.note(entry),
    nameOf: (profileId) => store.get(profileId)?.name
  }
  const profiles = createProfilesArea({
    store,
    views,
    vault,
    turns,
    signIn,
    now,
    newId: randomUUID
  })
  const tokens = createTokensArea({ store, views, signIn: parts, turns, forms, signal })
  return {
    desk: {
      profiles: notedProfiles(profiles, notes),
      tokens: notedTokens(tokens, notes),
      signIn: notedSignIn(signIn, notes),
      vault: createVaultArea({ vault, store, views }),
      dispose: async () => {
        end.abort()
        offers.dropAll()
        await opened
        await activity.settled()
        await vault.dispose()
        await http.close()
      }
    },
    parts: {
      store,
      views,
      turns,
      waits,
      offers,
      signIn: parts,
      confirmedHosts,
      activity,
      notes,
      signal
    }
  }
}
