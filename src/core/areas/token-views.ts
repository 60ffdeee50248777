import type { ConsentView } from '../../shared/consent'
import type { Profile } from '../../shared/profile'
import type { LastProbe } from '../../shared/probe'
import type { CopyForm, Failure, TokenCheck } from '../../shared/token'
import type { CredentialView, TokenView } from '../../shared/views'
import { consentBindingOf } from '../consent/consent-binding'
import { guideRecordOf, type GuideRecord, type GuideSightings } from '../guide/guide-record'
import type { ProfileState, ProfileStates } from '../profiles/profile-state'
import type { ProfileStatePatch } from '../profiles/state-fields'
import type { AcquiredToken, Pins } from '../sign-in/acquired-token'
import { readClaimsChallenge } from '../sign-in/claims-challenge'
import type { NotedFailure } from '../sign-in/failures'
import type { PinnedAccount } from '../sign-in/token-record'
import { readClaims } from '../tokens/claims'
import { checkToken } from '../tokens/checks'
import { clockAheadMs } from '../tokens/clock-skew'
import type { PresentRecords, Vault } from '../vault/vault'
import type { AccountOffers } from './account-offers'
import { KeptStates } from './kept-states'
import { Listeners, type Unsubscribe } from './listeners'
import { shownAccount, tokenViewOf } from './token-view-of'

export interface TokenViewsParts {
  readonly states: ProfileStates
  readonly vault: Vault
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly offers: AccountOffers
  /** Why nothing is sent to a profile's login host for now, if so. */
  readonly refusalOf: (profile: Profile) => Failure | undefined
}

/** What was known of a profile that is no more. Nothing in it is secret. */
export interface TakenView {
  readonly profileId: string
  readonly state: ProfileState | undefined
  readonly failure: Failure | undefined
  readonly isFresh: boolean
}

/** What is shown of every profile's token, kept beside the profiles and never secret. */
export class TokenViews {
  readonly #states: KeptStates
  readonly #vault: Vault
  readonly #now: () => number
  readonly #offers: AccountOffers
  readonly #refusalOf: TokenViewsParts['refusalOf']
  readonly #failures = new Map<string, Failure>()
  /** What the next sign-in with a second factor has to pass on. It never leaves the main process. */
  readonly #challenges = new Map<string, string>()
  /** Profiles that got a token since the start: the only ones whose token there is when nothing is on disk. */
  readonly #fresh = new Set<string>()
  readonly #listeners = new Listeners<TokenView>()

  constructor({ states, vault, now, offers, refusalOf }: TokenViewsParts) {
    this.#refusalOf = refusalOf
    this.#states = new KeptStates(states)
    this.#vault = vault
    this.#now = now
    this.#offers = offers
  }

  onChange(listener: (view: TokenView) => void): Unsubscribe {
    return this.#listeners.add(listener)
  }

  /** Returns the views of all these profiles, from one reading of their states and one look at the vault. */
  async viewsOf(profiles: readonly Profile[]): Promise<readonly TokenView[]> {
    const [states, records] = await Promise.all([this.#states.readAll(), this.#vault.present()])
    return await Promise.all(
      profiles.map((profile) => this.#viewOf(profile, states.get(profile.id), records))
    )
  }

  /** Tells the views of all these profiles to those who listen. @throws the system's error. */
  async tellAll(profiles: readonly Profile[]): Promise<void> {
    for (const view of await this.viewsOf(profiles)) this.#listeners.tell(view)
  }

  async viewOf(profile: Profile): Promise<TokenView> {
    return await this.#viewOf(profile, await this.#states.of(profile.id))
  }

  async #viewOf(
    profile: Profile,
    state: ProfileState | undefined,
    records: PresentRecords | Vault = this.#vault
  ): Promise<TokenView> {
    const { id } = profile
    return tokenViewOf(profile, state, {
      failure: this.#refusalOf(profile) ?? this.#failures.get(id),
      offered: this.#offers.of(id)?.account,
      hasCredential: () => records.has('credential', id),
      hasToken: () => this.#hasToken(id, records)
    })
  }

  /** Whom a profile got its last token for, until it is signed out. */
  async rememberedPins(profileId: string): Promise<Pins> {
    const state = await this.#states.of(profileId)
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
    this.#offers.drop(profile.id)
    if (!token.fromCache) this.#challenges.delete(profile.id)
    this.#fresh.add(profile.id)
    const { iat, exp } = read.ok ? read.value : {}
    const issuedAt = iat === undefined ? this.#now() : iat * 1000
    const hasScope = checks.some(({ id, verdict }) => id === 'scope' && verdict === 'passed')
    const credential = await this.#credentialAfter(profile.id, token)
    await this.#states.save(profile.id, {
      ...(credential === undefined ? {} : { credential }),
      expiresAt: token.expiresAt,
      issuedAt,
      clockAheadMs: clockAheadMs(token.expiresAt, exp),
      guide: await this.#guideWith(profile, {
        tokenAt: issuedAt,
        ...(hasScope ? { scopeAt: issuedAt } : {})
      }),
      checks: [...checks],
      ...this.#accountFields(token.account, token.accounts),
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
    const credential = (await this.#states.of(profileId))?.credential
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
    if (failure.code !== 'wrong-account') this.#offers.drop(profile.id)
    await this.#tell(profile)
    return failure
  }

  /** Forgets the last failure, because a person has settled it. */
  async forgetFailure(profile: Profile): Promise<void> {
    this.#failures.delete(profile.id)
    this.#offers.drop(profile.id)
    await this.#tell(profile)
  }

  /** Notes that another account is used from now on, for which no token is known yet. */
  async noteAccount(
    profile: Profile,
    account: PinnedAccount,
    accounts: readonly PinnedAccount[]
  ): Promise<void> {
    this.#dropPassing(profile.id)
    await this.#states.save(profile.id, { ...noToken, ...this.#accountFields(account, accounts) })
    await this.#tell(profile)
  }

  /** The accounts are left as they are known where a token came without them. */
  #accountFields(
    account: PinnedAccount | undefined,
    accounts: readonly PinnedAccount[] | undefined
  ): ProfileStatePatch {
    return {
      account: account === undefined ? undefined : shownAccount(account).userName,
      homeAccountId: account?.homeAccountId,
      ...(accounts === undefined ? {} : { accounts: accounts.map(shownAccount) })
    }
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
    await this.#states.save(profile.id, { credential, dismissedReminderDays: undefined })
    await this.#tell(profile)
  }

