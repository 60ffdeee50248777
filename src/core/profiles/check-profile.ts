import type { FieldProblem, ProfileWarning } from '../../shared/profile'
import type { Profile, ProfileInput } from '../../shared/profile'
import { authorityHostOf } from '../directory/clouds'
import { isListed, partnerApiOf } from '../directory/partner-apis'
import { isSameIdentity } from './identity'
import { readFields, type ReadFields } from './profile-fields'

export interface ProfileCheck {
  readonly problems: readonly FieldProblem[]
  /** What is worth saying of the fields that have no problem. */
  readonly warnings: readonly ProfileWarning[]
  /** The cleaned profile, when there is no problem. */
  readonly profile?: Omit<Profile, 'id'>
}

/**
 * Checks what was typed for a profile against itself and against the `others`. While an existing
 * profile is edited it is `self`: it may stand among the others, and its tags stay where none are
 * given. What was saved for a profile and is lost by an edit is not known here.
 */
export function checkProfile(
  input: ProfileInput,
  others: readonly Profile[],
  self?: Profile
): ProfileCheck {
  const fields = readFields(input)
  const rest = self === undefined ? others : others.filter((other) => other.id !== self.id)
  const kept = input.tags === undefined && self?.tags ? { tags: self.tags } : {}
  return {
    problems: fields.problems,
    warnings: [...duplicateWarnings(fields, rest), ...reachWarnings(fields, input.mode)],
    ...(fields.profile === undefined ? {} : { profile: { ...fields.profile, ...kept } })
  }
}

function* duplicateWarnings(
  fields: ReadFields,
  others: readonly Profile[]
): Iterable<ProfileWarning> {
  const { profile, name } = fields
  const twin = profile && others.find((other) => isSameIdentity(profile, other))
  if (twin !== undefined) yield { code: 'duplicate-profile', about: twin.name }
  const namesake = name && others.find((other) => isSameName(name, other.name))
  if (namesake) yield { code: 'duplicate-name', about: namesake.name }
}

function* reachWarnings(
  { api, cloud }: ReadFields,
  mode: ProfileInput['mode']
): Iterable<ProfileWarning> {
  if (cloud === undefined) return
  if (api !== undefined && mode === 'app-only' && partnerApiOf(api, cloud) === 'partner') {
    yield { code: 'app-only-partner-api' }
  }
  if (api !== undefined && !isListed(api, cloud)) yield { code: 'api-not-in-cloud' }
  if (typeof cloud !== 'string') yield { code: 'custom-authority', about: authorityHostOf(cloud) }
}

function isSameName(one: string, other: string): boolean {
  return one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase()
}
