import type { DoctorCheck } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import { words, type Text } from '../../words'
import { subjectOf } from './subject'

/** Returns what a person should know and do about a check, the sentence that says what is wrong included. */
export function adviceOn(check: DoctorCheck, profile: Profile): readonly Text[] {
  const { id, basis, facts, failure, verdict } = check
  const found = words.doctor.sentence(check, subjectOf(profile))
  const meaning = facts?.answer?.meaning
  if (meaning !== undefined) {
    const error = words.partnerErrors[meaning]
    const { tenant, clientId, mode } = profile
    const names = { api: words.names.api(profile.api), tenant, clientId, mode }
    return [found, error.meaning(names), error.advice(names)]
  }
  if (facts?.tokenChecks !== undefined) {
    const bad = facts.tokenChecks.filter((token) => token.verdict === 'failed')
    return bad.flatMap((token) => {
      const { sentence, hint } = words.checks.of(token, profile.mode)
      return [[...sentence, '.'], ...(hint === undefined ? [] : [[hint]])]
    })
  }
  if (id === 'mfa' && basis === 'token-claims' && verdict === 'failed')
    return [[words.secondFactor.refused(profile.api)], [words.secondFactor.policy]]
  if (verdict === 'needs-sign-in') return [[words.doctor.needsSignIn]]
  if (failure === undefined || facts?.answer !== undefined) return [found]
  const { sentence, cause } = words.explainFailure(failure, profile)
  // What the app saw itself says more than the failure knows.
  const sawMore = check.basis === 'connection' || facts?.cloud !== undefined
  return [sawMore ? found : sentence, cause]
}
