import type { DevtoolsSession } from './connection'
import { fromChromium } from './schemes'
import { rulesOf, type SessionRules } from './session'
import type { WebContents } from './web-contents'

/** Electron's names of permissions and Chromium's. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  'local-fonts': ['local-fonts'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'window-management': ['window-management']
}

/**
 * Asks the session's two handlers about every permission and tells Chromium what came of it, before
 * a document is loaded. `granted` needs a yes of both, `denied` a no of both; where they differ the
 * page meets `prompt`. As in Electron, a handler that is not set says yes.
 */
export async function applyPermissions(
  root: DevtoolsSession,
  contents: WebContents,
  origin: string
): Promise<void> {
  const rules = rulesOf(contents.session)
  const jobs = Object.entries(permissions).map(async ([permission, names]) => {
    const setting = await decide(rules, contents, permission, fromChromium(origin))
    for (const name of names)
      await root.sendQuietly('Browser.setPermission', { permission: { name }, setting, origin })
  })
  await Promise.all(jobs)
}

async function decide(
  rules: SessionRules,
  contents: WebContents,
  permission: string,
  origin: string
): Promise<'granted' | 'denied' | 'prompt'> {
  const details = { requestingUrl: `${origin}/`, isMainFrame: true }
  const { permissionCheck, permissionRequest } = rules
  const isChecked = permissionCheck?.(contents, permission, origin, details) ?? true
  const isGiven =
    permissionRequest === null ||
    (await new Promise<boolean>((answer) => {
      permissionRequest(contents, permission, answer, details)
    }))
  if (isChecked && isGiven) return 'granted'
  return isChecked || isGiven ? 'prompt' : 'denied'
}
