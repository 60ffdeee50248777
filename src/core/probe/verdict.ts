import type { PartnerErrorId, ProbeVerdict, ProbeView } from '../../shared/probe'
import type { AccessMode, NamedApi } from '../../shared/profile'
import type { RemedyId } from '../../shared/token'
import { remedyIn, type RemedyByMode } from '../directory/authority-errors'
import {
  insufficientClaims,
  partnerErrors,
  verdictRemedies,
  type PartnerErrorFacts
} from '../directory/partner-errors'
import type { ProbeCallFacts } from '../directory/probe-calls'

/** What an answer is judged by. */
export interface Judged {
  readonly status: number
  /** Codes of the error body, the most exact one first. */
  readonly codes: readonly string[]
  readonly mfa: ProbeView['mfa']
  readonly demandsClaims: boolean
  /** None for another resource, of whose errors nothing is known. */
  readonly api: NamedApi | undefined
  readonly mode: AccessMode
  /** The known call that was answered, if it was one. */
  readonly call: ProbeCallFacts | undefined
}

export interface Verdict {
  readonly verdict: ProbeVerdict
  readonly remedy: RemedyId
  readonly meaning?: PartnerErrorId
}

/** Returns what an answer means for the token, and what a person does about it. */
export function judge(answer: Judged): Verdict {
  const known = answer.status < 400 ? undefined : knownErrorOf(answer)
  if (known !== undefined) {
    const { verdict, remedy, meaning } = known
    return { verdict, remedy: remedyOf(remedy, answer), meaning }
  }
  const verdict = verdictOfStatus(answer)
  return { verdict, remedy: remedyOf(verdictRemedies[verdict], answer) }
}

function knownErrorOf(answer: Judged): PartnerErrorFacts | undefined {
  const codes = answer.demandsClaims ? [insufficientClaims, ...answer.codes] : answer.codes
  // A claims challenge is the same on every API.
  const rows = partnerErrors.filter(
    ({ api, status, code }) =>
      status === answer.status &&
      (api === answer.api || (answer.api === undefined && code === insufficientClaims))
  )
  const exact = codes
    .map((found) => rows.find(({ code }) => code?.toLowerCase() === found.toLowerCase()))
    .find((row) => row !== undefined)
  return exact ?? rows.find(({ code }) => code === undefined)
}

function verdictOfStatus({ status, mfa, mode }: Judged): ProbeVerdict {
  if (status < 300) return 'accepted'
  if (status < 400) return 'redirected'
  if (status === 401) {
    return mfa === 'not-compliant' && mode === 'app+user' ? 'mfa-missing' : 'token-refused'
  }
  if (status === 403) return 'access-denied'
  if (status === 404) return 'not-found'
  if (status === 429) return 'throttled'
  return status < 500 ? 'request-refused' : 'service-trouble'
}

/**
 * An application alone is told to change its mode only where the call is not documented for it;
 * otherwise Partner Center has to admit it.
 */
function remedyOf(remedy: RemedyByMode, { mode, call }: Judged): RemedyId {
  const usual = remedyIn(remedy, mode)
  const isAboutRights = usual === 'edit-mode' || usual === 'open-partner-center'
  if (mode !== 'app-only' || call === undefined || !isAboutRights) return usual
  return call.documentedFor.includes(mode) ? 'open-partner-center' : 'edit-mode'
}
