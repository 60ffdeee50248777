import type { DoctorCheckId } from '../../shared/doctor'
import type { Failure } from '../../shared/token'
import { blameOf } from './blame'
import { answeredByToken, findingsFor, observed, type Finding, type Findings } from './findings'
import { findingsOfRefusal, type Asked } from './token-findings'

/**
 * What the last sign-in in the browser says when it ended without a token. Nothing when it says nothing of
 * the profile, as when the person cancelled it, or only of the tenant, which has just been asked for anew.
 */
export function findingsOfLastSignIn(
  asked: Asked,
  failure: Failure | undefined
): Findings | undefined {
  if (failure === undefined || failure.code === 'sign-in-needed') return undefined
  const { check, tokenIssued } = blameOf(failure, asked.profile.mode)
  if (check === undefined || check === 'tenant') return undefined
  const found = findingsOfRefusal(asked, failure)
  return findingsFor(answeredByToken, (id) => atSignIn(id, found[id], tokenIssued))
}

/** The same finding, told as what it rests on: a sign-in that may be some time ago, and was not saved. */
function atSignIn(
  id: DoctorCheckId,
  finding: Finding = { verdict: 'needs-sign-in' },
  tokenIssued: boolean
): Finding {
  if (finding.verdict === 'failed') return { ...finding, basis: 'last-sign-in' }
  // An answer that came back says that the redirect is registered, and not yet on which platform.
  if (id === 'redirect' && finding.verdict === 'passed')
    return tokenIssued ? observed('passed', 'token-issued') : { verdict: 'needs-sign-in' }
  return finding
}
