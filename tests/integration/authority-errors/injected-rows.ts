import type { FailureCode, RemedyId } from '../../../src/shared/token'
import { askAlone, renewAfter, signIn, type Row, type Stage } from './stage'

/** Where the refusal comes out: alone and renewal and code at the token endpoint, browser by redirect. */
type Place = 'alone' | 'renewal' | 'code' | 'browser'

type Injected = readonly [
  aadsts: number,
  place: Place,
  error: string,
  code: FailureCode,
  remedy: RemedyId,
  suberror?: string
]

const injected: readonly Injected[] = [
  [700011, 'alone', 'unauthorized_client', 'application-not-found', 'edit-client-id'],
  [70001, 'alone', 'unauthorized_client', 'application-not-found', 'edit-client-id'],
  [50194, 'alone', 'invalid_request', 'authority-refused', 'edit-tenant'],
  [9001023, 'alone', 'invalid_request', 'authority-refused', 'edit-tenant'],
  [90124, 'renewal', 'invalid_request', 'authority-refused', 'edit-tenant'],
  [90130, 'renewal', 'invalid_request', 'authority-refused', 'edit-tenant'],
  [900432, 'alone', 'invalid_request', 'wrong-cloud', 'edit-cloud'],
  [90013, 'alone', 'invalid_request', 'authority-refused', 'retry'],
  [900144, 'alone', 'invalid_request', 'authority-refused', 'retry'],
  [9002313, 'alone', 'invalid_request', 'authority-refused', 'retry'],
  [90014, 'renewal', 'invalid_request', 'authority-refused', 'retry'],
  [90023, 'renewal', 'invalid_request', 'authority-refused', 'retry'],
  [900561, 'browser', 'invalid_request', 'authority-refused', 'sign-in'],
  [900971, 'code', 'invalid_request', 'redirect-not-registered', 'open-authentication'],
  [9002325, 'code', 'invalid_request', 'redirect-not-registered', 'open-authentication'],
  [9002326, 'code', 'invalid_request', 'redirect-not-registered', 'open-authentication'],
  [70002, 'alone', 'invalid_client', 'credential-rejected', 'enter-credential'],
  [700030, 'alone', 'invalid_client', 'certificate-not-registered', 'open-credentials'],
  [50012, 'alone', 'invalid_client', 'certificate-not-registered', 'open-credentials'],
  [50013, 'alone', 'invalid_grant', 'credential-rejected', 'retry'],
  [500133, 'alone', 'invalid_grant', 'credential-rejected', 'retry'],
  [70011, 'alone', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [1002012, 'alone', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [28000, 'renewal', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [700022, 'renewal', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [28002, 'alone', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [28003, 'alone', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [700023, 'browser', 'invalid_scope', 'scope-invalid', 'edit-api'],
  [901002, 'browser', 'invalid_request', 'authority-refused', 'none'],
  [650054, 'browser', 'invalid_resource', 'api-not-in-tenant', 'open-partner-center'],
  [65005, 'browser', 'invalid_resource', 'consent-needed', 'open-permissions'],
  [90008, 'browser', 'invalid_request', 'consent-needed', 'open-permissions'],
  [90099, 'renewal', 'invalid_grant', 'consent-needed', 'edit-tenant'],
  [65002, 'browser', 'invalid_request', 'authority-refused', 'edit-client-id'],
  [51004, 'browser', 'access_denied', 'wrong-account', 'sign-in-other-account'],
  [50014, 'browser', 'access_denied', 'wrong-account', 'sign-in-other-account'],
  [16000, 'browser', 'interaction_required', 'wrong-account', 'sign-in-other-account'],
  [500208, 'browser', 'access_denied', 'wrong-account', 'sign-in-other-account'],
  [90072, 'renewal', 'invalid_grant', 'wrong-account', 'sign-in-other-account'],
  [50126, 'renewal', 'invalid_grant', 'sign-in-needed', 'sign-in'],
  [50055, 'renewal', 'invalid_grant', 'sign-in-needed', 'sign-in', 'user_password_expired'],
  [50053, 'renewal', 'invalid_grant', 'blocked-by-policy', 'sign-in-other-account'],
  [50074, 'renewal', 'interaction_required', 'mfa-needed', 'sign-in-with-mfa', 'basic_action'],
  [50072, 'renewal', 'interaction_required', 'mfa-needed', 'sign-in-with-mfa', 'basic_action'],
  [530032, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none', 'message_only'],
  [530034, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none', 'message_only'],
  [530035, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none', 'message_only'],
  [53004, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none', 'message_only'],
  [500021, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none'],
  [500022, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none'],
  [500212, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none'],
  [500213, 'renewal', 'invalid_grant', 'blocked-by-policy', 'none'],
  [50089, 'renewal', 'invalid_grant', 'sign-in-needed', 'sign-in'],
  [50132, 'renewal', 'invalid_grant', 'sign-in-needed', 'sign-in', 'bad_token'],
  [700084, 'renewal', 'invalid_grant', 'sign-in-needed', 'open-authentication'],
  [501481, 'code', 'invalid_grant', 'answer-invalid', 'sign-in'],
  [50147, 'code', 'invalid_grant', 'answer-invalid', 'sign-in'],
  [700005, 'code', 'invalid_grant', 'answer-invalid', 'sign-in'],
  [50058, 'browser', 'login_required', 'sign-in-needed', 'sign-in'],
  [16001, 'browser', 'interaction_required', 'sign-in-needed', 'sign-in'],
  [16002, 'browser', 'interaction_required', 'sign-in-needed', 'sign-in'],
  [16003, 'browser', 'interaction_required', 'sign-in-needed', 'sign-in'],
  [50140, 'browser', 'interaction_required', 'sign-in-needed', 'sign-in'],
  [50199, 'browser', 'interaction_required', 'sign-in-needed', 'sign-in'],
  [90055, 'alone', 'temporarily_unavailable', 'throttled', 'retry'],
  [90033, 'alone', 'temporarily_unavailable', 'authority-unavailable', 'retry'],
  [90006, 'alone', 'server_error', 'authority-unavailable', 'retry'],
  [90012, 'alone', 'temporarily_unavailable', 'authority-unavailable', 'retry'],
  [90024, 'alone', 'temporarily_unavailable', 'authority-unavailable', 'retry'],
  [50033, 'alone', 'server_error', 'authority-unavailable', 'retry'],
  [50087, 'alone', 'server_error', 'authority-unavailable', 'retry']
]

function provokeAt(place: Place, stage: Stage, inject: () => void): ReturnType<Row['provoke']> {
  const { publicClient, secretClient } = stage.tenant.applications
  if (place === 'renewal') return renewAfter(stage, inject)
  inject()
  return place === 'alone' ? askAlone(stage, secretClient) : signIn(stage, publicClient)
}

/**
 * Injected: nothing of the demo tenant is the reason. It refuses because it is told to, in the form and
 * at the place in which Entra does.
 */
export const injectedRows: readonly Row[] = injected.map(
  ([aadsts, place, error, code, remedy, suberror]) => ({
    aadsts,
    because: `${place}, ${error}`,
    code,
    remedy,
    provoke: (stage) =>
      provokeAt(place, stage, () => {
        const refusal = { code: aadsts, error, ...(suberror === undefined ? {} : { suberror }) }
        stage.tenant.faults.add({ on: place === 'browser' ? 'authorize' : 'token', refusal })
      })
  })
)
