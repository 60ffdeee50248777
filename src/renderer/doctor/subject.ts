import type { Profile } from '../../shared/profile'
import { words, type DoctorSubject } from '../../words'

/** Returns what the doctor's sentences about a profile speak of. */
export function subjectOf({ tenant, clientId, cloud, mode, api }: Profile): DoctorSubject {
  return { tenant, clientId, cloud, mode, api: words.names.api(api) }
}
