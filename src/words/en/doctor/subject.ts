import type { AccessMode, Cloud } from '../../../shared/profile'

/** What the doctor's sentences are about. */
export interface DoctorSubject {
  /** Domain or id; the id alone where names are left out. */
  readonly tenant: string
  readonly clientId: string
  /** As it is named everywhere. */
  readonly api: string
  readonly cloud: Cloud
  readonly mode: AccessMode
}
