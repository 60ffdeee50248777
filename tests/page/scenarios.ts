import type { Arrangement } from '../../src/shared/arrangement'
import type { Snapshot } from '../../src/shared/contract'
import type { Profile } from '../../src/shared/profile'
import type { Failure, TokenCheck } from '../../src/shared/token'
import { defaultSettings } from '../../src/shared/settings'
import type { SignInView, TokenView } from '../../src/shared/views'
import type { Scenario } from './fake-desktop'

/** The time at which every scenario takes place: 23 November 2026, 17:49 (UTC). */
export const NOW = Date.UTC(2026, 10, 23, 17, 49, 0)
const MINUTE = 60_000

export const ids = {
  emea: '00000000-0000-4000-8000-000000000001',
  pricing: '00000000-0000-4000-8000-000000000002',
  sandbox: '00000000-0000-4000-8000-000000000003',
  gov: '00000000-0000-4000-8000-000000000004',
  referrals: '00000000-0000-4000-8000-000000000005',
  marketplace: '00000000-0000-4000-8000-000000000006',
  china: '00000000-0000-4000-8000-000000000007',
  sovereign: '00000000-0000-4000-8000-000000000008'
} as const

export const profiles = {
  emea: {
    id: ids.emea,
    name: 'Contoso Partner EMEA',
    tenant: 'contoso-emea.onmicrosoft.com',
    clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production',
    account: 'ada.lovelace@contoso-emea.com'
  },
  pricing: {
    id: ids.pricing,
    name: 'Contoso Pricing job',
    tenant: 'contoso-emea.onmicrosoft.com',
    clientId: 'd1f8a6b0-2f40-4b55-9d0e-6f4b1d3f7c21',
    mode: 'app-only',
    api: 'partner-center',
    cloud: 'global',
    environment: 'production',
    notes: 'Runs each night at 02:00.\nAsk the platform team before the secret is changed.'
  },
  sandbox: {
    id: ids.sandbox,
    name: 'Fabrikam Sandbox',
    tenant: 'fabrikam-int.onmicrosoft.com',
    clientId: '7a9cf6d4-21f5-4ef2-9e8f-0ad3b6f0e515',
    mode: 'app+user',
    api: 'partner-center',
    cloud: 'global',
    environment: 'sandbox'
  },
  gov: {
    id: ids.gov,
    name: 'Litware Gov',
    tenant: 'litware.onmicrosoft.us',
    clientId: '2c1f60d4-77ce-4be3-8f0d-9a2e5c4b7a51',
    mode: 'app+user',
    api: 'partner-center',
    cloud: 'usgov',
    environment: 'production'
  },
  referrals: {
    id: ids.referrals,
    name: 'Northwind Referrals',
    tenant: 'northwind.com',
    clientId: '9f0b8b1c-6c1b-4f3c-8c39-2f9f4f1f9f10',
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production'
  },
  marketplace: {
    id: ids.marketplace,
    name: 'Northwind Marketplace',
    tenant: 'northwind.com',
    clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    mode: 'app-only',
    api: 'partner',
    cloud: 'global',
    environment: 'production'
  },
  china: {
    id: ids.china,
    name: 'Northwind China',
    tenant: 'northwind.partner.onmschina.cn',
    clientId: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
    mode: 'app+user',
    api: 'partner-center',
    cloud: 'china',
    environment: 'production'
  },
  sovereign: {
    id: ids.sovereign,
    name: 'Wide World Importers, a partner with a rather long name for a list',
    tenant: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    clientId: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    mode: 'app-only',
    api: { resource: 'https://api.partner.sovereign.example' },
    cloud: { authority: 'https://login.sovereign.example' },
    environment: 'sandbox'
  }
} as const satisfies Record<string, Profile>

const delegatedChecks: TokenCheck[] = [
  { id: 'audience', verdict: 'passed', expected: 'https://api.partner.microsoft.com' },
  { id: 'tenant', verdict: 'passed' },
  { id: 'account', verdict: 'passed' },
  { id: 'mode', verdict: 'passed' },
  { id: 'scope', verdict: 'passed', expected: 'user_impersonation' },
  { id: 'expiry', verdict: 'passed' },
  { id: 'mfa', verdict: 'passed' }
]

const appOnlyChecks: TokenCheck[] = [
  { id: 'audience', verdict: 'passed', expected: 'https://api.partnercenter.microsoft.com' },
  { id: 'tenant', verdict: 'passed' },
  { id: 'account', verdict: 'unknown' },
  { id: 'mode', verdict: 'passed' },
  { id: 'scope', verdict: 'unknown' },
  { id: 'expiry', verdict: 'passed' },
  { id: 'mfa', verdict: 'unknown' }
]

