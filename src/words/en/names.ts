import type {
  AccessMode,
  Api,
  Cloud,
  Environment,
  NamedApi,
  NamedCloud,
  Profile
} from '../../shared/profile'
import type { CopyForm } from '../../shared/token'

const apis = {
  partner: 'Partner API',
  'partner-center': 'Partner Center API'
} as const satisfies Record<NamedApi, string>

const clouds = {
  global: { name: 'Global cloud', chip: undefined },
  usgov: { name: 'US Government', chip: 'US Gov' },
  china: { name: 'China (21Vianet)', chip: 'China' }
} as const satisfies Record<
  NamedCloud,
  { readonly name: string; readonly chip: string | undefined }
>

/** The host of an authority that may be written as an address. */
function hostOf(authority: string): string {
  return authority.replace(/^https:\/\//, '').replace(/\/.*$/, '')
}

/** Names of things, the same on every screen. */
export const names = {
  product: 'Partner Token Desk',
  accessModes: {
    'app+user': { name: 'Application + user access', short: 'app + user' },
    'app-only': { name: 'Application-only access', short: 'app-only' }
  } satisfies Record<AccessMode, { readonly name: string; readonly short: string }>,
  environments: {
    production: 'Production',
    sandbox: 'Sandbox'
  } satisfies Record<Environment, string>,
  /** A profile's name as it stands in plain text: never without its sandbox mark. */
  profile: ({ name, environment }: Pick<Profile, 'name' | 'environment'>): string =>
    environment === 'sandbox' ? `${name} (Sandbox)` : name,
  apis,
  /** The name of an API, or the resource itself for another one. */
  api: (api: Api): string => (typeof api === 'string' ? apis[api] : api.resource),
  clouds,
  /** The name of a cloud, or the host for another one. */
  cloud: (cloud: Cloud): string =>
    typeof cloud === 'string' ? clouds[cloud].name : hostOf(cloud.authority),
  /** What a row shows for a cloud; nothing for the global one, which is the usual one. */
  cloudChip: (cloud: Cloud): string | undefined =>
    typeof cloud === 'string' ? clouds[cloud].chip : 'Custom',
  copyForms: {
    token: 'Token',
    'authorization-header': 'Authorization header',
    curl: 'curl',
    powershell: 'PowerShell',
    'http-request': '.http request',
    'javascript-fetch': 'JavaScript fetch',
    'environment-bash': 'bash variables',
    'environment-powershell': 'PowerShell variables',
    'claims-json': 'Claims as JSON'
  } satisfies Record<CopyForm, string>
} as const
