import type { CallFailure } from '../../shared/call-failure'
import type { FieldProblem, ProfileWarning } from '../../shared/profile'
import type { Profile, ProfileInput } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { StoreView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import { checkCredential } from '../profiles/check-credential'
import { checkProfile } from '../profiles/check-profile'
import { copyName } from '../profiles/copy-name'
import type { CredentialMaterial, CredentialRecord } from '../profiles/credential'
import type { ProfileStore } from '../profiles/profile-store'
import { bindingOf, notWritten, readCredentials, writeCredentials } from '../sign-in/token-record'
import type { Vault } from '../vault/vault'
import { credentialViewOf, expiryWarnings, replaceCredential } from './kept-credentials'
import type { Unsubscribe } from './listeners'
import { removeProfiles } from './remove-profiles'
import { forgetRecords, isRebound, showsOtherApi } from './rebound'
import type { SignInArea } from './sign-in-area'
import type { TokenViews } from './token-views'

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
  /** Reads what another process has written since, and tells it. @throws the system's error. */
  refresh(): Promise<void>
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

  /** Runs in the profile's turn: what it finds there is what it changes. */
  async function save(
    self: Profile | undefined,
    id: string,
    input: ProfileInput,
    material: CredentialMaterial | undefined
  ): Promise<Result<SavedProfile, CallFailure>> {
    const checked = checkProfile(input, store.list(), self)
    const credential =
      material === undefined ? undefined : await checkCredential(input.mode, material, now())
    const problems = [...checked.problems, ...(credential?.ok === false ? credential.failure : [])]
    if (problems.length > 0 || checked.profile === undefined)
      return failed({ kind: 'fields', problems })
    const profile = { ...self, ...checked.profile, id }
    const rebound = self !== undefined && isRebound(self, profile)
    const isForOtherApi = self !== undefined && showsOtherApi(self, profile)
    if (rebound || isForOtherApi) signIn.cancel(id)

    const record =
      credential?.ok === true
        ? replaceCredential(await credentialsOf(self, rebound), credential.value, now())
        : undefined
    const stored =
      record === undefined
        ? await store.save(profile)
        : await storeWithCredential(self, profile, record)
    if (!stored.ok) return stored
    if (rebound) await forgetRecords(parts, profile, record === undefined)
    if (record !== undefined) await views.noteCredential(profile, credentialViewOf(record))
    if (rebound || isForOtherApi) await views.forgetToken(profile)
    if (self === undefined) await views.noteProfile(profile)
    const expiry = credential?.ok === true ? expiryWarnings(credential.value, now()) : []
    const loss = rebound ? [lossOf(self)] : []
    return succeeded({ profile, warnings: [...checked.warnings, ...loss, ...expiry] })
  }

  /** The credentials so far, unless they were for other fields. One that cannot be read is worth nothing. */
  async function credentialsOf(
    self: Profile | undefined,
    rebound: boolean
  ): Promise<CredentialRecord | undefined> {
    if (self === undefined) return undefined
    // SECURITY: a secret does not follow a profile to another login host, tenant or application, not
    // even as the one that is kept beside a new one. [tests/integration/rebound-credential.security.test.ts]
    if (rebound) return undefined
    const kept = await readCredentials(vault, self, now())
    if (!kept.ok) return undefined
    const { current, former } = kept.value
    const { credential } = await views.viewOf(self)
    // Records of the first version do not know when they were saved; the state does.
    const savedAt = credential.kind === 'none' ? current.savedAt : credential.savedAt
    return { current: { ...current, savedAt }, former }
  }

  /** The credential first: a profile that is saved without it would look finished. */
  async function storeWithCredential(
    self: Profile | undefined,
    profile: Profile,
    record: CredentialRecord
  ): Promise<Result<undefined, CallFailure>> {
    const before =
      self === undefined ? succeeded(undefined) : await vault.read('credential', bindingOf(self))
    const kept = await writeCredentials(vault, profile, record)
    if (!kept.ok) return failed(notWritten(kept.failure))
    const stored = await store.save(profile)
    // One that could not be read was worth nothing: the new one stays in its place.
    if (stored.ok || !before.ok) return stored
    if (self === undefined || before.value === undefined)
      await vault.remove('credential', profile.id)
    else await vault.write('credential', bindingOf(self), before.value)
    return stored
  }

  return {
    list: () => store.list(),
    get: (id) => store.get(id),
    storeView: () => store.view(),
    check,
    create: async (input, credential) => {
      const id = newId()
      return await turns.run(id, () => save(undefined, id, input, credential))
    },
    update: async (id, input, credential) =>
      await turns.run(id, async () => {
        const self = store.get(id)
        return self === undefined
          ? failed({ kind: 'profile-missing' })
          : await save(self, id, input, credential)
      }),
    duplicate: async (id) => {
      const source = store.get(id)
      if (source === undefined) return failed({ kind: 'profile-missing' })
      const profile = { ...source, id: newId(), name: copyName(source.name, store.list()) }
      const stored = await store.save(profile, id)
      if (!stored.ok) return stored
      await views.noteProfile(profile)
      return succeeded(profile)
    },
    remove: async (id) => {
      const removed = await removeProfiles({ store, views, vault, turns, signIn }, [id])
      return removed.ok ? succeeded(undefined) : removed
    },
    restoreLastGood: () => store.restoreLastGood(),
    refresh: async () => {
      const found: Profile[] = []
      const end = store.onChange(({ saved }) => found.push(...saved))
      try {
        await store.refresh()
      } finally {
        end()
      }
      for (const profile of found) await views.noteProfile(profile)
    },
    onChange: (listener) => store.onChange(listener),
    onStoreChange: (listener) => store.onStoreChange(listener)
  }
}

function lossOf(before: Profile): ProfileWarning {
  return {
    code: before.mode === 'app-only' ? 'credential-must-be-entered-again' : 'sign-in-needed-again'
  }
}
