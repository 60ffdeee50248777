import { session } from 'electron'
import { createDesk, type Desk } from '../../core/desk'
import { codePageHosts } from '../../core/sign-in/device-code-page'
import type { SettingsKeeper } from '../../core/settings/settings-store'
import type { SignInView } from '../../shared/views'
import type { ShellOptions } from '../app-options'
import { openSignInPage } from '../security/external-links'

/** Opens the desk with what the shell gives it: the system's proxy and browser. */
export async function openDesk(
  options: ShellOptions,
  settings: Pick<SettingsKeeper, 'current'>
): Promise<Desk> {
  const { demoBrowserOrigin, extraCaPem, partnerApiOrigins, signInTimeLimitMs } = options
  const desk: Desk = await createDesk({
    dataFolder: options.dataFolder,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    openBrowser: (url) =>
      openSignInPage(
        url,
        desk.signIn.waiting().flatMap((waiting) => hostsOf(waiting, desk)),
        demoBrowserOrigin
      ),
    ...(extraCaPem === undefined ? {} : { extraCaPem }),
    ...(partnerApiOrigins === undefined ? {} : { partnerApiOrigins }),
    ...(demoBrowserOrigin === undefined ? {} : { plainBrowserOrigin: demoBrowserOrigin }),
    signInTimeLimitMs: () => signInTimeLimitMs ?? settings.current().signInMinutes * 60_000
  })
  return desk
}

/** Returns the hosts that somebody who signs in may be sent to. */
function hostsOf({ authorityHost, profileId, way }: SignInView, desk: Desk): readonly string[] {
  const profile = desk.profiles.get(profileId)
  return way === 'device-code' && profile !== undefined
    ? codePageHosts(profile.cloud)
    : [authorityHost]
}
