import type { DoctorCheck } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import { words, type Text } from '../../words'

/** Returns what a person should know and do about a check, after the sentence that says what is wrong. */
export function adviceOn(check: DoctorCheck, profile: Profile): readonly Text[] {
  const { id, facts, failure } = check
  const meaning = facts?.answer?.meaning
  if (meaning !== undefined) {
    const error = words.partnerErrors[meaning]
    const { tenant, clientId, mode } = profile
    const names = { api: words.names.api(profile.api), tenant, clientId, mode }
    return [error.meaning(names), error.advice(names)]
  }
  if (facts?.tokenChecks !== undefined) {
    return facts.tokenChecks
      .filter(({ verdict }) => verdict === 'failed')
      .flatMap((token) => {
        const { sentence, hint } = words.checks.of(token, profile.mode)
        return [[...sentence, '.'], ...(hint === undefined ? [] : [[hint]])]
      })
  }
  if (failure === undefined || facts?.answer !== undefined) return []
  if (check.verdict === 'needs-sign-in') return []
  const { sentence, cause } = words.explainFailure(failure, profile)
  // The way itself has been told already, with more than the failure knows of it.
  return id === 'network' || id === 'tls' ? [cause] : [sentence, cause]
}
