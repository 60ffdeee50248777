import type { Api, NamedApi, NamedCloud, ProfileInput } from '../../../shared/profile'
import { clouds, namedCloudOfHost, type CloudFacts } from '../../directory/clouds'
import { partnerApis } from '../../directory/partner-apis'
import { readResource } from '../address-fields'
import { droppedMark, looksRandom, type SweptText } from './drop-secrets'

/*
 * What a pasted text says of a profile besides its ids. Each field has one form and is checked by it: no
 * other part of the text goes anywhere.
 */

const domainForm = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,20}`
/** The domain that each tenant has from its beginning, in each cloud. */
const initialDomain =
  /(?<![@a-z0-9.-])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.(?:onmicrosoft\.(?:com|us|de)|partner\.onmschina\.cn)(?![a-z0-9-])/i
const namedDomain = new RegExp(
  String.raw`(?:tenant(?:[-_ ]?(?:id|name|domain|default[-_ ]?domain))?|primary domain|publisher[-_ ]?domain|default[-_ ]?domain|directory(?: name)?)["'\])]{0,3}[ \t]{0,20}(?:[:=]|=>)?[ \t]{0,20}["']?(?<domain>${domainForm})(?![a-z0-9@-])`,
  'gi'
)
const hostsOfClouds = Object.values<CloudFacts>(clouds)
  .flatMap(({ authorityHost, authorityAliases }) => [authorityHost, ...authorityAliases])
  .map((host) => host.replaceAll('.', '\\.'))
  .join('|')
const pathDomain = new RegExp(`(?:${hostsOfClouds})/(?<domain>${domainForm})(?![a-z0-9@-])`, 'i')

/** Returns the tenant's domain: the initial one, or one that is called the tenant's. */
export function domainIn(text: string): string | undefined {
  const inPath = pathDomain.exec(text)?.groups?.['domain']
  const initial = initialDomain.exec(text)?.[0]
  const called = [...text.matchAll(namedDomain)]
    .map(({ groups }) => groups?.['domain'] ?? '')
    .find((domain) => !isMicrosoftsHost(domain))
  return (inPath ?? initial ?? called)?.toLowerCase()
}

function isMicrosoftsHost(domain: string): boolean {
  return /(?:^|\.)(?:microsoft(?:online)?\.(?:com|us|cn)|windows\.net|azure\.(?:com|us|cn))$/i.test(
    domain
  )
}

const environmentNames: Readonly<Record<string, NamedCloud>> = {
  azurecloud: 'global',
  azureusgovernment: 'usgov',
  azurechinacloud: 'china'
}

