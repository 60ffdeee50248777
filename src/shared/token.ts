import { z } from 'zod'

/** The checks of a token, in the order in which they are shown. */
export const tokenCheckIds = [
  'audience',
  'tenant',
  'account',
  'mode',
  'scope',
  'expiry',
  'mfa'
] as const
export type TokenCheckId = (typeof tokenCheckIds)[number]

/**
 * One check of a token. `expected` and `found` are names, hosts or ids that a sentence may show; they
 * come from the profile and from the token's claims and are never secret.
 */
export const tokenCheckSchema = z.object({
  id: z.enum(tokenCheckIds),
  verdict: z.enum(['passed', 'failed', 'unknown']),
  expected: z.string().max(1100).optional(),
  found: z.string().max(1100).optional()
})
export type TokenCheck = z.infer<typeof tokenCheckSchema>

/** Everything that can keep a token from coming. `words` has a sentence for each. */
export const failureCodes = [
  // the person or the browser
  'cancelled',
  'timed-out',
  'declined',
  'device-code-expired',
  'device-code-blocked',
  'browser-not-opened',
  'loopback-unavailable',
  'answer-invalid',
  // the pins
  'wrong-account',
  'wrong-tenant',
  // what the authority says
  'sign-in-needed',
  'consent-needed',
  'mfa-needed',
  'blocked-by-policy',
  'credential-rejected',
  'credential-expired',
  'certificate-not-registered',
  'application-not-found',
  'application-needs-secret',
  'tenant-not-found',
  'wrong-cloud',
  'redirect-not-registered',
  'scope-invalid',
  'api-not-in-tenant',
  'throttled',
  'authority-unavailable',
  'authority-refused',
  // the way there
  'network-unreachable',
  'network-timed-out',
  'network-untrusted',
  'proxy-refused',
  'endpoint-refused',
  // our own records
  'credential-missing',
  'credential-unreadable',
  'cache-unreadable',
  'key-unavailable',
  'profile-missing',
  'authority-unconfirmed',
  'busy',
  'internal'
] as const
export type FailureCode = (typeof failureCodes)[number]

/** What a person can do about a failure; the page shows it as one button. */
export const remedyIds = [
  'sign-in',
  'sign-in-other-account',
  'sign-in-with-consent',
  'sign-in-with-mfa',
  'enter-credential',
  'edit-profile',
  'edit-tenant',
  'edit-client-id',
  'edit-mode',
  'edit-api',
  'edit-cloud',
  'confirm-authority',
  'grant-consent',
  'open-authentication',
  'open-credentials',
  'open-permissions',
  'open-app-overview',
  'open-enterprise-apps',
  'open-partner-center',
  'retry',
  'none'
] as const
export type RemedyId = (typeof remedyIds)[number]

/** A typed failure: code, what to do, and what a ticket needs. `detail` is Microsoft's own text, as text. */
export const failureSchema = z.object({
  code: z.enum(failureCodes),
  remedy: z.enum(remedyIds),
  /** Milliseconds since the epoch. */
  at: z.number(),
  aadsts: z.number().int().optional(),
  oauthError: z.string().max(200).optional(),
  suberror: z.string().max(200).optional(),
  correlationId: z.string().max(100).optional(),
  detail: z.string().max(4000).optional(),
  expected: z.string().max(400).optional(),
  found: z.string().max(400).optional()
})
export type Failure = z.infer<typeof failureSchema>

/** A call of the profile's API that carries the token. */
export const callForms = ['curl', 'powershell', 'http-request', 'javascript-fetch'] as const
export type CallForm = (typeof callForms)[number]

/** What is copied of a token, in the order in which it is offered. */
export const copyForms = [
  'token',
  'authorization-header',
  ...callForms,
  'environment-bash',
  'environment-powershell',
  /** What the token says, without the token. */
  'claims-json'
] as const
export type CopyForm = (typeof copyForms)[number]
