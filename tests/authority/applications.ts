import { randomBytes } from 'node:crypto'
import { createClientCertificate } from './certificates'
import { directories } from './directories'
import { users } from './users'
import type {
  DemoApplication,
  DemoApplications,
  DemoDirectory,
  DemoSecretApplication,
  RegistrationSettings
} from './types'

const graphApplicationId = '00000003-0000-0000-c000-000000000000'
const redirectUris = ['http://localhost']

/** Returns a fresh client secret, recognisable by `CANARY-SECRET-`. */
export function newSecret(): string {
  return `CANARY-SECRET-${randomBytes(24).toString('base64url')}`
}

/** Contoso's client ids differ in their last three digits. */
function contoso(
  number: string,
  name: string,
  platform: DemoApplication['platform'] = 'mobile-and-desktop',
  uris: readonly string[] = platform === 'none' ? [] : redirectUris
): DemoApplication {
  const { tenantId } = directories.contoso
  const clientId = `b3d2a1f0-1111-4c5d-8e6f-70819293a${number}`
  return { clientId, tenantId, name, platform, redirectUris: uris }
}

function withSecret(application: DemoApplication): DemoSecretApplication {
  return { ...application, secret: newSecret() }
}

function elsewhere(
  directory: DemoDirectory,
  clientId: string,
  name: string,
  platform: DemoApplication['platform']
): DemoApplication {
  return { clientId, tenantId: directory.tenantId, name, platform, redirectUris }
}

/** Creates every app registration of the demo, with fresh secrets and a fresh certificate. */
export async function createApplications(): Promise<DemoApplications> {
  const { fabrikam, northwind } = directories
  return {
    publicClient: contoso('4b1', 'Contoso partner desk'),
    secretClient: withSecret(contoso('4b2', 'Contoso partner automation (secret)', 'web')),
    certificateClient: {
      ...contoso('4b3', 'Contoso partner automation (certificate)', 'none'),
      certificate: await createClientCertificate('Contoso partner automation')
    },
    webRedirectClient: contoso('4b4', 'Contoso desk, redirect under Web', 'web'),
    otherRedirectClient: contoso('4b5', 'Contoso desk, other reply URL', 'mobile-and-desktop', [
      'http://localhost/elsewhere'
    ]),
    noRedirectClient: contoso('4b6', 'Contoso desk, no reply URL', 'mobile-and-desktop', []),
    singlePageClient: contoso('4b7', 'Contoso desk, single-page redirect', 'single-page'),
    expiredSecretClient: withSecret(contoso('4c1', 'Contoso job, expired secret', 'none')),
    replacedSecretClient: withSecret(contoso('4c2', 'Contoso job, replaced secret', 'none')),
    disabledClient: withSecret(contoso('4c3', 'Contoso job, disabled', 'none')),
    orphanClient: withSecret(contoso('4c4', 'Contoso job, no enterprise application', 'none')),
    blockedClient: withSecret(contoso('4c5', 'Contoso job, blocked by policy', 'none')),
    unknownToPartnerCenterClient: withSecret(
      contoso('4c6', 'Contoso job, not in App management', 'none')
    ),
    throttledClient: withSecret(contoso('4c7', 'Contoso job, throttled', 'none')),
    adminConsentClient: contoso('4d1', 'Contoso desk, consent by administrators'),
    consentClient: contoso('4d2', 'Contoso desk, not consented to'),
    unlistedApiClient: contoso('4d3', 'Contoso desk, API not listed'),
    assignmentClient: contoso('4d4', 'Contoso desk, assignment required'),
    challengedClient: contoso('4d5', 'Contoso desk, challenged by the API'),
    sandboxPublicClient: elsewhere(
      fabrikam,
      'c4e3b2a1-2222-4d6e-9f70-8192a3b4c5d1',
      'Fabrikam sandbox desk',
      'mobile-and-desktop'
    ),
    sandboxSecretClient: withSecret(
      elsewhere(
        fabrikam,
        'c4e3b2a1-2222-4d6e-9f70-8192a3b4c5d2',
        'Fabrikam sandbox automation (secret)',
        'web'
      )
    ),
    northwindPublicClient: elsewhere(
      northwind,
      'd5f4c3b2-3333-4e7f-8a81-92a3b4c5d6e1',
      'Northwind desk',
      'mobile-and-desktop'
    ),
    northwindSecretClient: withSecret(
      elsewhere(northwind, 'd5f4c3b2-3333-4e7f-8a81-92a3b4c5d6e2', 'Northwind job', 'web')
    )
  }
}

const untouched: RegistrationSettings = {
  isEnabled: true,
  hasServicePrincipal: true,
  isDeleted: false,
  assigned: undefined,
  listedApis: undefined,
  consentBy: 'everyone',
  atPartnerCenter: { isRegistered: true, roles: [], trouble: undefined }
}

type ApplicationName = keyof DemoApplications

/** Where a registration differs from one that just works. */
const deviations: Partial<Record<ApplicationName, Partial<RegistrationSettings>>> = {
  disabledClient: { isEnabled: false },
  orphanClient: { hasServicePrincipal: false },
  unknownToPartnerCenterClient: {
    atPartnerCenter: { isRegistered: false, roles: [], trouble: undefined }
  },
  throttledClient: { atPartnerCenter: { isRegistered: true, roles: [], trouble: 'throttled' } },
  certificateClient: {
    // Added in Partner Center as a user, as marketplace publishers do.
    atPartnerCenter: { isRegistered: true, roles: ['Developer'], trouble: undefined }
  },
  adminConsentClient: { consentBy: 'administrators' },
  unlistedApiClient: { listedApis: [graphApplicationId] },
  assignmentClient: { assigned: [users.ada.objectId] },
  challengedClient: {
    atPartnerCenter: { isRegistered: true, roles: [], trouble: 'insufficient-claims' }
  }
}

/** Returns what an administrator has set of a registration when the demo starts. */
export function startingSettings(
  applications: DemoApplications,
  application: DemoApplication
): RegistrationSettings {
  const deviation = Object.entries(deviations).find(
    ([name]) => Reflect.get(applications, name) === application
  )?.[1]
  return { ...untouched, ...deviation }
}
