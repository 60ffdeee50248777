import type { DoctorCheckId } from '../../shared/doctor'

/**
 * Which of the doctor's checks an AADSTS number speaks of, where the failure that it stands for does not
 * say so. Source, as of 2026-11-23:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const blamedChecks: readonly {
  readonly check: DoctorCheckId
  readonly numbers: readonly number[]
}[] = [
  // An application of one tenant, asked for at an address that stands for several.
  { check: 'tenant', numbers: [50194, 9001023, 90124, 90130] },
  // The id belongs to one of Microsoft's own applications.
  { check: 'application', numbers: [65002] },
  // The refresh token was issued to a redirect under Single-page application.
  { check: 'redirect', numbers: [700084] },
  // The application or the person is not assigned to what asks for an assignment.
  { check: 'consent', numbers: [501051, 50105] }
]
