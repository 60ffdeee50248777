import type { Profile } from '../../shared/profile'
import { words } from '../../words'

/** A field in which several profiles say the same. */
export interface CommonField {
  readonly name: string
  readonly value: string
}

/** Returns the fields in which all profiles say the same, in the terms of their registration. */
export function inCommon(profiles: readonly Profile[]): readonly CommonField[] {
  const { labels } = words.fields
  const fields: readonly (readonly [string, (profile: Profile) => string])[] = [
    [labels.tenant, ({ tenant }) => tenant],
    [labels.clientId, ({ clientId }) => clientId],
    [words.editor.sections.access, ({ mode }) => words.names.accessModes[mode].name],
    [labels.api, ({ api }) => words.names.api(api)],
    [labels.cloud, ({ cloud }) => words.names.cloud(cloud)],
    [words.editor.sections.environment, (profile) => words.names.environments[profile.environment]]
  ]
  return fields.flatMap(([name, read]) => {
    const values = new Set(profiles.map(read))
    const [value] = values
    return values.size === 1 && value !== undefined ? [{ name, value }] : []
  })
}
