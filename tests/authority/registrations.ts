import { randomBytes, randomUUID, X509Certificate } from 'node:crypto'
import type { ClientMetadata } from 'oidc-provider'
import { createClientCertificate } from './certificates'
import type {
  DemoApplication,
  DemoApplications,
  DemoCertificate,
  DemoDirectory,
  DemoSecretApplication,
  DemoUser,
  DemoUsers
} from './types'

export const otherResource = 'https://api.contoso-demo.example'

export const directories = {
  contoso: {
    tenantId: '0a5c1d9e-6b5f-4d0e-9a55-1f2d3c4b5a69',
    domain: 'contoso-demo.onmicrosoft.com',
    name: 'Contoso Demo',
    environment: 'production'
  },
  fabrikam: {
    tenantId: '5e7b0c34-2f1a-4c7d-8b61-90d1e2f3a4b5',
    domain: 'fabrikam-sandbox.onmicrosoft.com',
    name: 'Fabrikam Sandbox',
    environment: 'sandbox'
  }
} as const satisfies Record<string, DemoDirectory>

function user(
  directory: DemoDirectory,
  name: readonly [given: string, family: string],
  rest: Pick<DemoUser, 'objectId' | 'usesMfa' | 'isAdministrator' | 'partnerRoles' | 'code'>
): DemoUser {
  const [given, family] = name
  return {
    userName: `${given}.${family}@${directory.domain}`.toLowerCase(),
    displayName: `${given} ${family}`,
    tenantId: directory.tenantId,
    password: `demo-${given.toLowerCase()}`,
    ...rest
  }
}

export const users: DemoUsers = {
  ada: user(directories.contoso, ['Ada', 'Lovelace'], {
    objectId: '1d0f6a3c-5a0e-4f43-8a57-0b7d6a1c2e31',
    usesMfa: true,
    isAdministrator: true,
    partnerRoles: ['Admin agent', 'Referrals admin'],
    code: '314159'
  }),
  grace: user(directories.contoso, ['Grace', 'Hopper'], {
    objectId: '2e1a7b4d-6b1f-4054-9b68-1c8e7b2d3f42',
    usesMfa: true,
    isAdministrator: false,
    partnerRoles: ['Sales agent'],
    code: '271828'
  }),
  katherine: user(directories.contoso, ['Katherine', 'Johnson'], {
    objectId: '3f2b8c5e-7c20-4165-8c79-2d9f8c3e4053',
    usesMfa: false,
    isAdministrator: false,
    partnerRoles: ['Helpdesk agent'],
    code: '161803'
  }),
  margaret: user(directories.fabrikam, ['Margaret', 'Hamilton'], {
    objectId: '403c9d6f-8d31-4276-9d8a-3ea09d4f5164',
    usesMfa: true,
    isAdministrator: true,
    partnerRoles: ['Admin agent', 'Referrals admin'],
    code: '141421'
  })
}

export const allUsers: readonly DemoUser[] = Object.values(users)

/** Returns a fresh client secret, recognisable by `CANARY-SECRET-`. */
export function newSecret(): string {
  return `CANARY-SECRET-${randomBytes(24).toString('base64url')}`
}

/** A registered application with what the token endpoint checks it by. */
export interface Registration {
  readonly application: DemoApplication
  /** Object id of the service principal: `oid` of app-only tokens. */
  readonly servicePrincipalId: string
  secret: string | undefined
  secretIsExpired: boolean
  readonly certificate: DemoCertificate | undefined
}

export interface Registrations {
  readonly applications: DemoApplications
  find(tenantId: string, clientId: string): Registration | undefined
}

/** Creates every app registration of the demo, with fresh secrets and a fresh certificate. */
export async function createRegistrations(): Promise<Registrations> {
  const { contoso, fabrikam } = directories
  const redirectUris = ['http://localhost']
  const secretClient: DemoSecretApplication = {
    clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b2',
    tenantId: contoso.tenantId,
    name: 'Contoso partner automation (secret)',
    platform: 'web',
    redirectUris,
    secret: newSecret()
  }
  const applications: DemoApplications = {
    publicClient: {
      clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b1',
      tenantId: contoso.tenantId,
      name: 'Contoso partner desk',
      platform: 'mobile-and-desktop',
      redirectUris
    },
    secretClient,
    certificateClient: {
      clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b3',
      tenantId: contoso.tenantId,
      name: 'Contoso partner automation (certificate)',
      platform: 'none',
      redirectUris: [],
      certificate: await createClientCertificate('Contoso partner automation')
    },
    webRedirectClient: {
      clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b4',
      tenantId: contoso.tenantId,
      name: 'Contoso desk, redirect under Web',
      platform: 'web',
      redirectUris
    },
    otherRedirectClient: {
      clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b5',
      tenantId: contoso.tenantId,
      name: 'Contoso desk, other reply URL',
      platform: 'mobile-and-desktop',
      redirectUris: ['http://localhost/elsewhere']
    },
    sandboxPublicClient: {
      clientId: 'c4e3b2a1-2222-4d6e-9f70-8192a3b4c5d1',
      tenantId: fabrikam.tenantId,
      name: 'Fabrikam sandbox desk',
      platform: 'mobile-and-desktop',
      redirectUris
    },
    sandboxSecretClient: {
      ...secretClient,
      clientId: 'c4e3b2a1-2222-4d6e-9f70-8192a3b4c5d2',
      tenantId: fabrikam.tenantId,
      name: 'Fabrikam sandbox automation (secret)',
      secret: newSecret()
    }
  }
  const all: readonly DemoApplication[] = Object.values(applications)
  const registrations = all.map((application): Registration => ({
    application,
    servicePrincipalId: randomUUID(),
    secret: 'secret' in application ? String(application.secret) : undefined,
    secretIsExpired: false,
    certificate:
      application.clientId === applications.certificateClient.clientId
        ? applications.certificateClient.certificate
        : undefined
  }))
  return {
    applications,
    find: (tenantId, clientId) =>
      registrations.find(
        ({ application }) =>
          application.tenantId === tenantId && application.clientId === clientId.toLowerCase()
      )
  }
}

function credentialMetadata(registration: Registration): Partial<ClientMetadata> {
  if (registration.certificate !== undefined) {
    const { publicKey } = new X509Certificate(registration.certificate.certificatePem)
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
    return {
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [{ kty: 'RSA', n, e }] }
    }
  }
  if (registration.application.platform === 'mobile-and-desktop') {
    return { token_endpoint_auth_method: 'none' }
  }
  return {
    token_endpoint_auth_method: 'client_secret_post',
    // A web registration without a secret exists; it can never authenticate.
    client_secret: registration.secret ?? randomBytes(32).toString('base64url'),
    ...(registration.secretIsExpired ? { client_secret_expires_at: 1 } : {})
  }
}

/** Returns the registration in the form that oidc-provider reads. */
export function clientMetadata(registration: Registration): ClientMetadata {
  const { application } = registration
  const hasRedirect = application.redirectUris.length > 0
  const isConfidential = application.platform !== 'mobile-and-desktop'
  return {
    client_id: application.clientId,
    client_name: application.name,
    // "native" is what makes the port of a loopback redirect URI irrelevant, as it is in Entra.
    application_type: 'native',
    redirect_uris: [...application.redirectUris],
    response_types: hasRedirect ? ['code'] : [],
    grant_types: [
      ...(hasRedirect ? ['authorization_code', 'refresh_token'] : []),
      ...(isConfidential ? ['client_credentials'] : [])
    ],
    ...credentialMetadata(registration)
  }
}
