import { session } from 'electron'
import { createDesk, type Desk } from '../../core/desk'
import type { SettingsKeeper } from '../../core/settings/settings-store'
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
        desk.signIn.waiting().map(({ authorityHost }) => authorityHost),
        demoBrowserOrigin
      ),
    ...(extraCaPem === undefined ? {} : { extraCaPem }),
    ...(partnerApiOrigins === undefined ? {} : { partnerApiOrigins }),
    ...(demoBrowserOrigin === undefined ? {} : { plainBrowserOrigin: demoBrowserOrigin }),
    signInTimeLimitMs: () => signInTimeLimitMs ?? settings.current().signInMinutes * 60_000
  })
  return desk
}
