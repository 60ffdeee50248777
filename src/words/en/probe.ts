import type {
  NoHostReason,
  PathProblem,
  ProbeCallId,
  ProbeFactId,
  ProbeTroubleCode,
  ProbeVerdict,
  ProbeView
} from '../../shared/probe'
import type { AccessMode } from '../../shared/profile'
import { code, strong, text, type Text } from '../text'
import { names } from './names'

interface CallWords {
  readonly name: string
  readonly note: string
}

const calls = {
  'legal-business-profile': {
    name: 'Legal business profile',
    note: 'The best single test: small, and documented for both access modes.'
  },
  customers: {
    name: 'Customers',
    note: 'Asks for one customer. The answer’s text holds that customer’s name.'
  },
  'organization-profile': {
    name: 'Organization profile',
    note: 'Country and culture of the partner.'
  },
  'partner-network-profile': {
    name: 'Partner network profile',
    note: 'The smallest answer: the partner’s network id.'
  },
  'exchange-rates': {
    name: 'Exchange rates',
    note: 'This month’s rates, about 18 KB of CSV. Probably needs Admin agent or Sales agent, as price sheets do.'
  },
  referrals: {
    name: 'Referrals',
    note: 'Needs Referrals admin or Referrals user. The answer’s text holds customers’ names.'
  },
  'ingestion-products': {
    name: 'Marketplace products',
    note: 'For marketplace publishers. An application alone has to be added as a user of Partner Center.'
  },
  'resource-root': {
    name: 'Address of the resource',
    note: 'Nothing is known of this API, so its own address is called. Any answer but 401 or 403 means that the token was let through.'
  }
} satisfies Record<ProbeCallId, CallWords>

const verdicts = {
  accepted: { headline: 'Accepted', sentence: 'The API accepted the token.' },
  'token-refused': { headline: 'Token refused', sentence: 'The API refused the token.' },
  'mfa-missing': {
    headline: 'Second factor missing',
    sentence: 'The API refused the token because no second factor stands in it.'
  },
  'access-denied': {
    headline: 'Access denied',
    sentence: 'The API knows the token but denies access.'
  },
  'not-found': {
    headline: 'Not found',
    sentence: 'The API answered that there is nothing at this path.'
  },
  throttled: { headline: 'Too many calls', sentence: 'The API asks to wait before the next call.' },
  'request-refused': {
    headline: 'Request refused',
    sentence: 'The API refused the request itself.'
  },
  'service-trouble': {
    headline: 'Trouble at the API',
    sentence: 'The API answered with an error of its own.'
  },
  redirected: {
    headline: 'Redirected',
    sentence: 'The API pointed to another address. The token was not sent there.'
  }
} satisfies Record<ProbeVerdict, { readonly headline: string; readonly sentence: string }>

const pathProblems = {
  empty: 'Enter a path, for example /v1/profiles/mpn.',
  'too-long': 'This path is longer than 2,000 characters. Shorten it.',
  'whole-address':
    'This is a whole address. Enter only what follows the host, for example /v1/customers?size=1.',
  'no-slash': 'A path begins with a slash. Put / in front of it.',
  'other-host': 'This leads to another host. Calls go to the host above only; enter a path on it.',
  'double-slash': 'Two slashes in a row can be read as another host. Take one away.',
  backslash: 'A backslash can be read as another host. Write / instead.',
  'at-sign': 'An @ can be read as the beginning of another host. Write %40 instead.',
  'control-characters':
    'There are line breaks or invisible characters in this path. Type it instead of pasting it.',
  'dot-segments':
    'A path with . or .. as one of its parts leads elsewhere than it shows. Write the path out.',
  fragment: 'What follows a # is never sent. Take it away, or write %23 instead.'
} satisfies Record<PathProblem, string>

const troubles = {
  'network-unreachable': (host) =>
    text`${code(host)} could not be reached. Check the network, the VPN and the proxy, then try again.`,
  'network-timed-out': (host) =>
    text`${code(host)} did not answer within 15 seconds. Check the network, the VPN and the proxy, then try again.`,
  'network-untrusted': (host) =>
    text`The certificate of ${code(host)} comes from an authority that this computer does not trust, so the token was not sent. Often a proxy opens the connections; its certificate authority can be named in ${code('NODE_EXTRA_CA_CERTS')}.`,
  'proxy-refused': (host) =>
    text`The proxy did not let the call to ${code(host)} through. Ask who runs it, then try again.`
} satisfies Record<ProbeTroubleCode, (host: string) => Text>

