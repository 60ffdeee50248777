import type { ProfileInput } from '../../../src/shared/profile'
import type { DemoProfile } from '../demo-profiles'
import type { DemoTenant } from '../types'

const dayMs = 86_400_000

/** Profiles that get a token, and what the API makes of it: “Test call” shows it. */
export function answeredProfiles(
  { applications, tenants, users }: DemoTenant,
  common: ProfileInput
): readonly DemoProfile[] {
  const { katherine, dorothy } = users
  const signIn = (
    name: string,
    input: Pick<ProfileInput, 'clientId' | 'account' | 'notes'> & Partial<ProfileInput>
  ): DemoProfile => ({ input: { ...common, name, ...input } })
  const {
    publicClient,
    challengedClient,
    secretClient,
    throttledClient,
    unknownToPartnerCenterClient,
    sandboxSecretClient
  } = applications
  return [
    signIn('No multi-factor', {
      clientId: publicClient.clientId,
      account: katherine.userName,
      notes: `Sign in as ${katherine.userName}, who has no second factor. The checks say that MFA is missing, and a test call gets 401 with 900421.`
    }),
    signIn('Role missing', {
      clientId: publicClient.clientId,
      account: dorothy.userName,
      notes: `Sign in as ${dorothy.userName}, who has no role in Partner Center. A test call gets 403 with 900150.`
    }),
    signIn('Challenged for a second factor', {
      clientId: challengedClient.clientId,
      account: katherine.userName,
      api: 'partner',
      notes: `Sign in as ${katherine.userName}. A test call gets 403 with insufficient_claims; signing in with a second factor, which passes the claims on, ends that.`
    }),
    {
      input: {
        ...common,
        name: 'Not registered in Partner Center',
        clientId: unknownToPartnerCenterClient.clientId,
        mode: 'app-only',
        notes:
          'Press “Get token”, which works. The application is not in App management, so a test call gets 401 with error code 400.'
      },
      credential: { kind: 'secret', value: unknownToPartnerCenterClient.secret }
    },
    {
      input: {
        ...common,
        name: 'Partner API, application only',
        clientId: secretClient.clientId,
        mode: 'app-only',
        api: 'partner',
        notes:
          'Press “Get token”, which works. The API takes users only for most calls, so a test call gets 403.'
      },
      credential: { kind: 'secret', value: secretClient.secret }
    },
    {
      input: {
        ...common,
        name: 'Throttled',
        clientId: throttledClient.clientId,
        mode: 'app-only',
        notes:
          'Press “Get token”, which works. A test call gets 429 and says how many seconds to wait.'
      },
      credential: { kind: 'secret', value: throttledClient.secret }
    },
    {
      input: {
        ...common,
        name: 'Secret expires soon',
        tenant: tenants.fabrikam.domain,
        clientId: sandboxSecretClient.clientId,
        mode: 'app-only',
        notes: 'Everything works here for five days more, and the app says so.'
      },
      credential: {
        kind: 'secret',
        value: sandboxSecretClient.secret,
        expiresOn: new Date(Date.now() + 5 * dayMs).toISOString().slice(0, 10)
      }
    }
  ]
}
