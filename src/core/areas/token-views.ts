import type { ConsentView } from '../../shared/consent'
import { isDeepStrictEqual } from 'node:util'
import { LENGTHS, type Profile } from '../../shared/profile'
import type { LastProbe } from '../../shared/probe'
import type { CopyForm, Failure, TokenCheck } from '../../shared/token'
import type { CredentialView, TokenView } from '../../shared/views'
import { consentBindingOf } from '../consent/consent-binding'
import { guideRecordOf, type GuideRecord, type GuideSightings } from '../guide/guide-record'
import type { ProfileState, ProfileStates } from '../profiles/profile-state'
import { patchState, type ProfileStatePatch } from '../profiles/state-fields'
import type { AcquiredToken, Pins } from '../sign-in/acquired-token'
import { readClaimsChallenge } from '../sign-in/claims-challenge'
import type { NotedFailure } from '../sign-in/failures'
import { readClaims } from '../tokens/claims'
import { checkToken } from '../tokens/checks'
import type { Vault } from '../vault/vault'
import { Listeners, type Unsubscribe } from './listeners'

/** What is shown of every profile's token, kept beside the profiles and never secret. */
export class TokenViews {
  readonly #states: ProfileStates
  readonly #vault: Vault
  readonly #now: () => number
  readonly #failures = new Map<string, Failure>()
  /** What the next sign-in with a second factor has to pass on. It never leaves the main process. */
  readonly #challenges = new Map<string, string>()
  /** Profiles that got a token since the start: the only ones whose token there is when nothing is on disk. */
  readonly #fresh = new Set<string>()
  /** States that the disk refused: what they say is true all the same, until the app ends. */
  readonly #unsaved = new Map<string, ProfileState>()
  readonly #listeners = new Listeners<TokenView>()

  constructor(states: ProfileStates, vault: Vault, now: () => number) {
    this.#states = states
    this.#vault = vault
    this.#now = now
  }

  onChange(listener: (view: TokenView) => void): Unsubscribe {
    return this.#listeners.add(listener)
  }

  /** Returns the views of all these profiles, from one reading of their states. */
  async viewsOf(profiles: readonly Profile[]): Promise<readonly TokenView[]> {
    const states = await this.#states.readAll()
    return await Promise.all(
      profiles.map((profile) =>
        this.#viewOf(profile, this.#unsaved.get(profile.id) ?? states.get(profile.id))
      )
    )
  }

  /** Tells the views of all these profiles to those who listen. @throws the system's error. */
  async tellAll(profiles: readonly Profile[]): Promise<void> {
    for (const view of await this.viewsOf(profiles)) this.#listeners.tell(view)
  }

  async viewOf(profile: Profile): Promise<TokenView> {
    return await this.#viewOf(profile, await this.#stateOf(profile.id))
  }

  async #viewOf(profile: Profile, state: ProfileState | undefined): Promise<TokenView> {
    const failure = this.#failures.get(profile.id)
    const base = {
      profileId: profile.id,
      mode: profile.mode,
      credential: await this.#credentialOf(profile.id, state),
      ...consentOf(profile, state),
      ...(state?.probe === undefined ? {} : { probe: state.probe }),
      ...(state?.lastForm === undefined ? {} : { lastForm: state.lastForm }),
      ...reminderOf(state),
      ...(failure === undefined ? {} : { failure })
    }
    if (state?.expiresAt === undefined || !(await this.#hasToken(profile.id))) {
      return { ...base, state: 'none', checks: [], ...accountOf(state) }
    }
    return {
      ...base,
      state: 'token',
      checks: [...(state.checks ?? [])],
      expiresAt: state.expiresAt,
      ...(state.issuedAt === undefined ? {} : { issuedAt: state.issuedAt }),
      ...accountOf(state)
    }
  }

  /** Whom a profile got its last token for, until it is signed out. */
  async rememberedPins(profileId: string): Promise<Pins> {
    const state = await this.#stateOf(profileId)
    return {
      homeAccountId: state?.homeAccountId,
      username: state?.account,
      tenantId: state?.tenantId
    }
  }

