import type { ConsentForm, ConsentPlan, ConsentView } from '../../shared/consent'
import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { words } from '../../words'
import { askForConsent, type ConsentParts } from '../consent/ask-for-consent'
import { guidOf } from '../consent/consent-answer'
import { consentBindingOf } from '../consent/consent-binding'
import { consentLink, consentScopesOf, pageOriginOf } from '../consent/consent-link'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileStore } from '../profiles/profile-store'
import { authorityOf } from '../sign-in/authority'
import { makeFailure } from '../sign-in/failures'
import type { BrowserWaits } from './browser-waits'
import type { TokenViews } from './token-views'

/** The consents' area: what an administrator allows for a whole tenant. */
export interface ConsentArea {
  /** Returns what would be asked for, with a link that an administrator opens on any computer. */
  plan(profileId: string, form: ConsentForm): Promise<Result<ConsentPlan, CallFailure>>
  /** Opens the browser and returns when the consent has ended, however it ends. */
  ask(profileId: string, form: ConsentForm): Promise<Result<ConsentView, CallFailure>>
  /** Returns the link alone, or a message for the customer's administrator that explains it. */
  textForAdministrator(
    profileId: string,
    form: ConsentForm,
    as: 'link' | 'message'
  ): Promise<Result<string, CallFailure>>
}

export interface ConsentAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly turns: KeyedMutex
  readonly waits: BrowserWaits
  readonly consent: ConsentParts
}

export function createConsentArea(parts: ConsentAreaParts): ConsentArea {
  const { store, views, turns, waits, consent } = parts
  const { discovery, now } = consent

  async function planFor(
    profile: Profile,
    form: ConsentForm
  ): Promise<Result<ConsentPlan, CallFailure>> {
    const discovered = await discovery.endpointsOf(authorityOf(profile), undefined)
    if (!discovered.ok) return failed({ kind: 'failure', failure: discovered.failure })
    return succeeded({
      form,
      link: consentLink(profile, form, pageOriginOf(profile, discovered.value)),
      scopes: [...consentScopesOf(profile, form)]
    })
  }

  /** The directory id that a profile names, or is pinned to since its first token. */
  async function knownTenantIdOf(profile: Profile): Promise<string | undefined> {
    return guidOf(profile.tenant) ?? (await views.rememberedPins(profile.id)).tenantId
  }

  /** Runs in the profile's turn: it may have been removed or edited since the answer came. */
  async function note(
    asked: Profile,
    answer: Result<ConsentView, Failure>
  ): Promise<Result<ConsentView, CallFailure>> {
    const profile = store.get(asked.id)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (!answer.ok) return failed({ kind: 'failure', failure: answer.failure })
    if (consentBindingOf(profile) !== consentBindingOf(asked))
      return failed({ kind: 'failure', failure: makeFailure('cancelled', now()) })
    await views.noteConsent(profile, answer.value)
    return answer
  }

  return {
    plan: async (profileId, form) => {
      const profile = store.get(profileId)
      return profile === undefined
        ? failed({ kind: 'profile-missing' })
        : await planFor(profile, form)
    },
    ask: async (profileId, form) => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      if (waits.has(profileId))
        return failed({ kind: 'failure', failure: makeFailure('busy', now()) })
      return await waits.run(profile, 'consent', async (progress) => {
        const knownTenantId = await knownTenantIdOf(profile)
        const request = { profile, form, knownTenantId, ...progress }
        const answer = await askForConsent(consent, request)
        return await turns.run(profileId, () => note(profile, answer))
      })
    },
    textForAdministrator: async (profileId, form, as) => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const plan = await planFor(profile, form)
      if (!plan.ok) return plan
      const { link, scopes } = plan.value
      return succeeded(as === 'link' ? link : words.consent.message(profile, link, scopes))
    }
  }
}
