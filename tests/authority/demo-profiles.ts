import type { CredentialMaterial } from '../../src/core/profiles/credential'
import type { ProfileInput } from '../../src/shared/profile'
import { answeredProfiles } from './demo-profiles/answered'
import { refusedApplications } from './demo-profiles/refused-applications'
import { refusedSignIns } from './demo-profiles/refused-sign-ins'
import type { DemoTenant } from './types'

/** A profile that shows something of the demo tenant, with a note that says what. */
export interface DemoProfile {
  readonly input: ProfileInput
  readonly credential?: CredentialMaterial
}

/** The two that just work, one of each access mode. */
export const demoNames = { user: 'Contoso Partner Center', app: 'Contoso pricing job' } as const

/** Returns what every profile of the demo has in common. */
function base(tenant: DemoTenant): ProfileInput {
  return {
    name: '',
    tenant: tenant.tenants.contoso.domain,
    clientId: '',
    mode: 'app+user',
    api: 'partner-center',
    cloud: { authority: `https://${tenant.authorityHost}` },
    environment: 'sandbox',
    account: '',
    notes: ''
  }
}

/** Returns the demo's profiles in the order of its list: first those that work. */
export async function createDemoProfiles(tenant: DemoTenant): Promise<readonly DemoProfile[]> {
  const { publicClient, secretClient } = tenant.applications
  const { ada } = tenant.users
  const common = base(tenant)
  return [
    {
      input: {
        ...common,
        name: demoNames.user,
        clientId: publicClient.clientId,
        account: ada.userName,
        notes: `Everything works here. Press “Sign in” and sign in as ${ada.userName}; the pages show every password and code.`
      }
    },
    {
      input: {
        ...common,
        name: demoNames.app,
        clientId: secretClient.clientId,
        mode: 'app-only',
        notes: 'Everything works here. Press “Get token”, then “Copy token”.'
      },
      credential: { kind: 'secret', value: secretClient.secret }
    },
    ...(await refusedApplications(tenant, common)),
    ...refusedSignIns(tenant, common),
    ...answeredProfiles(tenant, common)
  ]
}
