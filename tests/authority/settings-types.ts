/** What a call of a look-alike API can end in. The bodies are in `api-answers.ts`. */
export type ApiTrouble =
  | 'mfa-missing'
  | 'mfa-missing-older'
  | 'access-denied'
  | 'partner-token-missing'
  | 'not-allowed'
  | 'no-relationship'
  | 'role-missing'
  | 'program-inactive'
  | 'reseller-inactive'
  | 'agreement-missing'
  | 'not-found'
  | 'tenant-not-found'
  | 'bad-request'
  | 'throttled'
  | 'insufficient-claims'
  | 'unavailable'
  | 'broken'
  | 'empty-401'
  | 'redirect'
  | 'huge-body'
  | 'slow-body'
  | 'not-json'

/** How a directory stands with Partner Center; `none` is no partner at all. */
export type PartnerAccount =
  'active' | 'none' | 'program-inactive' | 'reseller-inactive' | 'agreement-missing'

/** What Partner Center knows of an application besides its registration in Entra. */
export interface ApplicationAtPartnerCenter {
  /** Whether it stands in App management; without it an application alone is refused. */
  readonly isRegistered: boolean
  /** Roles of the service principal, where it was added as a user of Partner Center. */
  readonly roles: readonly string[]
  /** What its calls always end in. */
  readonly trouble: ApiTrouble | undefined
}

/** What an administrator can change of a registration and its enterprise application. */
export interface RegistrationSettings {
  /** False is "Enabled for users to sign in: No" (AADSTS7000112). */
  isEnabled: boolean
  /** Whether the tenant has an enterprise application for it (AADSTS7000229). */
  hasServicePrincipal: boolean
  /** Deleted registrations are not found (AADSTS700016). */
  isDeleted: boolean
  /** Object ids of who is assigned; undefined where no assignment is required (AADSTS50105). */
  assigned: readonly string[] | undefined
  /** Application ids of the APIs under API permissions; undefined is all (AADSTS650057). */
  listedApis: readonly string[] | undefined
  /** Who may consent (AADSTS90094, AADSTS90095). */
  consentBy: 'everyone' | 'administrators' | 'administrators-on-request'
  atPartnerCenter: ApplicationAtPartnerCenter
}

/** What an administrator, or time, can change of a user. */
export interface UserSettings {
  /** AADSTS50057 */
  isDisabled: boolean
  /** AADSTS50034 */
  isDeleted: boolean
  /** AADSTS50055 in the browser, AADSTS50133 at a refresh. */
  passwordIsExpired: boolean
  /** AADSTS50053; ten wrong passwords in a row do it too. */
  isLocked: boolean
  /** Wrong passwords in a row. */
  wrongPasswords: number
  /** At high risk (AADSTS53011). */
  isAtRisk: boolean
  /** Without a second factor of their own where MFA is required: AADSTS50079. */
  isRegisteredForMfa: boolean
}

/** A Conditional Access policy's grant or session control. */
export type PolicyControl =
  /** AADSTS53003 */
  | 'block'
  /** AADSTS53000 */
  | 'compliant-device'
  /** AADSTS53001 */
  | 'joined-device'
  /** AADSTS53002 */
  | 'approved-application'
  /** AADSTS50158 */
  | 'external-factor'
  /** A sign-in is good for no time at all: AADSTS70043. */
  | 'sign-in-every-time'
  /** A second factor is good for no time at all: AADSTS50078. */
  | 'mfa-every-time'

export interface Policy {
  readonly control: PolicyControl
  /** Client ids, or `all` that sign people in. Application-only access is met by client id only. */
  readonly applications: 'all' | readonly string[]
}

/** How an API stands in a directory. */
export type ResourcePresence =
  /** Its service principal is there. */
  | 'present'
  /** AADSTS500011 */
  | 'absent'
  /** AADSTS50001 */
  | 'disabled'
  /** AADSTS650052 */
  | 'not-subscribed'
  /** Applications need an app role assigned: AADSTS501051 for application-only access. */
  | 'assignment-required'