  /** Notes a token and returns the checks it was put to. */
  async noteToken(profile: Profile, token: AcquiredToken): Promise<readonly TokenCheck[]> {
    const read = readClaims(token.accessToken)
    const checks = checkToken({
      profile,
      pins: {
        tenantId: token.tenantId,
        homeAccountId: token.account?.homeAccountId,
        username: token.account?.username
      },
      claims: read.ok ? read.value : 'opaque',
      expiresAt: token.expiresAt,
      now: this.#now()
    })
    this.#failures.delete(profile.id)
    if (!token.fromCache) this.#challenges.delete(profile.id)
    this.#fresh.add(profile.id)
    const issuedSeconds = (read.ok ? read.value.iat : undefined) ?? undefined
    const issuedAt = issuedSeconds === undefined ? this.#now() : issuedSeconds * 1000
    const hasScope = checks.some(({ id, verdict }) => id === 'scope' && verdict === 'passed')
    const credential = await this.#credentialAfter(profile.id, token)
    await this.#save(profile.id, {
      ...(credential === undefined ? {} : { credential }),
      expiresAt: token.expiresAt,
      issuedAt,
      guide: await this.#guideWith(profile, {
        tokenAt: issuedAt,
        ...(hasScope ? { scopeAt: issuedAt } : {})
      }),
      checks: [...checks],
      // Longer than any real one is only a hostile authority's: what is shown of it is cut.
      account: token.account?.username.slice(0, LENGTHS.account),
      homeAccountId: token.account?.homeAccountId,
      tenantId: token.tenantId
    })
    await this.#tell(profile)
    return checks
  }

  /** What is shown of a credential after a request that has told something of its trial. */
  async #credentialAfter(
    profileId: string,
    { trial }: AcquiredToken
  ): Promise<CredentialView | undefined> {
    if (trial === undefined) return undefined
    const credential = (await this.#stateOf(profileId))?.credential
    return credential === undefined || credential.kind === 'none'
      ? credential
      : { ...credential, onTrial: trial === 'ended' ? undefined : trial }
  }

  /** Tells the view of a profile that is new to those who listen. */
  async noteProfile(profile: Profile): Promise<void> {
    await this.#tell(profile)
  }

  /** Notes a failure, and returns it as it may be shown: without the claims that it demands. */
  async noteFailure(profile: Profile, { claims, ...failure }: NotedFailure): Promise<Failure> {
    if (claims !== undefined) this.noteClaimsChallenge(profile.id, claims)
    this.#failures.set(profile.id, failure)
    await this.#tell(profile)
    return failure
  }

  /**
   * Notes the claims that the authority or an API demands, for the next sign-in with a second factor.
   * Text that is no challenge is not kept.
   */
  noteClaimsChallenge(profileId: string, claims: string): void {
    const challenge = readClaimsChallenge(claims)
    if (challenge !== undefined) this.#challenges.set(profileId, challenge)
  }

  /** The claims that were demanded last and that no newer token has answered. */
  claimsChallenge(profileId: string): string | undefined {
    return this.#challenges.get(profileId)
  }

  async noteCredential(profile: Profile, credential: CredentialView): Promise<void> {
    this.#failures.delete(profile.id)
    await this.#save(profile.id, { credential, dismissedReminderDays: undefined })
    await this.#tell(profile)
  }

  /** Notes that nobody wants to be reminded of the credential's end before the next mark. */
  async noteDismissedReminder(profile: Profile, days: number): Promise<void> {
    await this.#save(profile.id, { dismissedReminderDays: days })
    await this.#tell(profile)
  }

  /** Notes how the API answered a test call with the profile's token. */
  async noteProbe(profile: Profile, probe: LastProbe): Promise<void> {
    const accepted = probe.verdict === 'accepted' ? { testCallAt: probe.at } : {}
    await this.#save(profile.id, { probe, guide: await this.#guideWith(profile, accepted) })
    await this.#tell(profile)
  }

  /** Notes the form in which a token was copied. */
  async noteForm(profile: Profile, lastForm: CopyForm): Promise<void> {
    if ((await this.#stateOf(profile.id))?.lastForm === lastForm) return
    await this.#save(profile.id, { lastForm })
    await this.#tell(profile)
  }

  /** Notes a consent, after which nobody is asked for it again. */
  async noteConsent(profile: Profile, consent: ConsentView): Promise<void> {
    const failure = this.#failures.get(profile.id)?.code
    if (failure === 'consent-needed' || failure === 'declined') this.#failures.delete(profile.id)
    await this.#save(profile.id, {
      consent: { ...consent, grantedFor: consentBindingOf(profile) }
    })
    await this.#tell(profile)
  }

  /** What was seen of a profile's set-up, and what its person has ticked. */
  async guideRecordOf(profile: Profile): Promise<GuideRecord> {
    return guideRecordOf(profile, (await this.#stateOf(profile.id))?.guide)
  }

  async noteGuide(profile: Profile, guide: GuideRecord): Promise<void> {
    await this.#save(profile.id, { guide })
  }

  /** Forgets the token, because it was signed out or belongs to fields that have changed. */
  async forgetToken(profile: Profile): Promise<void> {
    this.#failures.delete(profile.id)
    this.#challenges.delete(profile.id)
    this.#fresh.delete(profile.id)
    await this.#save(profile.id, {
      expiresAt: undefined,
      issuedAt: undefined,
      checks: undefined,
      probe: undefined,
      account: undefined,
      homeAccountId: undefined,
      tenantId: undefined
    })
    await this.#tell(profile)
  }

  /** Forgets everything of a profile that is no more. */
  async forgetProfile(profileId: string): Promise<void> {
    this.#failures.delete(profileId)
    this.#challenges.delete(profileId)
    this.#fresh.delete(profileId)
    this.#unsaved.delete(profileId)
    await this.#states.remove(profileId)
  }

  async #guideWith(profile: Profile, seen: GuideSightings): Promise<GuideRecord> {
    return { ...(await this.guideRecordOf(profile)), ...seen }
  }

  async #stateOf(profileId: string): Promise<ProfileState | undefined> {
    return this.#unsaved.get(profileId) ?? (await this.#states.get(profileId))
  }

  async #save(profileId: string, patch: ProfileStatePatch): Promise<void> {
    const before = await this.#stateOf(profileId)
    // A cached token is noted whenever it is asked for, and mostly says what is known already.
    if (!this.#unsaved.has(profileId) && isSaidAlready(before, patch)) return
    const state = { ...before, ...patch }
    const saved = await this.#states.set(profileId, state)
    if (saved.ok) this.#unsaved.delete(profileId)
    else this.#unsaved.set(profileId, patchState(undefined, state))
  }

  async #tell(profile: Profile): Promise<void> {
    this.#listeners.tell(await this.viewOf(profile))
  }

  /** What the state says of a credential holds only while the vault has it. */
  async #credentialOf(profileId: string, state: ProfileState | undefined): Promise<CredentialView> {
    const credential = state?.credential ?? { kind: 'none' }
    return credential.kind === 'none' || (await this.#vault.has('credential', profileId))
      ? credential
      : { kind: 'none' }
  }

  async #hasToken(profileId: string): Promise<boolean> {
    if (this.#fresh.has(profileId)) return true
    return this.#vault.state.mode !== 'memory' && (await this.#vault.has('token-cache', profileId))
  }
}

/** Whether a state says all that the patch does. */
function isSaidAlready(state: ProfileState | undefined, patch: ProfileStatePatch): boolean {
  return state !== undefined && isDeepStrictEqual(patchState(state, patch), state)
}

function accountOf(state: ProfileState | undefined): { readonly account?: string } {
  return state?.account === undefined ? {} : { account: state.account }
}

/** A consent that was granted for another tenant, application or API is none of this profile. */
function consentOf(
  profile: Profile,
  state: ProfileState | undefined
): { readonly consent?: ConsentView } {
  if (state?.consent === undefined) return {}
  const { grantedFor, ...consent } = state.consent
  return grantedFor === consentBindingOf(profile) ? { consent } : {}
}

function reminderOf(state: ProfileState | undefined): Pick<TokenView, 'dismissedReminderDays'> {
  const days = state?.dismissedReminderDays
  return days === undefined ? {} : { dismissedReminderDays: days }
}
