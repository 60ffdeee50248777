import { randomBytes, X509Certificate } from 'node:crypto'
import type { ClientMetadata } from 'oidc-provider'
import { deviceCodeGrant } from './device-code'
import type { Registration } from './registrations'

/** Whether redeeming a code takes no credential: its redirect is not under Web. */
export function signsInPublicly({ application }: Registration): boolean {
  return application.platform === 'mobile-and-desktop' || application.platform === 'single-page'
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
  if (signsInPublicly(registration)) return { token_endpoint_auth_method: 'none' }
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
  return {
    client_id: application.clientId,
    client_name: application.name,
    // "native" is what makes the port of a loopback redirect URI irrelevant, as it is in Entra.
    application_type: 'native',
    redirect_uris: [...application.redirectUris],
    response_types: hasRedirect ? ['code'] : [],
    grant_types: [
      ...(hasRedirect ? ['authorization_code', 'refresh_token'] : []),
      ...(signsInPublicly(registration) ? [deviceCodeGrant] : []),
      ...(signsInPublicly(registration) ? [] : ['client_credentials'])
    ],
    ...credentialMetadata(registration)
  }
}