/** Words of a test call. */
export const probe = {
  about:
    'Sends one harmless GET with this profile’s token, and shows how the API answers. Nothing is written or changed.',
  goesTo: (origin: string): Text => text`Calls go to ${code(origin)} and nowhere else.`,
  confirmFirst:
    'This host is none of Microsoft’s listed API hosts, so a dialog asks before the first call.',
  noHost: {
    'not-a-web-address': (resource: string): Text =>
      text`The resource ${code(resource)} is a name and no address, so there is no host that the token could be sent to. Copy the token and test it where the API runs.`,
    'not-in-cloud': (resource: string): Text =>
      text`Microsoft lists no host of the Partner API for this cloud, so nothing is sent. (${code(resource)} belongs to the other clouds.)`
  } satisfies Record<NoHostReason, (resource: string) => Text>,
  choose: 'Call',
  calls,
  undocumented: (mode: AccessMode): string => `Not documented for ${names.accessModes[mode].short}`,
  undocumentedNote: (mode: AccessMode): string =>
    mode === 'app-only'
      ? 'Microsoft does not document this call for application-only access: expect 401 or 403, whatever the token is.'
      : 'Microsoft does not document this call for application + user access, so a refusal says little of the token.',
  send: 'Send',
  sendAgain: 'Send again',
  sending: 'Sending…',
  cancel: 'Cancel',
  cancelled: 'The call was cancelled.',
  unanswered: 'No answer',
  withoutToken: 'No token for the call',
  seeAbove: 'The token card above has the cause and what to do.',
  notConfirmed: (host: string): Text =>
    text`Nothing was sent to ${code(host)}, since you did not confirm it.`,
  other: 'Another path on this host',
  otherNote: 'Any other GET that only reads.',
  pathLabel: 'Path',
  pathHint: 'A GET only, with its query if it needs one: /v1/profiles/support',
  pathProblems,
  troubles,
  verdicts,
  redirect:
    'Redirects are never followed, since they would carry the token elsewhere. Often a proxy or a sign-in page of the network is behind it.',
  inShort: (status: number, latencyMs: number): string =>
    `Status ${status}, after ${Math.round(latencyMs)} ms.`,
  url: 'Called',
  at: 'At',
  mfa: 'MFA at the API',
  mfaSays: {
    compliant: 'Compliant',
    'not-compliant': 'Not compliant',
    'not-said': 'Not said'
  } satisfies Record<ProbeView['mfa'], string>,
  facts: {
    'company-name': 'Company',
    'vetting-status': 'Vetting status',
    'total-count': 'Customers',
    'partner-id': 'Partner network id',
    country: 'Country',
    culture: 'Culture',
    lines: 'Rates',
    items: 'Entries'
  } satisfies Record<ProbeFactId, string>,
  unknownError: 'What this error code means is not known here.',
  withoutCode: {
    'app+user':
      'The answer names no cause. The account’s role in Partner Center and the tenant are the first things to check.',
    'app-only':
      'The answer names no cause. For application-only access, the first thing to check is whether the application is registered under App management in Partner Center.'
  } satisfies Record<AccessMode, string>,
  apiSays: 'The API says:',
  retryAfter: (seconds: number): string =>
    seconds === 1 ? 'It asks to wait 1 second.' : `It asks to wait ${seconds} seconds.`,
  claims: 'What the API demands is passed on at the next sign-in with a second factor.',
  bodyRefused: 'The answer is longer than 256 KB. It was cut off, and nothing of it was kept.',
  noBody: 'The answer has no text.',
  showText: (bytes: number): string => `Show the answer’s text (${sizeOf(bytes)})`,
  hideText: 'Hide the answer’s text',
  textLabel: 'The answer’s text',
  textNote: 'As the API sent it. It may hold names of people and customers.',
  textGone: 'The text is no longer at hand. Send the call again.',
  /** Stands in an answer’s text where the API repeated the token. */
  tokenLeftOut: '[the token, left out]',
  last: (headline: string, call: string | undefined, when: string): Text =>
    call === undefined
      ? text`Last test call: ${strong(headline)}, ${when}.`
      : text`Last test call, ${call}: ${strong(headline)}, ${when}.`
} as const

function sizeOf(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KB`
}
