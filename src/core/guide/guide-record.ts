import type { GuideStepId } from '../../shared/guide'
import type { Profile } from '../../shared/profile'
import { authorityHostOf } from '../directory/clouds'
import { resourceOf } from '../directory/partner-apis'
import type { ProfileState } from '../profiles/profile-state'

/** What was seen of a profile's set-up, and what its person has ticked. */
export type GuideRecord = NonNullable<ProfileState['guide']>
export type GuideSightings = Pick<GuideRecord, 'tokenAt' | 'scopeAt' | 'testCallAt'>

/**
 * Returns what is recorded for a profile. What was recorded while it named another tenant, application,
 * cloud, access mode or API says nothing of what it names now.
 */
export function guideRecordOf(profile: Profile, recorded: GuideRecord | undefined): GuideRecord {
  const recordedFor = subjectOf(profile)
  return recorded?.recordedFor === recordedFor ? recorded : { recordedFor, ticked: [] }
}

/** Returns the record with a step ticked, or no longer ticked. */
export function withTick(record: GuideRecord, step: GuideStepId, ticked: boolean): GuideRecord {
  const others = record.ticked.filter((id) => id !== step)
  return { ...record, ticked: ticked ? [...others, step] : others }
}

function subjectOf({ cloud, tenant, clientId, mode, api }: Profile): string {
  return JSON.stringify([authorityHostOf(cloud), tenant, clientId, mode, resourceOf(api, cloud)])
}
