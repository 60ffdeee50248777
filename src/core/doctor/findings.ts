import type { AccessMode } from '../../shared/profile'
import type { DoctorCheck, DoctorCheckId, DoctorFacts } from '../../shared/doctor'

/** What became of a check. */
export type Finding = Omit<DoctorCheck, 'id' | 'durationMs'>

/** What one step of the examination found, by check. */
export type Findings = { readonly [Id in DoctorCheckId]?: Finding }

/** The checks that one request for a token answers, in order. */
export const answeredByToken = [
  'application',
  'redirect',
  'credential',
  'api',
  'consent',
  'mfa',
  'token'
] as const satisfies readonly DoctorCheckId[]

/** The checks that mean nothing in an access mode. */
const notNeeded: Readonly<Record<AccessMode, readonly DoctorCheckId[]>> = {
  'app+user': ['credential'],
  'app-only': ['redirect', 'mfa']
}

/** Tells whether a check means something in an access mode. */
export function isNeeded(id: DoctorCheckId, mode: AccessMode): boolean {
  return !notNeeded[mode].includes(id)
}

/** Seen by the app itself. */
export function observed(
  verdict: Finding['verdict'],
  basis: NonNullable<Finding['basis']>,
  more: Pick<Finding, 'facts' | 'failure'> = {}
): Finding {
  return { verdict, evidence: 'observed', basis, ...more }
}

/** Good, as far as something else that was seen tells. */
export function inferred(
  basis: NonNullable<Finding['basis']>,
  facts: DoctorFacts | undefined
): Finding {
  return {
    verdict: 'passed',
    evidence: 'inferred',
    basis,
    ...(facts === undefined ? {} : { facts })
  }
}

/** Not made, because of an earlier check. */
export function unreached(because: DoctorCheckId): Finding {
  return { verdict: 'unreached', because }
}

/** Returns what a function finds for every id. */
export function findingsFor(
  ids: readonly DoctorCheckId[],
  find: (id: DoctorCheckId) => Finding
): Findings {
  return Object.fromEntries(ids.map((id) => [id, find(id)]))
}
