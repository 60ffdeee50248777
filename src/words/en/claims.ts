/** What a claim says, in a few words. */
export type ClaimExplanation = string

/*
 * The claims of access tokens of versions 1.0 and 2.0. Sources, as of 2026-11-23:
 * - https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 * - https://learn.microsoft.com/entra/identity-platform/optional-claims-reference
 */
const explanations: Readonly<Record<string, ClaimExplanation>> = {
  aud: 'The API that the token is for; no other takes it',
  iss: 'Who issued it: Microsoft Entra, for this tenant',
  tid: 'Tenant that issued it',
  appid: 'Application that asked for it',
  azp: 'Application that asked for it',
  app_displayname: 'Name of the application that asked for it',
  appidacr: 'How the application proved itself: 0 not at all, 1 by a secret, 2 by a certificate',
  azpacr: 'How the application proved itself: 0 not at all, 1 by a secret, 2 by a certificate',
  idtyp: 'Whom it is for: app for an application alone, user for a person',
  upn: 'User name of the person',
  preferred_username: 'User name of the person; it can change',
  unique_name: 'User name of the person, to be shown only',
  name: 'Name of the person, to be shown only',
  given_name: 'First name of the person',
  family_name: 'Last name of the person',
  email: 'Mail address of the person, if they have one',
  oid: 'Object id of the person or service principal in the tenant',
  sub: 'The same, as this application alone knows it',
  puid: 'Id of the person, for Microsoft’s own services',
  altsecid: 'Id of the person at the identity provider where they are at home',
  idp: 'Who vouched for the identity, where that is not the issuer',
  scp: 'What the application may do in the person’s name',
  roles: 'App roles that the application or person was assigned',
  wids: 'Directory roles of the person in the tenant',
  groups: 'Groups of the person, by object id',
  hasgroups: 'True when the person is in too many groups to list them',
  _claim_names: 'Which claims are to be asked for elsewhere, because they are too many',
  _claim_sources: 'Where those claims are to be asked for',
  amr: 'How the person proved who they are',
  acr: '0 when the sign-in did not meet ISO/IEC 29115, 1 when it did',
  acrs: 'Authentication contexts that the sign-in satisfied',
  auth_time: 'When the person last signed in',
  iat: 'When it was issued',
  nbf: 'Not good before',
  exp: 'Not good from then on',
  ver: 'Version of the token, which its API has chosen',
  ipaddr: 'Address from which the person signed in',
  fwd: 'Address that the client said it had',
  in_corp: 'Whether the person signed in from the company’s network',
  deviceid: 'Device that the person signed in on',
  onprem_sid: 'Id of the person in the company’s own directory',
  pwd_exp: 'When the person’s password expires, in seconds',
  pwd_url: 'Where the person changes the password',
  sid: 'Browser session that it belongs to',
  ctry: 'Country of the person',
  tenant_ctry: 'Country of the tenant',
  tenant_region_scope: 'Region of the tenant',
  tenant_region_sub_scope: 'Part of the region of the tenant',
  acct: '0 for a member of the tenant, 1 for a guest',
  nonce: 'Binds it to one request',
  platf: 'Platform of the device',
  signin_state: 'What was known of the device at the sign-in',
  login_hint: 'Hint for the next sign-in of the same person',
  verified_primary_email: 'Verified mail addresses of the person',
  verified_secondary_email: 'Further verified mail addresses of the person',
  vnet: 'Virtual network from which it was asked for',
  xms_cc: 'What the client can handle; cp1 stands for claims challenges',
  xms_ssm: 'How a token is evaluated again and again while it is good',
  xms_tcdt: 'When the tenant was created',
  xms_tdbr: 'Where the tenant’s data are kept',
  xms_st: 'The person’s subject in another application',
  xms_mirid: 'Managed identity that it was issued to',
  xms_az_rid: 'Resource in Azure that it was issued to',
  xms_idrel: 'How the identity stands to the tenant, for Microsoft’s own services',
  xms_act_fct: 'Facets of the acting identity, for Microsoft’s own services',
  xms_sub_fct: 'Facets of the subject, for Microsoft’s own services',
  xms_ftd: 'For Microsoft’s own services',
  aio: 'For Microsoft’s own services',
  rh: 'For Microsoft’s own services: it lets them check a token again',
  uti: 'Id of this very token; it helps to find the sign-in in the tenant’s log',
  c_hash: 'Binds it to the code that it was redeemed for',
  at_hash: 'Binds it to another token'
}

/**
 * How a person proved who they are. Source, as of 2026-11-23:
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference#amr-claim
 */
const methods: Readonly<Record<string, string>> = {
  pwd: 'password, or the application’s secret',
  rsa: 'key or certificate',
  otp: 'one-time code',
  fed: 'another identity provider vouched',
  wia: 'Windows integrated authentication',
  mfa: 'multi-factor authentication',
  ngcmfa: 'multi-factor authentication with a new credential',
  wiaormfa: 'Windows or multi-factor authentication',
  none: 'no authentication',
  fido: 'security key',
  face: 'face',
  fpt: 'fingerprint',
  hwk: 'key in hardware',
  swk: 'key in software',
  sms: 'text message',
  tel: 'phone call',
  pop: 'possession of a key'
}

function ownOf(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** Words of the table of claims. */
export const claims = {
  title: 'Claims of the token',
  columns: { name: 'Claim', value: 'Value', meaning: 'Meaning', copy: 'Copy' },
  search: 'Search claims',
  searchHint: 'Name, value or meaning',
  /** Returns what a claim says, or `undefined` for one that is not documented. */
  explain: (name: string): ClaimExplanation | undefined => ownOf(explanations, name),
  /** Returns what one value of a claim stands for, where the values are documented. */
  explainValue: (name: string, value: string): string | undefined =>
    name === 'amr' ? ownOf(methods, value) : undefined,
  /** A time as it is from now: `in 52 min`, `5 min ago`. */
  ago: (span: string): string => `${span} ago`,
  ahead: (span: string): string => `in ${span}`,
  copyValue: (name: string): string => `Copy ${name}`,
  copied: (name: string): string => `${name} copied.`,
  emptyList: 'Empty list',
  leftOut: (count: number): string => (count === 1 ? 'and 1 more' : `and ${count} more`),
  found: (shown: number, all: number): string =>
    shown === all ? `${all} claims` : `${shown} of ${all} claims`,
  nothingFound: (typed: string): string => `No claim has “${typed}” in it.`,
  clearSearch: 'Show all claims',
  expired: 'This token has expired. Its claims are shown as they were.',
  none: {
    title: 'No token to look at',
    'app+user': 'Sign in above. Then the claims of the token are shown here.',
    'app-only': 'Get a token above. Then its claims are shown here.'
  },
  opaque: {
    title: 'A token that cannot be read',
    sentence:
      'Microsoft sends some tokens in a form of its own, which only the API reads. Whether it is good shows when it is used: make a test call.',
    testCall: 'Go to the test call'
  },
  loading: 'Reading the claims',
  failed: 'The claims could not be read.',
  tryAgain: 'Try again',
  note: 'Claims are what the token says. Only its API can check that nobody changed it.'
} as const
