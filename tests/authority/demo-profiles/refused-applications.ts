import type { ProfileInput } from '../../../src/shared/profile'
import { createClientCertificate } from '../certificates'
import type { DemoProfile } from '../demo-profiles'
import type { DemoDirectory, DemoSecretApplication, DemoTenant } from '../types'

/** An id of the right form that nothing has. */
export const unknownGuid = '12345678-1234-4234-8234-123456789abc'

/** Application-only profiles that get no token: press “Get token”. */
export async function refusedApplications(
  tenant: DemoTenant,
  common: ProfileInput
): Promise<readonly DemoProfile[]> {
  const { applications, tenants } = tenant
  const directories: readonly DemoDirectory[] = Object.values(tenants)
  const domainOf = (tenantId: string): string =>
    directories.find((directory) => directory.tenantId === tenantId)?.domain ?? tenantId
  const profile = (
    name: string,
    application: DemoSecretApplication,
    notes: string,
    more: Partial<ProfileInput> = {}
  ): DemoProfile => ({
    input: {
      ...common,
      name,
      tenant: domainOf(application.tenantId),
      clientId: application.clientId,
      mode: 'app-only',
      notes: `Press “Get token”. ${notes}`,
      ...more
    },
    credential: { kind: 'secret', value: application.secret }
  })
  const { certificatePem, privateKeyPem } = await createClientCertificate('Never uploaded')
  return [
    profile(
      'Expired secret',
      applications.expiredSecretClient,
      'The application’s only secret has expired: AADSTS7000222, with the way to the portal.'
    ),
    profile(
      'Wrong secret',
      applications.replacedSecretClient,
      'The secret was replaced in the portal: AADSTS7000215, with the field for the new one.'
    ),
    {
      input: {
        ...common,
        name: 'Certificate not registered',
        clientId: applications.certificateClient.clientId,
        mode: 'app-only',
        notes:
          'Press “Get token”. The certificate was never uploaded to the application: AADSTS700027.'
      },
      credential: { kind: 'certificate', pem: `${privateKeyPem}\n${certificatePem}` }
    },
    profile(
      'Unknown application',
      applications.secretClient,
      'The tenant has no application of this id: AADSTS700016.',
      { clientId: unknownGuid }
    ),
    profile(
      'Application disabled',
      applications.disabledClient,
      'An administrator has disabled the application: AADSTS7000112.'
    ),
    profile(
      'Blocked by policy',
      applications.blockedClient,
      'A Conditional Access policy for workload identities blocks it: AADSTS53003.'
    ),
    profile(
      'API not in tenant',
      applications.northwindSecretClient,
      'This tenant is no partner and has no service principal of the API: AADSTS500011.'
    ),
    profile(
      'Wrong cloud',
      applications.secretClient,
      'The tenant lives in the US Government cloud: AADSTS900382.',
      { tenant: tenants.woodgrove.domain }
    )
  ]
}