  /** Notes that nobody wants to be reminded of the credential's end before the next mark. */
  async noteDismissedReminder(profile: Profile, days: number): Promise<void> {
    await this.#states.save(profile.id, { dismissedReminderDays: days })
    await this.#tell(profile)
  }

  /** Notes how the API answered a test call with the profile's token. */
  async noteProbe(profile: Profile, probe: LastProbe): Promise<void> {
    const accepted = probe.verdict === 'accepted' ? { testCallAt: probe.at } : {}
    await this.#states.save(profile.id, { probe, guide: await this.#guideWith(profile, accepted) })
    await this.#tell(profile)
  }

  /** Notes the form in which a token was copied. */
  async noteForm(profile: Profile, lastForm: CopyForm): Promise<void> {
    if ((await this.#states.of(profile.id))?.lastForm === lastForm) return
    await this.#states.save(profile.id, { lastForm })
    await this.#tell(profile)
  }

  /** Notes a consent, after which nobody is asked for it again. */
  async noteConsent(profile: Profile, consent: ConsentView): Promise<void> {
    const failure = this.#failures.get(profile.id)?.code
    if (failure === 'consent-needed' || failure === 'declined') this.#failures.delete(profile.id)
    await this.#states.save(profile.id, {
      consent: { ...consent, grantedFor: consentBindingOf(profile) }
    })
    await this.#tell(profile)
  }

  /** What was seen of a profile's set-up, and what its person has ticked. */
  async guideRecordOf(profile: Profile): Promise<GuideRecord> {
    return guideRecordOf(profile, (await this.#states.of(profile.id))?.guide)
  }

  async noteGuide(profile: Profile, guide: GuideRecord): Promise<void> {
    await this.#states.save(profile.id, { guide })
  }

  /** Forgets the token, because it was signed out or belongs to fields that have changed. */
  async forgetToken(profile: Profile): Promise<void> {
    this.#dropPassing(profile.id)
    const noAccount = { account: undefined, homeAccountId: undefined, accounts: undefined }
    await this.#states.save(profile.id, { ...noToken, ...noAccount, tenantId: undefined })
    await this.#tell(profile)
  }

  /** Forgets everything of a profile that is no more. Returns what can be put back. */
  async takeProfile(profileId: string): Promise<TakenView> {
    const failure = this.#failures.get(profileId)
    const isFresh = this.#fresh.has(profileId)
    this.#dropPassing(profileId)
    return { profileId, state: await this.#states.take(profileId), failure, isFresh }
  }

  /** Knows of a profile what was known of it when it was taken. It is not told: see `noteProfile`. */
  async putBackProfile({ profileId, state, failure, isFresh }: TakenView): Promise<void> {
    if (failure !== undefined) this.#failures.set(profileId, failure)
    if (isFresh) this.#fresh.add(profileId)
    if (state !== undefined) await this.#states.save(profileId, state)
  }

  /** Forgets what is known of a profile's token only until the app ends. */
  #dropPassing(profileId: string): void {
    this.#failures.delete(profileId)
    this.#challenges.delete(profileId)
    this.#fresh.delete(profileId)
    this.#offers.drop(profileId)
  }

  async #guideWith(profile: Profile, seen: GuideSightings): Promise<GuideRecord> {
    return { ...(await this.guideRecordOf(profile)), ...seen }
  }

  async #tell(profile: Profile): Promise<void> {
    this.#listeners.tell(await this.viewOf(profile))
  }

  #hasToken(profileId: string, records: PresentRecords | Vault): boolean | Promise<boolean> {
    if (this.#fresh.has(profileId)) return true
    return this.#vault.state.mode !== 'memory' && records.has('token-cache', profileId)
  }
}

/** The fields of a state that speak of a token, taken away. */
const noToken = {
  expiresAt: undefined,
  issuedAt: undefined,
  clockAheadMs: undefined,
  checks: undefined,
  probe: undefined
} as const satisfies ProfileStatePatch
