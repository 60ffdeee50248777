import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { TokenView } from '../../shared/views'
import type { AcquiredToken } from '../sign-in/acquired-token'
import type { NotedFailure } from '../sign-in/failures'
import { keepOtherAccount, pinAccount, type OtherAccount } from '../sign-in/keep-sign-in'
import { accountsOf } from '../sign-in/several-accounts'
import { getTokenSilently } from '../sign-in/silent-token'
import { notWritten } from '../sign-in/token-record'
import type { SignInArea, SignInAreaParts } from './sign-in-area'

/** Which of several accounts a profile uses. Nothing but a person's choice changes it. */
export function createAccountChoice(
  parts: SignInAreaParts
): Pick<SignInArea, 'chooseAccount' | 'keepAccount'> {
  const { store, views, signIn, turns, waits, offers } = parts

  async function chooseAccount(
    profileId: string,
    accountId: string
  ): Promise<Result<TokenView, CallFailure>> {
    return await turns.run(profileId, async () => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const offer = offers.of(profileId)
      return offer?.account.homeAccountId === accountId
        ? await useOffered(profile, offer)
        : await useKnown(profile, accountId)
    })
  }

  async function useOffered(
    profile: Profile,
    offer: OtherAccount
  ): Promise<Result<TokenView, CallFailure>> {
    const remembered = await views.rememberedPins(profile.id)
    return await note(profile, await keepOtherAccount(signIn, profile, remembered, offer))
  }

  async function useKnown(
    profile: Profile,
    accountId: string
  ): Promise<Result<TokenView, CallFailure>> {
    waits.cancel(profile.id, 'sign-in')
    const pinned = await pinAccount(signIn, profile, accountId)
    if (!pinned.ok)
      return failed(
        'at' in pinned.failure
          ? { kind: 'failure', failure: await views.noteFailure(profile, pinned.failure) }
          : notWritten(pinned.failure)
      )
    const account = pinned.value?.account
    if (account === undefined) return failed({ kind: 'account-missing' })
    await views.noteAccount(profile, account, accountsOf(pinned.value))
    return await note(profile, await getTokenSilently(signIn, { profile, renew: false }))
  }

  async function note(
    profile: Profile,
    token: Result<AcquiredToken, NotedFailure>
  ): Promise<Result<TokenView, CallFailure>> {
    if (!token.ok)
      return failed({ kind: 'failure', failure: await views.noteFailure(profile, token.failure) })
    await views.noteToken(profile, token.value)
    const { unsaved } = token.value
    return unsaved === undefined
      ? succeeded(await views.viewOf(profile))
      : failed({ kind: 'store-not-written', detail: unsaved })
  }

  async function keepAccount(profileId: string): Promise<Result<TokenView, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    await views.forgetFailure(profile)
    return succeeded(await views.viewOf(profile))
  }

  return { chooseAccount, keepAccount }
}
