import { EntraError } from './errors'
import { failures } from './failures'

/** An API that tokens can be asked for. */
export interface Resource {
  readonly name: string
  readonly applicationId: string
  /** Identifier URIs; the first is the canonical one. */
  readonly identifiers: readonly [string, ...string[]]
  readonly permissions: readonly string[]
  readonly isPartnerApi?: true
}

/** What the scope parameter of a request asks for. */
export interface RequestedScope {
  readonly resource: Resource
  /** The identifier as requested: it becomes the token's audience. */
  readonly audience: string
  /** Delegated permissions for `scp`. */
  readonly permissions: readonly string[]
  /** `https://…/user_impersonation https://…/.default`: what the token answer lists. */
  readonly granted: string
}

/** An API that is none of Microsoft's. */
export const otherResource = 'https://api.contoso-demo.example'
export const graphIdentifier = 'https://graph.microsoft.com'
const openIdScopes = new Set(['openid', 'profile', 'offline_access', 'email'])
const wellFormedScope = /^[\x21\x23-\x5B\x5D-\x7E]+$/

/**
 * The two partner resources, Graph, Azure AD Graph, and one more for "another resource URI". `apis` are
 * the addresses of the look-alikes, each of which names its API too.
 */
export function demoResources(
  otherResource: string,
  apis: { readonly partner: string; readonly partnerCenter: string }
): readonly Resource[] {
  return [
    {
      name: 'Microsoft Partner (Microsoft Dev Center)',
      applicationId: '4990cffe-04e8-4e8b-808a-1175604b879f',
      identifiers: ['https://api.partner.microsoft.com', apis.partner],
      permissions: ['user_impersonation'],
      isPartnerApi: true
    },
    {
      name: 'Microsoft Partner Center',
      applicationId: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
      identifiers: ['https://api.partnercenter.microsoft.com', apis.partnerCenter],
      permissions: ['user_impersonation'],
      isPartnerApi: true
    },
    {
      name: 'Microsoft Graph',
      applicationId: '00000003-0000-0000-c000-000000000000',
      identifiers: [graphIdentifier],
      permissions: ['User.Read']
    },
    {
      // Still there in Entra, and refused by Partner Center (900420).
      name: 'Azure Active Directory Graph',
      applicationId: '00000002-0000-0000-c000-000000000000',
      identifiers: ['https://graph.windows.net'],
      permissions: ['User.Read']
    },
    {
      name: 'Contoso line-of-business API',
      applicationId: '7a1f0c52-0d0b-4f7e-9d53-6f2f4c1e8b90',
      identifiers: [otherResource],
      permissions: ['user_impersonation', 'access_as_user']
    }
  ]
}

/** Returns the API that an address or application id names, with or without a slash at its end. */
export function findResource(
  resources: readonly Resource[],
  audience: string
): Resource | undefined {
  const plain = audience.replace(/\/$/, '').toLowerCase()
  return resources.find(
    (one) => one.applicationId === plain || one.identifiers.some((uri) => uri === plain)
  )
}

/**
 * Reads the scope parameter. Throws an EntraError with 70011, 28000, 500011 or 650053. Without any
 * API scope the resource is Graph, as in Entra.
 */
export function parseScope(
  scope: string | undefined,
  resources: readonly Resource[],
  directoryName: string
): RequestedScope {
  const parts = (scope ?? '').split(' ').filter((part) => part !== '')
  const malformed = parts.find((part) => !wellFormedScope.test(part))
  if (malformed !== undefined) throw new EntraError(failures.invalidScope(malformed))
  const wanted = parts.filter((part) => !openIdScopes.has(part))
  const named = wanted.map((part) => {
    const cut = part.lastIndexOf('/')
    return cut === -1
      ? { audience: graphIdentifier, permission: part }
      : { audience: part.slice(0, cut), permission: part.slice(cut + 1) }
  })
  const audiences = new Set(named.map((one) => one.audience))
  if (audiences.size > 1) throw new EntraError(failures.twoResources(scope ?? ''))
  const audience = named[0]?.audience ?? graphIdentifier
  if (!/^[a-z][a-z0-9+.-]*:\/\/./i.test(audience) && !/^[0-9a-f-]{36}$/i.test(audience)) {
    throw new EntraError(failures.invalidScope(wanted.join(' ')))
  }
  const resource = findResource(resources, audience)
  if (resource === undefined) {
    throw new EntraError(failures.unknownResource(audience, directoryName))
  }
  for (const { permission } of named) {
    if (permission === '') throw new EntraError(failures.invalidScope(wanted.join(' ')))
    if (permission !== '.default' && !resource.permissions.includes(permission)) {
      throw new EntraError(failures.unknownPermission(permission))
    }
  }
  const explicit = named.map((one) => one.permission).filter((one) => one !== '.default')
  const permissions = explicit.length > 0 ? explicit : resource.permissions
  return {
    resource,
    audience,
    permissions,
    granted: [...permissions, '.default'].map((one) => `${audience}/${one}`).join(' ')
  }
}

/** Throws 1002012 unless every scope is a `<resource>/.default`. */
export function requireDefaultScope(scope: string | undefined): void {
  const parts = (scope ?? '').trim().split(/\s+/)
  if (!parts.every((part) => /^.+\/\.default$/.test(part))) {
    throw new EntraError(failures.scopeNotDefault(scope ?? ''))
  }
}
