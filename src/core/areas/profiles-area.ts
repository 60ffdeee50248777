import type { CallFailure, FieldProblem, ProfileWarning } from '../../shared/contract'
import type { Profile, ProfileInput } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { CredentialView, StoreView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import { checkCredential } from '../profiles/check-credential'
import { checkProfile } from '../profiles/check-profile'
import { copyName } from '../profiles/copy-name'
import type { Credential, CredentialMaterial } from '../profiles/credential'
import type { ProfileStore } from '../profiles/profile-store'
import { makeFailure } from '../sign-in/failures'
import { bindingOf, writeCredential } from '../sign-in/token-record'
import type { Vault } from '../vault/vault'
import type { Unsubscribe } from './listeners'
import type { SignInArea } from './sign-in-area'
import type { TokenViews } from './token-views'

const expiresSoonMs = 30 * 24 * 60 * 60 * 1000

export interface ProfileChange {
  readonly saved: readonly Profile[]
  readonly removed: readonly string[]
}

export interface ProfileCheck {
  readonly problems: readonly FieldProblem[]
  readonly warnings: readonly ProfileWarning[]
}

export interface SavedProfile {
  readonly profile: Profile
  readonly warnings: readonly ProfileWarning[]
}

/** The profiles' area. */
export interface ProfilesArea {
  list(): readonly Profile[]
  get(id: string): Profile | undefined
  storeView(): StoreView
  /** Checks what is typed, without saving it. `id` is the profile that is edited, if it is not a new one. */
  check(id: string | undefined, input: ProfileInput): ProfileCheck
  create(
    input: ProfileInput,
    credential?: CredentialMaterial
  ): Promise<Result<SavedProfile, CallFailure>>
  update(
    id: string,
    input: ProfileInput,
    credential?: CredentialMaterial
  ): Promise<Result<SavedProfile, CallFailure>>
  /** Copies the fields under a new name. Credential and sign-in stay with the old profile. */
  duplicate(id: string): Promise<Result<Profile, CallFailure>>
  /** Removes a profile with its token and credential; the caller has asked the person. */
  remove(id: string): Promise<Result<undefined, CallFailure>>
  /** Returns how many profiles came back. */
  restoreLastGood(): Promise<Result<number, CallFailure>>
  onChange(listener: (change: ProfileChange) => void): Unsubscribe
  onStoreChange(listener: (view: StoreView) => void): Unsubscribe
}

export interface ProfilesAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly vault: Vault
  readonly turns: KeyedMutex
  readonly signIn: Pick<SignInArea, 'cancel'>
  readonly now: () => number
  readonly newId: () => string
}

export function createProfilesArea(parts: ProfilesAreaParts): ProfilesArea {
  const { store, views, vault, turns, signIn, now, newId } = parts

  function check(id: string | undefined, input: ProfileInput): ProfileCheck {
    const self = id === undefined ? undefined : store.get(id)
    const { problems, warnings, profile } = checkProfile(input, store.list(), self)
    const rebound =
      self !== undefined && profile !== undefined && isRebound(self, { ...profile, id: self.id })
    return { problems, warnings: rebound ? [...warnings, lossOf(self)] : warnings }
  }

  async function save(
    self: Profile | undefined,
    input: ProfileInput,
    material: CredentialMaterial | undefined
  ): Promise<Result<SavedProfile, CallFailure>> {
    const checked = checkProfile(input, store.list(), self)
    const credential =
      material === undefined ? undefined : checkCredential(input.mode, material, now())
    const problems = [...checked.problems, ...(credential?.ok === false ? credential.failure : [])]
    if (problems.length > 0 || checked.profile === undefined)
      return failed({ kind: 'fields', problems })
    const profile = { ...self, ...checked.profile, id: self?.id ?? newId() }
    const rebound = self !== undefined && isRebound(self, profile)
    if (rebound) signIn.cancel(profile.id)

    const saved = await turns.run(profile.id, async (): Promise<Result<undefined, CallFailure>> => {
      // The credential first: a profile that is saved without it would look finished.
      if (credential?.ok === true) {
        const kept = await writeCredential(vault, profile, credential.value)
        if (!kept.ok)
          return failed({
            kind: 'failure',
            failure: makeFailure('credential-unreadable', now(), { detail: kept.failure.detail })
          })
      }
      const stored = await store.save(profile)
      if (!stored.ok) return stored
      if (rebound) await forgetRecords(profile, credential?.ok !== true)
      return succeeded(undefined)
    })
    if (!saved.ok) return saved
    if (credential?.ok === true)
      await views.noteCredential(profile, credentialViewOf(credential.value, now()))
    const showsOtherApi =
      self !== undefined && JSON.stringify(self.api) !== JSON.stringify(profile.api)
    if (rebound || showsOtherApi) await views.forgetToken(profile)
    if (self === undefined) await views.noteProfile(profile)
    const expiry = credential?.ok === true ? expiryWarnings(credential.value, now()) : []
    const loss = rebound ? [lossOf(self)] : []
    return succeeded({ profile, warnings: [...checked.warnings, ...loss, ...expiry] })
  }

  /** The records are bound to the old fields and would never open again. */
  async function forgetRecords(profile: Profile, credentialToo: boolean): Promise<void> {
    await vault.remove('token-cache', profile.id)
    if (!credentialToo) return
    await vault.remove('credential', profile.id)
    await views.noteCredential(profile, { kind: 'none' })
  }

  return {
    list: () => store.list(),
    get: (id) => store.get(id),
    storeView: () => store.view(),
    check,
    create: (input, credential) => save(undefined, input, credential),
    update: async (id, input, credential) => {
      const self = store.get(id)
      return self === undefined
        ? failed({ kind: 'profile-missing' })
        : await save(self, input, credential)
    },
    duplicate: async (id) => {
      const source = store.get(id)
      if (source === undefined) return failed({ kind: 'profile-missing' })
      const profile = { ...source, id: newId(), name: copyName(source.name, store.list()) }
      const stored = await store.save(profile)
      if (!stored.ok) return stored
      await views.noteProfile(profile)
      return succeeded(profile)
    },
    remove: async (id) => {
      signIn.cancel(id)
      return await turns.run(id, async () => {
        const removed = await store.remove(id)
        if (!removed.ok) return removed
        await vault.remove('token-cache', id)
        await vault.remove('credential', id)
        await views.forgetProfile(id)
        return succeeded(undefined)
      })
    },
    restoreLastGood: () => store.restoreLastGood(),
    onChange: (listener) => store.onChange(listener),
    onStoreChange: (listener) => store.onStoreChange(listener)
  }
}

/** Whether a profile's sealed records are bound to fields that have changed. */
function isRebound(before: Profile, after: Profile): boolean {
  return JSON.stringify(bindingOf(before)) !== JSON.stringify(bindingOf(after))
}

function lossOf(before: Profile): ProfileWarning {
  return {
    code: before.mode === 'app-only' ? 'credential-must-be-entered-again' : 'sign-in-needed-again'
  }
}

function expiryWarnings(credential: Credential, now: number): readonly ProfileWarning[] {
  if (credential.kind !== 'certificate') return []
  const { notAfter } = credential.summary
  if (notAfter - now > expiresSoonMs) return []
  return [
    { code: 'certificate-expires-soon', about: new Date(notAfter).toISOString().slice(0, 10) }
  ]
}

function credentialViewOf(credential: Credential, savedAt: number): CredentialView {
  return credential.kind === 'secret'
    ? { kind: 'secret', savedAt }
    : { kind: 'certificate', savedAt, certificate: credential.summary }
}
