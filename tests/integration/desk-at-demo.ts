import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assertDefined } from '../../src/shared/assert'
import type { NamedApi, Profile, ProfileInput } from '../../src/shared/profile'
import type { Result } from '../../src/shared/result'
import type { TokenView } from '../../src/shared/views'
import { createDesk, type Desk, type DeskOptions } from '../../src/core/desk'
import type { KeyStore } from '../../src/core/vault/key-store'
import { signInWithoutBrowser, type SignInAnswers } from '../authority/sign-in-without-browser'
import type { DemoApplication, DemoTenant, DemoUser } from '../authority/types'
import { createMemoryKeyStore, type MemoryKeyStore } from '../../src/core/vault/memory-key-store'

/** A desk in a data folder of its own, pointed at the demo tenant. */
export interface DeskAtDemo {
  readonly desk: Desk
  readonly folder: string
  readonly keyStore: MemoryKeyStore
  /** Links that the browser was sent to, in order. */
  readonly links: readonly string[]
  /** Resolves with the next link that the browser is sent to. */
  nextLink(): Promise<string>
  /** Signs `user` in to the profile as a person would, over the demo tenant's pages. */
  signIn(
    profile: Profile,
    user: DemoUser,
    answers?: Omit<SignInAnswers, 'account'>
  ): Promise<Result<TokenView, unknown>>
  /** Closes the desk and opens it again on the same folder and key, as a restart does. */
  restart(): Promise<DeskAtDemo>
  close(): Promise<void>
}

export interface DeskAtDemoOptions extends Partial<DeskOptions> {
  readonly keyStore?: MemoryKeyStore
  /** Another key store than the one in memory. */
  readonly keyStoreOf?: (folder: string) => KeyStore
}

export async function openDeskAtDemo(
  tenant: DemoTenant,
  options: DeskAtDemoOptions = {}
): Promise<DeskAtDemo> {
  const folder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'desk-at-demo-')))
  const keyStore = options.keyStore ?? createMemoryKeyStore()
  const links: string[] = []
  const waiting: ((link: string) => void)[] = []
  const desk = await createDesk({
    extraCaPem: [tenant.caPem],
    plainBrowserOrigin: tenant.browserOrigin,
    partnerApiOrigins: originsOf(tenant),
    ...options,
    dataFolder: folder,
    keyStore: options.keyStoreOf?.(folder) ?? keyStore,
    openBrowser: (link) => {
      links.push(link)
      waiting.shift()?.(link)
      return Promise.resolve()
    }
  })
  const nextLink = (): Promise<string> => new Promise((resolve) => waiting.push(resolve))
  return {
    desk,
    folder,
    keyStore,
    links,
    nextLink,
    signIn: async (profile, user, answers = {}) => {
      const link = nextLink()
      const signingIn = desk.signIn.start(profile.id, 'default')
      // A sign-in that fails before the browser is opened has no link.
      const opened = await Promise.race([link, signingIn.then(() => undefined)])
      if (opened !== undefined)
        await signInWithoutBrowser(opened, { ...answers, account: user, caPem: tenant.caPem })
      return await signingIn
    },
    restart: async () => {
      await desk.dispose()
      return await openDeskAtDemo(tenant, { ...options, dataFolder: folder, keyStore })
    },
    close: async () => {
      await desk.dispose()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** Where the demo tenant's look-alikes of the two APIs listen. */
export function originsOf({ apis }: DemoTenant): Readonly<Record<NamedApi, string>> {
  return { partner: apis.partner, 'partner-center': apis.partnerCenter }
}

/** What a person would type for a profile of this application. */
export function inputFor(
  tenant: DemoTenant,
  application: DemoApplication,
  more: Partial<ProfileInput> = {}
): ProfileInput {
  return {
    name: application.name,
    tenant: application.tenantId,
    clientId: application.clientId,
    mode: 'app+user',
    api: 'partner-center',
    cloud: { authority: `https://${tenant.authorityHost}` },
    environment: 'production',
    account: '',
    notes: '',
    ...more
  }
}

/** Returns the value of a success. @throws Error that shows the failure. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`Expected a success: ${JSON.stringify(result.failure)}`)
  return assertDefined(result.value, 'a success carries a value')
}
