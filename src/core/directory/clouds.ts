import type { Cloud, NamedCloud } from '../../shared/profile'

/** What is known of a cloud that Microsoft documents by name. */
export interface CloudFacts {
  /** Under which the words know the cloud's name. */
  readonly labelId: NamedCloud
  /** The login host, which tokens are asked of. */
  readonly authorityHost: string
  /** Other login hosts that stand for the same cloud. */
  readonly authorityAliases: readonly string[]
  readonly azurePortalHost: string
  readonly entraPortalHost: string
  /** Hosts besides the login host on which the code of a sign-in without a browser is typed. */
  readonly codePageHosts: readonly string[]
  /** Resource of the Partner API; `undefined` where Microsoft lists none. */
  readonly partnerResource: string | undefined
  /** Resource of the Partner Center API. */
  readonly partnerCenterResource: string
}

/**
 * The named clouds. Sources, as of 2026-11-23:
 * - login and portal hosts: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * - resources: https://learn.microsoft.com/partner-center/developer/partner-center-rest-urls and, for
 *   the audience in China,
 *   https://learn.microsoft.com/partner-center/developer/deprecate-azure-active-directory-graph-token
 * - pages for a code: `microsoft.com/devicelogin`
 *   (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code); `…/deviceloginus`,
 *   `…/deviceloginchina` and `login.microsoft.com/device` as Microsoft's own command lines show them
 * - aliases: `AuthorityMetadata.ts` of @azure/msal-common 16.17.0
 *   (https://github.com/AzureAD/microsoft-authentication-library-for-js)
 */
export const clouds = {
  global: {
    labelId: 'global',
    authorityHost: 'login.microsoftonline.com',
    authorityAliases: [
      'login.windows.net',
      'login.microsoft.com',
      'sts.windows.net',
      'login-us.microsoftonline.com'
    ],
    azurePortalHost: 'portal.azure.com',
    entraPortalHost: 'entra.microsoft.com',
    codePageHosts: ['microsoft.com', 'www.microsoft.com', 'login.microsoft.com'],
    partnerResource: 'https://api.partner.microsoft.com',
    partnerCenterResource: 'https://api.partnercenter.microsoft.com'
  },
  usgov: {
    labelId: 'usgov',
    authorityHost: 'login.microsoftonline.us',
    authorityAliases: ['login.usgovcloudapi.net'],
    azurePortalHost: 'portal.azure.us',
    entraPortalHost: 'entra.microsoft.us',
    codePageHosts: ['microsoft.com', 'www.microsoft.com'],
    partnerResource: 'https://api.partner.microsoft.com',
    partnerCenterResource: 'https://api.partnercenter.microsoft.com'
  },
  china: {
    labelId: 'china',
    authorityHost: 'login.partner.microsoftonline.cn',
    authorityAliases: ['login.chinacloudapi.cn', 'sts.chinacloudapi.cn'],
    azurePortalHost: 'portal.azure.cn',
    entraPortalHost: 'entra.microsoftonline.cn',
    codePageHosts: ['microsoft.com', 'www.microsoft.com'],
    partnerResource: undefined,
    partnerCenterResource: 'https://partner.partnercenterapi.microsoftonline.cn'
  }
} as const satisfies Readonly<Record<NamedCloud, CloudFacts>>

/** Returns the login host of a cloud as `host[:port]`: a named cloud's own, or a custom authority's. */
export function authorityHostOf(cloud: Cloud): string {
  return typeof cloud === 'string' ? clouds[cloud].authorityHost : new URL(cloud.authority).host
}

/** Returns the named cloud that a host name (without port) is a login host of, if it is one. */
export function namedCloudOfHost(hostName: string): NamedCloud | undefined {
  return Object.values<CloudFacts>(clouds).find(
    ({ authorityHost, authorityAliases }) =>
      authorityHost === hostName || authorityAliases.includes(hostName)
  )?.labelId
}
