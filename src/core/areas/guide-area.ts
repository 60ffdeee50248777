import type { CallFailure } from '../../shared/call-failure'
import type {
  GuideDraft,
  GuideStepId,
  GuideSubject,
  GuideValueId,
  GuideView
} from '../../shared/guide'
import type { PortalPlace } from '../../shared/portal'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { KeyedMutex } from '../disk/mutex'
import { guideOf, guideValueOf } from '../guide/guide'
import { withTick } from '../guide/guide-record'
import { portalLink } from '../guide/portal-links'
import { readFields } from '../profiles/profile-fields'
import type { ProfileStore } from '../profiles/profile-store'
import type { TokenViews } from './token-views'

/** The set-up guide's area: its steps, and the ways into the portals. */
export interface GuideArea {
  /** Returns the steps for a profile or a draft, each with whether it is done. */
  view(of: GuideSubject): Promise<Result<GuideView, CallFailure>>
  /** Ticks a step that the app cannot see, or takes the tick away. */
  tick(
    profileId: string,
    step: GuideStepId,
    ticked: boolean
  ): Promise<Result<GuideView, CallFailure>>
  /** Returns what is entered in the portal for a value; empty while it is not known. */
  value(of: GuideSubject, value: GuideValueId): Result<string, CallFailure>
  /** Returns the address of a place of the portals, for the profile's cloud, tenant and application. */
  portalLink(of: GuideSubject, place: PortalPlace): Result<string, CallFailure>
}

export interface GuideAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly turns: KeyedMutex
}

export function createGuideArea({ store, views, turns }: GuideAreaParts): GuideArea {
  async function profileView(profile: Profile): Promise<GuideView> {
    const { consent, failure } = await views.viewOf(profile)
    return guideOf({
      choices: profile,
      idsKnown: true,
      record: await views.guideRecordOf(profile),
      ...(consent === undefined ? {} : { consent }),
      ...(failure === undefined ? {} : { failure })
    })
  }

  function choicesOf(of: GuideSubject): Result<GuideDraft, CallFailure> {
    if ('draft' in of) return succeeded(cleanDraft(of.draft).choices)
    const profile = store.get(of.profileId)
    return profile === undefined ? failed({ kind: 'profile-missing' }) : succeeded(profile)
  }

  return {
    async view(of) {
      if ('draft' in of)
        return succeeded(guideOf({ ...cleanDraft(of.draft), record: { ticked: [] } }))
      const profile = store.get(of.profileId)
      return profile === undefined
        ? failed({ kind: 'profile-missing' })
        : succeeded(await profileView(profile))
    },

    tick: (profileId, step, ticked) =>
      turns.run(profileId, async () => {
        const profile = store.get(profileId)
        if (profile === undefined) return failed({ kind: 'profile-missing' })
        await views.noteGuide(profile, withTick(await views.guideRecordOf(profile), step, ticked))
        return succeeded(await profileView(profile))
      }),

    value(of, value) {
      const choices = choicesOf(of)
      return choices.ok ? succeeded(guideValueOf(value, choices.value) ?? '') : choices
    },

    portalLink(of, place) {
      const choices = choicesOf(of)
      if (!choices.ok) return choices
      const link = portalLink(place, choices.value)
      return link === undefined ? failed({ kind: 'no-portal-link' }) : succeeded(link)
    }
  }
}

/** Returns a draft with the ids that are well-formed; what is still being typed is not known yet. */
function cleanDraft(draft: GuideDraft): {
  readonly choices: GuideDraft
  readonly idsKnown: boolean
} {
  const { tenant = '', clientId = '' } = readFields({
    ...draft,
    name: '',
    account: '',
    notes: ''
  })
  return {
    choices: { ...draft, tenant, clientId },
    idsKnown: tenant !== '' && clientId !== ''
  }
}
