import type { CallName, Handlers } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Desk } from '../../core/desk'
import { browserAnswer } from './browser-answer'
import { certificateHandlers, saveWithCredential } from './certificate-handlers'
import { copyHandler } from './copy-handler'
import { consentHandlers } from './consent-handlers'
import { credentialHandlers } from './credential-handlers'
import { doctorHandlers } from './doctor-handlers'
import { guideHandlers } from './guide-handlers'
import type { HandlerParts } from './handler-parts'
import { helpHandlers } from './help-handlers'
import { probeHandlers } from './probe-handlers'
import { claimsHandlers } from './claims-handlers'
import { signInWayHandlers } from './sign-in-way-handlers'
import { arrangementHandlers } from './arrangement-handlers'
import { authorityHandlers } from './authority-handlers'
import { transferHandlers } from './transfer-handlers'
import { workHandlers } from './work-handlers'
import { activityHandlers } from './activity-handlers'
import { settingsHandlers } from './settings-handlers'
import { lockHandlers } from './lock-handlers'
import { quickHandlers } from './quick-handlers'

/** Returns what answers each call of the contract: the desk, with the shell's dialogs and clipboard. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...profileHandlers(parts),
    ...certificateHandlers(parts),
    ...tokenHandlers(parts),
    ...signInHandlers(parts),
    ...shellHandlers(parts),
    ...credentialHandlers(parts),
    ...helpHandlers(parts),
    ...guideHandlers(parts),
    ...consentHandlers(parts),
    ...doctorHandlers(parts),
    ...probeHandlers(parts),
    ...claimsHandlers(parts),
    ...signInWayHandlers(parts),
    ...arrangementHandlers(parts),
    ...transferHandlers(parts),
    ...authorityHandlers(parts),
    ...workHandlers(parts),
    ...activityHandlers(parts),
    ...settingsHandlers(parts),
    ...lockHandlers(parts),
    ...quickHandlers(parts)
  } satisfies Handlers
}

type Some<Names extends CallName> = Pick<Handlers, Names>

function profileHandlers(
  parts: HandlerParts
): Some<
  'checkProfile' | 'createProfile' | 'updateProfile' | 'duplicateProfile' | 'restoreLastGood'
> {
  const { desk, tickets } = parts
  return {
    checkProfile: ({ id, input }) =>
      Promise.resolve(succeeded(copyOf(desk.profiles.check(id, input)))),
    createProfile: ({ input, credential }) =>
      saveWithCredential(tickets, credential, (material) => desk.profiles.create(input, material)),
    updateProfile: ({ id, input, credential }) =>
      saveWithCredential(tickets, credential, (material) =>
        desk.profiles.update(id, input, material)
      ),
    async duplicateProfile({ profileId }) {
      const result = await desk.profiles.duplicate(profileId)
      return result.ok ? succeeded({ profile: result.value }) : result
    },
    async restoreLastGood() {
      const result = await desk.profiles.restoreLastGood()
      return result.ok ? succeeded({ count: result.value }) : result
    }
  }
}

function tokenHandlers(
  parts: HandlerParts
): Some<'getTokenViews' | 'copyToken' | 'renewToken' | 'signOut'> {
  const { desk, clipboard } = parts
  return {
    getTokenViews: async () => succeeded([...(await desk.tokens.views())]),
    copyToken: copyHandler(parts),
    renewToken: ({ profileId }) => desk.tokens.renew(profileId),
    async signOut({ profileId }) {
      const result = await desk.signIn.signOut(profileId)
      // SECURITY: who signs out wants the token gone. [src/main/ipc/handlers.security.test.ts]
      await clipboard.clearIfFrom(profileId)
      return result
    }
  }
}

function signInHandlers({
  desk,
  clipboard,
  now
}: HandlerParts): Some<
  'signIn' | 'cancelSignIn' | 'copySignInLink' | 'openSignInAgain' | 'reportShownError'
> {
  const noSignIn = (): Result<never, CallFailure> =>
    failed({ kind: 'failure', failure: { code: 'cancelled', remedy: 'sign-in', at: now() } })
  return {
    signIn: ({ profileId, prompt }) => desk.signIn.start(profileId, prompt),
    cancelSignIn({ profileId }) {
      desk.signIn.cancel(profileId)
      return Promise.resolve(succeeded({}))
    },
    async copySignInLink({ profileId }) {
      const link = desk.signIn.link(profileId)
      if (link === undefined) return noSignIn()
      await clipboard.writePlain(link)
      return succeeded({})
    },
    reportShownError({ profileId, shown }) {
      const ended = desk.signIn.endWithShownError(profileId, shown)
      return Promise.resolve(ended.ok ? succeeded({ recognised: ended.value }) : ended)
    },
    async openSignInAgain({ profileId }) {
      if (desk.signIn.link(profileId) === undefined) return noSignIn()
      return await browserAnswer(desk.signIn.openAgain(profileId), now)
    }
  }
}

function shellHandlers(
  parts: HandlerParts
): Some<'getSnapshot' | 'retryVault' | 'startFreshVault' | 'clearClipboard' | 'openHelp'> {
  const { desk, clipboard, questions } = parts
  return {
    getSnapshot: () =>
      Promise.resolve(
        succeeded({
          version: parts.version,
          demo: parts.demo,
          profiles: [...desk.profiles.list()],
          store: desk.profiles.storeView(),
          vault: desk.vault.view(),
          clipboard: clipboard.view(),
          signIns: [...desk.signIn.waiting()],
          arrangement: desk.arrangement.current(),
          settings: parts.settingsView()
        })
      ),
    retryVault: async () => succeeded(await desk.vault.retry()),
    async startFreshVault() {
      const names = await namesWithLostRecords(desk)
      // SECURITY: the page alone cannot put saved secrets out of use. [src/main/ipc/handlers.security.test.ts]
      if (!(await questions.confirmFreshKey(names))) return succeeded(desk.vault.view())
      return succeeded(await desk.vault.startFresh())
    },
    async clearClipboard() {
      await clipboard.clearNow()
      return succeeded({})
    },
    async openHelp({ topic }) {
      await parts.openHelp(topic)
      return succeeded({})
    }
  }
}

/** The names of the profiles whose token or credential can no longer be read. */
async function namesWithLostRecords(desk: Desk): Promise<readonly string[]> {
  const views = await desk.tokens.views()
  const lost = new Set(
    views
      .filter(
        ({ failure }) =>
          failure?.code === 'cache-unreadable' || failure?.code === 'credential-unreadable'
      )
      .map(({ profileId }) => profileId)
  )
  return desk.profiles.list().flatMap(({ id, name }) => (lost.has(id) ? [name] : []))
}

function copyOf<
  Items extends { readonly problems: readonly unknown[]; readonly warnings: readonly unknown[] }
>(found: Items): { problems: Items['problems'][number][]; warnings: Items['warnings'][number][] } {
  return { problems: [...found.problems], warnings: [...found.warnings] }
}
