import type { ConsentForm } from '../../shared/consent'
import type { Profile } from '../../shared/profile'
import { assertNever } from '../../shared/assert'
import { scopesOf } from '../directory/partner-apis'
import { registeredRedirectUri } from '../directory/setup-steps'
import { authorityOf } from '../sign-in/authority'
import type { Discovered } from '../sign-in/discovery'

/** Where the answer of a consent is waited for. */
export interface AnswerAddress {
  readonly redirectUri: string
  /** The value that tells the right answer from anybody else's. */
  readonly state: string
}

/**
 * Returns the origin of the pages that a browser sees: the authority's own, or the one that its policed
 * discovery document names for them.
 */
export function pageOriginOf(profile: Profile, discovered: Discovered | undefined): string {
  return discovered === undefined
    ? authorityOf(profile).origin
    : new URL(discovered.document.authorization_endpoint).origin
}

/**
 * Returns the scopes that the page's second version is asked for; none for the first one, which asks for
 * everything that the registration lists.
 *
 * In both access modes it is the API's delegated permission, as for a sign-in: it is the only permission
 * that the partner APIs have. `/.default` would ask for what the registration lists of the API, and so
 * for nothing where it is not listed; it is left to other resources, whose permissions are not known.
 */
export function consentScopesOf(profile: Profile, form: ConsentForm): readonly string[] {
  return form === 'this-api' ? scopesOf({ ...profile, mode: 'app+user' }) : []
}

/**
 * Returns the address of the admin-consent page for this profile.
 *
 * Sources, as of 2026-11-23:
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent#request-the-permissions-from-a-directory-admin
 * and https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#construct-the-url-for-granting-tenant-wide-admin-consent
 *
 * @param pageOrigin see `pageOriginOf`
 * @param answerTo where this app waits for the answer. Left out for a link that somebody opens on another
 *   computer: the first version then goes without redirect, as it is documented for that use, and the
 *   second, which demands one, names the registered redirect, where nobody listens then.
 */
export function consentLink(
  profile: Profile,
  form: ConsentForm,
  pageOrigin: string,
  answerTo?: AnswerAddress
): string {
  const url = new URL(pageOrigin)
  // As a path of its own: put together with the origin, an empty tenant would make it another host.
  url.pathname = `/${encodeURIComponent(profile.tenant)}${pathOf(form)}`
  const { searchParams } = url
  searchParams.set('client_id', profile.clientId)
  const scopes = consentScopesOf(profile, form)
  if (scopes.length > 0) searchParams.set('scope', scopes.join(' '))
  if (answerTo !== undefined) {
    searchParams.set('redirect_uri', answerTo.redirectUri)
    // SECURITY: an answer that was not asked for is told by its state.
    // [src/core/consent/consent-link.security.test.ts]
    searchParams.set('state', answerTo.state)
  } else if (form === 'this-api') searchParams.set('redirect_uri', registeredRedirectUri)
  return url.href
}

function pathOf(form: ConsentForm): string {
  switch (form) {
    case 'all-listed':
      return '/adminconsent'
    case 'this-api':
      return '/v2.0/adminconsent'
    default:
      return assertNever(form)
  }
}
