import type { FailureCode, RemedyId } from '../../shared/token'

/** What an AADSTS number says: which failure it is and what a person does about it. */
export interface AuthorityError {
  readonly code: FailureCode
  readonly remedy: RemedyId
}

type Row = readonly [code: FailureCode, remedy: RemedyId, numbers: readonly number[]]

/*
 * Sources, as of 2026-11-23: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * for what a number means; a comment names what is done about it where the code does not say it.
 * Microsoft may change numbers and texts, so they choose help only; the OAuth error decides what the
 * app does.
 */

const registration: readonly Row[] = [
  ['redirect-not-registered', 'sign-in', [50011, 500113, 900971]],
  // The redirect stands under Single-page application instead of Mobile and desktop applications.
  ['redirect-not-registered', 'sign-in', [9002325, 9002326, 9002327, 700084]],
  // The redirect stands under Web, so that Microsoft expects a secret at sign-in.
  ['application-needs-secret', 'sign-in', [7000218]],
  // The registration is a public client, which may not send a credential.
  ['credential-rejected', 'edit-profile', [700025]],
  ['application-not-found', 'edit-profile', [700016, 700011, 70001, 7000112, 7000229]],
  // An application of one tenant, or one that /common and /consumers do not serve.
  ['authority-refused', 'edit-profile', [50194, 9001023, 90124, 90130]],
  // The id belongs to one of Microsoft's own applications.
  ['authority-refused', 'edit-profile', [65002]],
  ['tenant-not-found', 'edit-profile', [90002]],
  ['wrong-cloud', 'edit-profile', [90038, 900382, 900432]],
  ['authority-refused', 'retry', [90013, 900144, 9002313, 90014, 90023]],
  // The browser went back to a page that only takes a form.
  ['authority-refused', 'sign-in', [900561]]
]

const credentials: readonly Row[] = [
  ['credential-rejected', 'enter-credential', [7000215, 70002]],
  ['credential-expired', 'enter-credential', [7000222]],
  ['certificate-not-registered', 'enter-credential', [700027, 700030, 50012]],
  // The signed statement was made for another time: this computer's clock is wrong.
  ['credential-rejected', 'retry', [700024, 50013, 500133]]
]

const scopesAndConsent: readonly Row[] = [
  ['scope-invalid', 'edit-profile', [70011, 1002012, 28000, 700022, 28002, 28003, 700023, 901002]],
  ['api-not-in-tenant', 'edit-profile', [500011, 50001, 650052, 650054]],
  // The API is not listed under API permissions, or nobody has consented to it.
  ['consent-needed', 'sign-in-with-consent', [650057, 650056, 65005, 65001, 90008]],
  // An administrator has to consent; signing in as one does it.
  ['consent-needed', 'sign-in-with-consent', [90094, 90095]],
  // The customer's tenant has to consent, through the partner's own application consents.
  ['consent-needed', 'none', [90099]],
  ['declined', 'sign-in-with-consent', [65004]],
  // The application or the person has to be assigned by an administrator.
  ['blocked-by-policy', 'none', [501051]],
  ['blocked-by-policy', 'sign-in-other-account', [50105]]
]

const personAndPolicy: readonly Row[] = [
  ['wrong-account', 'sign-in-other-account', [50020, 50034, 51004, 50014, 16000, 500208, 90072]],
  // The account is disabled or locked.
  ['blocked-by-policy', 'sign-in-other-account', [50057, 50053]],
  // The password has expired or is wrong.
  ['sign-in-needed', 'sign-in', [50055, 50126]],
  ['mfa-needed', 'sign-in-with-mfa', [50076, 50074, 50079, 50072, 50078, 50158]],
  ['blocked-by-policy', 'none', [53000, 53001, 53002, 53003, 53004, 53011]],
  ['blocked-by-policy', 'none', [530032, 530034, 530035]],
  // Tenant restrictions and cross-tenant access.
  ['blocked-by-policy', 'none', [500021, 500022, 500212, 500213]],
  ['sign-in-needed', 'sign-in', [50173, 50089, 50132, 50133, 70000, 70008, 700082, 70043]],
  ['sign-in-needed', 'sign-in', [50058, 16001, 16002, 16003, 50140, 50199]],
  ['answer-invalid', 'sign-in', [54005, 501481, 50147, 700005]]
]

const passing: readonly Row[] = [
  ['throttled', 'retry', [50196, 90055]],
  ['authority-unavailable', 'retry', [90033, 90006, 90012, 90024, 50033, 50087]]
]

const rows = [...registration, ...credentials, ...scopesAndConsent, ...personAndPolicy, ...passing]

const byNumber: ReadonlyMap<number, AuthorityError> = new Map(
  rows.flatMap(([code, remedy, numbers]) => numbers.map((number) => [number, { code, remedy }]))
)

/** Returns what an AADSTS number (without its letters) says, or `undefined` when it is not known here. */
export function authorityErrorOf(aadsts: number): AuthorityError | undefined {
  return byNumber.get(aadsts)
}