/** Returns the cloud that the text's hosts and domains are of, if they are all of one. */
export function cloudIn(text: string, domain: string | undefined): NamedCloud | undefined {
  const found = new Set<NamedCloud>()
  for (const [host] of text.matchAll(/(?<![a-z0-9.@-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,6}/gi)) {
    const cloud = namedCloudOfHost(host.toLowerCase()) ?? cloudOfPortal(host.toLowerCase())
    if (cloud !== undefined) found.add(cloud)
  }
  for (const [name] of text.matchAll(/\bAzure(?:US|China)?(?:Government|Cloud)\b/gi)) {
    const cloud = environmentNames[name.toLowerCase()]
    if (cloud !== undefined) found.add(cloud)
  }
  if (domain?.endsWith('.onmicrosoft.us') === true) found.add('usgov')
  if (domain?.endsWith('.partner.onmschina.cn') === true) found.add('china')
  return found.size === 1 ? [...found][0] : undefined
}

function cloudOfPortal(host: string): NamedCloud | undefined {
  return Object.values<CloudFacts>(clouds).find(
    ({ azurePortalHost, entraPortalHost }) => host === azurePortalHost || host === entraPortalHost
  )?.labelId
}

/** Returns the access mode that a text shows plainly: by the grant it names, or by a credential of the application. */
export function modeIn({ text, hadClientCredential }: SweptText): ProfileInput['mode'] | undefined {
  const isApplication =
    hadClientCredential ||
    /client_credentials\b|-service-?principal\b|client[-_ ]?certificate|certificate[-_ ]?(?:thumbprint|path)|\b[1-9]\d* (?:secret|certificate)s?\b|"appId"[^]*"password"|app(?:lication)?[- ]only/i.test(
      text
    )
  const isPerson =
    /authorization_code|device_code|refresh_token|\bauth code\b|app(?:lication)? ?\+ ?user|delegated|-Interactive\b|UseDeviceAuthentication/i.test(
      text
    )
  if (isApplication === isPerson) return undefined
  return isApplication ? 'app-only' : 'app+user'
}

const apiMarks: Readonly<Record<NamedApi, RegExp>> = {
  partner: new RegExp(`api\\.partner\\.microsoft\\.com|${partnerApis.partner.applicationId}`, 'i'),
  'partner-center': new RegExp(
    `api\\.partnercenter\\.microsoft\\.com|partner\\.partnercenterapi\\.microsoftonline\\.cn|${partnerApis['partner-center'].applicationId}`,
    'i'
  )
}
const scopeOf =
  /(?<resource>(?:https|api):\/\/[^\s"'<>?#@,;&\\]{3,300}?)\/(?:\.default|user_impersonation)\b/i
const resourceNamed =
  /\bresource["']?[ \t]{0,5}[:=][ \t]{0,5}["']?(?<resource>https:\/\/[^\s"'<>?#@,;&\\]{3,300})/i

/** Returns the API that a text is about, if it is about one. */
export function apiIn(text: string): Api | undefined {
  const isPartner = apiMarks.partner.test(text)
  const isPartnerCenter = apiMarks['partner-center'].test(text)
  if (isPartner !== isPartnerCenter) return isPartner ? 'partner' : 'partner-center'
  if (isPartner) return undefined
  const named =
    scopeOf.exec(text)?.groups?.['resource'] ?? resourceNamed.exec(text)?.groups?.['resource']
  const resource = named === undefined ? undefined : readResource(named)
  return resource?.ok === true && isKeepable(resource.value)
    ? { resource: resource.value }
    : undefined
}

const accountNamed =
  /(?:account|user(?:[-_ ]?(?:name|principal[-_ ]?name))?|\bupn|login[-_ ]?hint|signed in as|sign in (?:as|with)|konto|"user"[^}]{0,40}"name)["'\])]{0,3}[ \t]{0,20}[:=]?[ \t]{0,20}["']?(?<account>[a-z0-9._%+'-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20})/i

/** Returns the user name of the account that is to sign in. An address that is not called so may be anybody's. */
export function accountIn(text: string): string | undefined {
  return accountNamed.exec(text)?.groups?.['account']
}

const nameNamed =
  /^[ \t>*-]{0,6}["']?(?:display[ _-]?name|app(?:lication)?[ _-]?name|name der anwendung|anzeigename|nom d.affichage|nombre para mostrar)["']?[ \t]{0,20}[:=\t][ \t]{0,20}(?<name>[^\n]{1,200})$/im
const nameBelow =
  /^[ \t]*(?:display name|anzeigename)[ \t]*:?[ \t]*\n+[ \t]*(?<name>[^\n:]{1,120})$/im

/** Returns what the application is called. */
export function nameIn(text: string): string | undefined {
  const named =
    nameOfJson(text) ??
    (nameNamed.exec(text) ?? nameBelow.exec(text))?.groups?.['name']?.replace(
      /^["'](.*?)["'],?$/,
      '$1'
    )
  const name = named?.split(/\t| {3,}/)[0]?.trim()
  return name === undefined || name === '' || name.length > 120 || !isKeepable(name)
    ? undefined
    : name
}

/** In a list of many names, only that of the whole is the application's. `null` for a text that is no JSON. */
function nameOfJson(text: string): string | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\\n]|\\.){0,5000}"|[{}[\]]/g)) {
    if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    else if (depth === 1 && /^"(?:displayName|tenantDisplayName)"$/.test(sign)) {
      const after = text.slice(index + sign.length, index + sign.length + 300)
      return /^\s*:\s*"(?<name>[^"\\\n]{1,200})"/.exec(after)?.groups?.['name']
    }
  }
  return undefined
}

/** Second line of defence: what is kept holds nothing that looks like a secret, whatever it was called. */
function isKeepable(text: string): boolean {
  // SECURITY: a name or address with a hole had a secret in it.  [src/core/profiles/pasted/pasted.security.test.ts]
  if (text.includes(droppedMark)) return false
  return !text.split(/[\s/]/).some(looksRandom)
}
