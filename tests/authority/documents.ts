import type { ServingFaults } from './faults'
import type { DemoDirectory } from './types'

/** What Entra adds of the cloud that a tenant lives in, also when another cloud is asked for it. */
const cloudFacts = {
  global: { tenant_region_scope: 'NA', cloud_instance_name: 'microsoftonline.com' },
  usgov: {
    tenant_region_scope: 'USGov',
    tenant_region_sub_scope: 'DODCON',
    cloud_instance_name: 'microsoftonline.us'
  },
  china: { tenant_region_scope: 'AS', cloud_instance_name: 'partner.microsoftonline.cn' }
} as const

interface DocumentParts {
  readonly faults: ServingFaults
  /** `https://localhost:PORT` */
  readonly authority: string
  /** Origin of the sign-in pages. */
  readonly pages: string
}

/** Returns the discovery document of a directory, with whatever the faults replace in it. */
export function discoveryDocument(
  parts: DocumentParts,
  { tenantId, cloud }: DemoDirectory
): Record<string, unknown> {
  const base = `${parts.authority}/${tenantId}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${parts.pages}/${tenantId}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${parts.pages}/${tenantId}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'name', 'preferred_username'],
    ...cloudFacts[cloud],
    ...parts.faults.hostileDiscovery
  }
}

/** Returns the answer of `/common/discovery/instance`: this host is a cloud of its own. */
export function instanceDocument(parts: DocumentParts): unknown {
  const { host } = new URL(parts.authority)
  return {
    tenant_discovery_endpoint: `${parts.authority}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }]
  }
}
