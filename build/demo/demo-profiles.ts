import type { CredentialMaterial } from '../../src/core/profiles/credential'
import type { ProfileInput } from '../../src/shared/profile'
import { createDesk } from '../../src/core/desk'
import type { DemoTenant } from '../../tests/authority/types'

/** The demo's two profiles, one of each access mode. */
export const demoNames = { user: 'Contoso Partner Center', app: 'Contoso pricing job' } as const

/**
 * Saves the demo's profiles in a data folder.
 *
 * @param withSecret whether the application-only profile gets its secret, so that a person finds it ready
 */
export async function saveDemoProfiles(
  dataFolder: string,
  tenant: DemoTenant,
  withSecret: boolean
): Promise<void> {
  const { publicClient, secretClient } = tenant.applications
  const desk = await createDesk({ dataFolder, openBrowser: () => Promise.resolve() })
  const base = {
    tenant: tenant.tenants.contoso.domain,
    api: 'partner-center',
    cloud: { authority: `https://${tenant.authorityHost}` },
    environment: 'sandbox',
    notes: ''
  } as const
  const user: ProfileInput = {
    ...base,
    name: demoNames.user,
    clientId: publicClient.clientId,
    mode: 'app+user',
    account: tenant.users.ada.userName
  }
  const application: ProfileInput = {
    ...base,
    name: demoNames.app,
    clientId: secretClient.clientId,
    mode: 'app-only',
    account: ''
  }
  const secret: CredentialMaterial | undefined = withSecret
    ? { kind: 'secret', value: secretClient.secret }
    : undefined
  try {
    for (const saved of [
      await desk.profiles.create(user),
      await desk.profiles.create(application, secret)
    ]) {
      if (!saved.ok) throw new Error(`A demo profile was refused: ${JSON.stringify(saved.failure)}`)
    }
  } finally {
    await desk.dispose()
  }
}
