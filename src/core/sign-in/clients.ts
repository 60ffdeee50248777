import type {
  ConfidentialClientApplication,
  Configuration,
  ICachePlugin,
  NodeAuthOptions,
  PublicClientApplication
} from '@azure/msal-node'
import type { Profile } from '../../shared/profile'
import type { Credential } from '../profiles/credential'
import type { Authority } from './authority'
import type { Discovered } from './discovery'
import type { MsalNetwork } from './msal-network'

/** What an MSAL client is made of. One client serves one operation of one profile and is then let go. */
export interface ClientParts {
  readonly profile: Profile
  readonly authority: Authority
  readonly discovered: Discovered | undefined
  readonly cache: ICachePlugin
  readonly network: MsalNetwork
}

/** Returns a client for application + user access, which holds no credential. */
export async function makePublicClient(parts: ClientParts): Promise<PublicClientApplication> {
  const { PublicClientApplication } = await import('@azure/msal-node')
  return new PublicClientApplication(configurationOf(parts, {}))
}

/** Returns a client for application-only access, which holds the profile's secret or certificate. */
export async function makeConfidentialClient(
  parts: ClientParts,
  credential: Credential
): Promise<ConfidentialClientApplication> {
  const { ConfidentialClientApplication } = await import('@azure/msal-node')
  return new ConfidentialClientApplication(configurationOf(parts, credentialOptions(credential)))
}

function credentialOptions(credential: Credential): Partial<NodeAuthOptions> {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.value }
    case 'certificate':
      return {
        clientCertificate: {
          thumbprintSha256: credential.summary.thumbprintSha256,
          privateKey: credential.privateKeyPem
        }
      }
  }
}

function configurationOf(parts: ClientParts, credential: Partial<NodeAuthOptions>): Configuration {
  const { profile, authority, discovered, cache, network } = parts
  return {
    auth: {
      clientId: profile.clientId,
      authority: authority.url,
      // Policed endpoints are handed over, so that MSAL fetches and trusts none by itself.
      ...(discovered === undefined
        ? {}
        : {
            knownAuthorities: [authority.host],
            authorityMetadata: JSON.stringify(discovered.document)
          }),
      ...credential
    },
    cache: { cachePlugin: cache },
    system: { networkClient: network }
  }
}
