import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { CallInput, DesktopApi } from '../../src/shared/contract'
import type { ProfileInput } from '../../src/shared/profile'
import { startDemoTenant } from '../authority/demo-tenant'
import type { DemoTenant } from '../authority/types'
import { test as appTest } from './fixture'

declare global {
  interface Window {
    readonly desktop: DesktopApi
  }
}

interface DemoFixtures {
  /** How long a token stays on the clipboard; as long as the settings say unless given. */
  readonly clipboardClearAfterMs: number | undefined
  /** How often the system is asked whether somebody is there; as often as usual unless given. */
  readonly idleLookEveryMs: number | undefined
  /** Whether the desktop shows tray icons. */
  readonly hasTray: boolean
  /** Whether the app says that it is the demo, which is not started at login. */
  readonly isDemo: boolean
}

interface DemoWorker {
  readonly demoTenant: DemoTenant
}

/** A test with the app running against a demo tenant of its own. */
export const test = appTest.extend<DemoFixtures, DemoWorker>({
  entry: resolve('out/tools/test-app.js'),
  clipboardClearAfterMs: [undefined, { option: true }],
  idleLookEveryMs: [undefined, { option: true }],
  hasTray: [false, { option: true }],
  isDemo: [true, { option: true }],
  demoTenant: [
    // eslint-disable-next-line no-empty-pattern -- this one depends on nothing
    async ({}, use) => {
      const tenant = await startDemoTenant()
      await use(tenant)
      await tenant.close()
    },
    { scope: 'worker' }
  ],
  appArguments: async (
    { demoTenant, userDataDir, clipboardClearAfterMs, idleLookEveryMs, hasTray, isDemo },
    use
  ) => {
    const file = join(userDataDir, 'demo-tenant.json')
    // What the test before has changed in the tenant (a secret, a certificate, a consent) is not this one's.
    demoTenant.reset()
    const { caPem, browserOrigin, apis } = demoTenant
    const partnerApiOrigins = { partner: apis.partner, 'partner-center': apis.partnerCenter }
    const passedIn = {
      caPem,
      browserOrigin,
      partnerApiOrigins,
      clipboardClearAfterMs,
      idleLookEveryMs,
      hasTray,
      demo: isDemo
    }
    await writeFile(file, JSON.stringify(passedIn))
    await use([`--demo-tenant=${file}`])
  }
})

/** Saves an application-only profile of the demo tenant with its secret, and returns its id. */
export function saveAppOnlyProfile(page: Page, tenant: DemoTenant): Promise<string> {
  const { clientId, secret } = tenant.applications.secretClient
  return save(page, {
    input: { ...fieldsOf(tenant), name: 'Contoso pricing job', clientId, mode: 'app-only' },
    credential: { kind: 'secret', value: secret }
  })
}

/** Saves a profile of the demo tenant that a person signs in to, and returns its id. */
export function saveUserProfile(page: Page, tenant: DemoTenant): Promise<string> {
  const { clientId } = tenant.applications.publicClient
  return save(page, {
    input: { ...fieldsOf(tenant), name: 'Contoso Partner Center', clientId, mode: 'app+user' }
  })
}

function fieldsOf(tenant: DemoTenant): Omit<ProfileInput, 'name' | 'clientId' | 'mode'> {
  return {
    tenant: tenant.tenants.contoso.domain,
    api: 'partner-center',
    cloud: { authority: `https://${tenant.authorityHost}` },
    environment: 'sandbox',
    account: '',
    notes: ''
  }
}

async function save(page: Page, call: CallInput<'createProfile'>): Promise<string> {
  const saved = await page.evaluate((input) => window.desktop.createProfile(input), call)
  if (!saved.ok) throw new Error(`The profile was refused: ${JSON.stringify(saved.failure)}`)
  return saved.value.profile.id
}

export { expect } from './fixture'