/** A certificate that may be shown. */
export const certificate = {
  subject: 'CN=contoso-pricing-job',
  thumbprintSha256: 'ab12'.repeat(16),
  thumbprintSha1: '4f9c21d07be8a35c61d2'.repeat(2),
  notBefore: NOW - 100 * 24 * 60 * MINUTE,
  notAfter: NOW + 200 * 24 * 60 * MINUTE
}

function token(profile: Profile, leftMinutes: number, lifeMinutes: number): TokenView {
  return {
    profileId: profile.id,
    state: 'token',
    mode: profile.mode,
    issuedAt: NOW + (leftMinutes - lifeMinutes) * MINUTE,
    expiresAt: NOW + leftMinutes * MINUTE,
    checks: profile.mode === 'app-only' ? appOnlyChecks : delegatedChecks,
    credential: { kind: 'none' },
    ...(profile.mode === 'app+user' ? { account: 'ada.lovelace@contoso-emea.com' } : {})
  }
}

function none(profile: Profile): TokenView {
  return {
    profileId: profile.id,
    state: 'none',
    mode: profile.mode,
    checks: [],
    credential: { kind: 'none' }
  }
}

/** What the authority says when nobody has consented. */
export const consentFailure: Failure = {
  code: 'consent-needed',
  remedy: 'sign-in-with-consent',
  at: NOW - 2 * MINUTE,
  aadsts: 65001,
  oauthError: 'invalid_grant',
  suberror: 'consent_required',
  correlationId: '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d',
  detail:
    "AADSTS65001: The user or administrator has not consented to use the application with ID '2c1f60d4-77ce-4be3-8f0d-9a2e5c4b7a51' named 'Litware desk'. Send an interactive authorization request for this user and resource."
}

/** The usual state of every profile's token. */
export const tokens = {
  emea: token(profiles.emea, 52, 62),
  pricing: {
    ...token(profiles.pricing, 28, 60),
    credential: { kind: 'secret', savedAt: NOW - 20 * 24 * 60 * MINUTE }
  },
  sandbox: token(profiles.sandbox, 7, 75),
  gov: { ...none(profiles.gov), failure: consentFailure },
  referrals: token(profiles.referrals, 40, 63),
  marketplace: none(profiles.marketplace),
  china: none(profiles.china),
  sovereign: {
    ...none(profiles.sovereign),
    credential: { kind: 'certificate', savedAt: NOW - 20 * 24 * 60 * MINUTE, certificate }
  }
} as const satisfies Record<string, TokenView>

/** A list that nobody has arranged. */
export const arranged: Arrangement = {
  pinned: [],
  recent: [],
  tagColours: [],
  sorting: 'name',
  grouping: 'none'
}

const snapshot: Snapshot = {
  version: '0.1.0',
  demo: false,
  profiles: Object.values(profiles),
  store: { mode: 'writable' },
  vault: { mode: 'sealed', keptBy: 'GNOME Keyring' },
  clipboard: {},
  signIns: [],
  arrangement: arranged,
  settings: {
    settings: defaultSettings,
    defaults: defaultSettings,
    dataFolder: '/home/ada/.config/partner-token-desk',
    locale: 'en-GB',
    takenShortcuts: [],
    canStartAtLogin: true,
    hasTray: true
  }
}

/** Eight profiles in every usual state; the first one is chosen and ready. */
export const ready: Scenario = {
  snapshot,
  tokens: Object.values(tokens),
  answers: {},
  held: []
}

/** A sign-in that waits. */
export const waiting: SignInView = {
  profileId: ids.emea,
  purpose: 'sign-in',
  phase: 'waiting',
  startedAt: NOW - 28_000,
  endsAt: NOW + 272_000,
  authorityHost: 'login.microsoftonline.com',
  tenant: 'contoso-emea.onmicrosoft.com',
  account: 'ada.lovelace@contoso-emea.com'
}

/** The scenario with another snapshot. */
export function withSnapshot(change: Partial<Snapshot>): Scenario {
  return { ...ready, snapshot: { ...snapshot, ...change } }
}

/** The scenario with another view of the first profile's token. */
export function withToken(change: Partial<TokenView>): Scenario {
  const [first, ...others] = Object.values(tokens)
  return { ...ready, tokens: first === undefined ? [] : [{ ...first, ...change }, ...others] }
}

/** A view of the first profile without a token. */
export const signedOut: TokenView = none(profiles.emea)

/** The state of a failed check among the usual ones. */
export function checksWith(failed: TokenCheck): TokenCheck[] {
  return delegatedChecks.map((check) => (check.id === failed.id ? failed : check))
}
