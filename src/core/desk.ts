import { randomUUID } from 'node:crypto'
import { BrowserWaits } from './areas/browser-waits'
import { createGuideArea, type GuideArea } from './areas/guide-area'
import { createProbeArea, type ProbeArea } from './areas/probe-area'
import { createConsentArea, type ConsentArea } from './areas/consent-area'
import { createCredentialsArea, type CredentialsArea } from './areas/credentials-area'
import { createDoctorArea, type DoctorArea } from './areas/doctor-area'
import { createProfilesArea, type ProfilesArea } from './areas/profiles-area'
import { createSignInArea, type SignInArea } from './areas/sign-in-area'
import { TokenViews } from './areas/token-views'
import { createTokensArea, type TokensArea } from './areas/tokens-area'
import { createVaultArea, type VaultArea } from './areas/vault-area'
import { createKeyedMutex } from './disk/mutex'
import { createHttpClient } from './network/http-client'
import { createHostLooker } from './network/look-at-host'
import type { ResolveProxy } from './network/proxy'
import { ConfirmedHosts } from './probe/confirmed-hosts'
import type { PartnerApiOrigins } from './probe/probe-host'
import { openProfileStore } from './profiles/profile-store'
import { openProfileStates } from './profiles/profile-state'
import { Discovery } from './sign-in/discovery'
import type { KeyStore } from './vault/key-store'
import { createOsKeyStore } from './vault/os-key-store'
import { createVault } from './vault/folder-vault'

export type { GuideArea } from './areas/guide-area'
export type { ConsentArea } from './areas/consent-area'
export type { CredentialsArea } from './areas/credentials-area'
export type { DoctorArea } from './areas/doctor-area'
export type { ProbeArea } from './areas/probe-area'
export type { ProfilesArea } from './areas/profiles-area'
export type { SignInArea } from './areas/sign-in-area'
export type { TokensArea } from './areas/tokens-area'
export type { VaultArea } from './areas/vault-area'

export interface DeskOptions {
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
  /** How long a sign-in or a consent waits for the browser. */
  readonly signInTimeLimitMs?: number
  /**
   * Where the demo tenant's look-alikes of the two APIs listen. Only the demo's entry passes them: a
   * setting could be talked into sending tokens elsewhere. Profiles of Microsoft's clouds ignore them.
   */
  readonly partnerApiOrigins?: PartnerApiOrigins
  /** How long a test call may take; 15 seconds unless given. */
  readonly probeTimeLimitMs?: number
  /** How long one of the doctor's steps may take. */
  readonly doctorStepLimitMs?: number
  /** Keeps the data key; by default the operating system. */
  readonly keyStore?: KeyStore
  /** When the key store is asked first; at once unless given. */
  readonly askKeyStore?: 'at-once' | 'when-needed'
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/** The product without its window: one small object per area. */
export interface Desk {
  readonly profiles: ProfilesArea
  readonly credentials: CredentialsArea
  readonly tokens: TokensArea
  readonly signIn: SignInArea
  readonly consent: ConsentArea
  readonly doctor: DoctorArea
  readonly vault: VaultArea
  readonly guide: GuideArea
  readonly probe: ProbeArea
  /** Cancels what waits, waits for what is being written, and forgets the key. */
  dispose(): Promise<void>
}

/** Opens the desk: reads the profiles, and asks the key store in the background. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const {
    dataFolder,
    openBrowser,
    plainBrowserOrigin,
    now = Date.now,
    signInTimeLimitMs = 5 * 60_000,
    doctorStepLimitMs = 30_000
  } = options
  const states = openProfileStates({ folder: dataFolder })
  const keyStore = options.keyStore ?? createOsKeyStore({ folder: dataFolder })
  const vault = createVault({ folder: dataFolder, keyStore, now })
  // Side by side: a slow key store must not keep the window waiting.
  const opened = options.askKeyStore === 'when-needed' ? undefined : vault.open()
  const store = await openProfileStore({ folder: dataFolder, now })
  const http = createHttpClient(options)
  const discovery = new Discovery({ http, now, plainBrowserOrigin })
  const views = new TokenViews(states, vault, now)
  const turns = createKeyedMutex()
  const end = new AbortController()
  const parts = { vault, http, discovery, now, openBrowser }
  const waits = new BrowserWaits({
    timeLimitMs: signInTimeLimitMs,
    signal: end.signal,
    now,
    openBrowser
  })

  const signIn = createSignInArea({
    store,
    views,
    turns,
    signIn: { ...parts, exclusively: (profileId, work) => turns.run(profileId, work) },
    waits
  })
  const probeParts = {
    http,
    now,
    newId: randomUUID,
    confirmedHosts: new ConfirmedHosts(),
    partnerApiOrigins: options.partnerApiOrigins,
    timeLimitMs: options.probeTimeLimitMs
  }
  const probe = createProbeArea({
    store,
    views,
    signIn: parts,
    turns,
    probe: probeParts,
    onVaultChange: (listener) => vault.onChange(listener),
    signal: end.signal
  })
  return {
    profiles: createProfilesArea({ store, views, vault, turns, signIn, now, newId: randomUUID }),
    credentials: createCredentialsArea({ store, views, vault, turns, now }),
    tokens: createTokensArea({ store, views, signIn: parts, turns, signal: end.signal }),
    signIn,
    consent: createConsentArea({ store, views, turns, waits, consent: parts }),
    doctor: createDoctorArea({
      store,
      views,
      signIn: parts,
      turns,
      looker: createHostLooker(options),
      probe: probeParts,
      note: (profile, run) => probe.note(profile, run),
      stepLimitMs: doctorStepLimitMs,
      signal: end.signal
    }),
    vault: createVaultArea({ vault, store, views }),
    guide: createGuideArea({ store, views, turns }),
    probe,
    dispose: async () => {
      end.abort()
      await opened
      await vault.dispose()
      await http.close()
    }
  }
}
