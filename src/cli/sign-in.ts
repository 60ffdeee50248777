import type { TokenDesk } from '../core/token-desk'
import type { Profile } from '../shared/profile'
import { failed, succeeded, type Result } from '../shared/result'
import type { Failure } from '../shared/token'
import type { TokenView } from '../shared/views'
import { plainText, words } from '../words'
import type { CommandContext } from './command'
import { openInBrowser } from './open-in-browser'
import { vaultProblem } from './open-desk'
import type { Line } from './output/printable'
import type { Problem } from './problem'

type DeviceCode = Parameters<NonNullable<Parameters<TokenDesk['signIn']['startDeviceCode']>[1]>>[0]

export interface SignInWish {
  readonly prompt?: Parameters<TokenDesk['signIn']['start']>[1] | undefined
  /** Only prints the link, for a browser that the person opens. */
  readonly noBrowser?: boolean
  /** Asks for a code, which is typed in any browser. */
  readonly deviceCode?: boolean
}

/**
 * Signs a person in with the browser and waits for it. The link, or the code and its page, is always
 * printed, to standard error.
 * Ctrl+C cancels. The desk was opened with the key store.
 */
export async function signIn(
  context: CommandContext,
  desk: TokenDesk,
  profile: Profile,
  { prompt = 'default', noBrowser = false, deviceCode = false }: SignInWish
): Promise<Result<TokenView, Problem>> {
  const locked = await vaultProblem(desk)
  if (locked !== undefined) return failed(locked)
  const { terminal, platform } = context
  const say = words.cli.signIn
  const interruption = context.interruption()
  interruption.addEventListener('abort', () => {
    desk.signIn.cancel(profile.id)
  })
  context.onLink(async (link, hosts) => {
    terminal.note([
      [say.open(words.names.profile(profile), profile.tenant)],
      [link],
      [noBrowser ? say.byHand : say.wait]
    ])
    if (noBrowser) return
    const opened = await openInBrowser(link, hosts, platform)
    if (!opened) terminal.note([[say.notOpened]])
  })
  const view = deviceCode
    ? await desk.signIn.startDeviceCode(profile.id, (code) => {
        terminal.note(linesOfCode(code, profile, context.now()))
      })
    : await desk.signIn.start(profile.id, prompt)
  if (view.ok) return succeeded(view.value)
  const { failure } = view
  if (interruption.aborted && failure.kind === 'failure' && isCancelled(failure.failure))
    return failed({ kind: 'interrupted' })
  return failed({ kind: 'call', failure, profile })
}

/** The page stands by itself on a line, unless nobody should be sent there. */
function linesOfCode(
  { userCode, page, isKnownPage, expiresAt }: DeviceCode,
  profile: Profile,
  now: number
): readonly Line[] {
  const say = words.cli.signIn
  const code = words.signIn.deviceCode
  return [
    [say.open(words.names.profile(profile), profile.tenant)],
    [page],
    ...(isKnownPage ? [] : [[plainText(code.unknownPage(words.names.cloud(profile.cloud)))]]),
    [say.typeCode, ' ', { style: 'strong', text: userCode }],
    [say.codeWait(words.time.span(expiresAt - now))],
    [code.blockedHint],
    [code.phishing]
  ]
}

function isCancelled({ code }: Failure): boolean {
  return code === 'cancelled'
}
