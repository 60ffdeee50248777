import type { Handlers } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import { browserAnswer } from './browser-answer'
import type { HandlerParts } from './handler-parts'

/** Answers what concerns a sign-in with a code, and several accounts of a profile. */
export function signInWayHandlers({
  desk,
  clipboard,
  now
}: HandlerParts): Pick<
  Handlers,
  'signInWithDeviceCode' | 'copyDeviceCode' | 'openDeviceCodePage' | 'chooseAccount' | 'keepAccount'
> {
  const noSignIn = (): Result<never, CallFailure> =>
    failed({ kind: 'failure', failure: { code: 'cancelled', remedy: 'sign-in', at: now() } })
  return {
    signInWithDeviceCode: ({ profileId }) => desk.signIn.startDeviceCode(profileId),
    async copyDeviceCode({ profileId }) {
      const code = desk.signIn.deviceCode(profileId)
      if (code === undefined) return noSignIn()
      await clipboard.writePlain(code)
      return succeeded({})
    },
    async openDeviceCodePage({ profileId }) {
      if (desk.signIn.deviceCode(profileId) === undefined) return noSignIn()
      // SECURITY: a page that is none of the cloud's is shown to the person, and not opened.
      // [src/main/ipc/sign-in-way-handlers.security.test.ts]
      if (desk.signIn.link(profileId) === undefined) return failed({ kind: 'refused' })
      return await browserAnswer(desk.signIn.openAgain(profileId), now)
    },
    async chooseAccount({ profileId, accountId }) {
      const chosen = await desk.signIn.chooseAccount(profileId, accountId)
      // SECURITY: the token on the clipboard is the other account's. [src/main/ipc/sign-in-way-handlers.security.test.ts]
      await clipboard.clearIfFrom(profileId)
      return chosen
    },
    keepAccount: ({ profileId }) => desk.signIn.keepAccount(profileId)
  }
}
