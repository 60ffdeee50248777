import { shell } from 'electron'
import { portalOrigins } from '../../core/directory/portal-places'
import type { HelpTopic } from '../../shared/desk-calls'
import { allowedLink, allowedSignInLink, errorLookupLink } from './link-policy'

/** Where each help topic leads. The page names a topic; it never gives an address. */
export const helpLinks: Readonly<Record<HelpTopic, string>> = {
  'app-registrations':
    'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  'partner-center-authentication':
    'https://learn.microsoft.com/en-us/partner-center/developer/partner-center-authentication',
  'error-codes': 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  'secret-storage':
    'https://github.com/AzureAD/microsoft-authentication-library-for-js/tree/dev/extensions/msal-node-extensions'
}

const helpOrigins: readonly string[] = [
  'https://entra.microsoft.com',
  'https://learn.microsoft.com',
  'https://github.com'
]

/**
 * Opens a sign-in page in the system browser.
 *
 * @throws Error when the address is not on the authority of a sign-in that is under way, or no browser
 *   opens
 */
export async function openSignInPage(
  url: string,
  authorityHosts: readonly string[],
  plainBrowserOrigin: string | undefined
): Promise<void> {
  const link = allowedSignInLink(url, authorityHosts, plainBrowserOrigin)
  if (link === undefined) throw new Error('The sign-in address is not on the expected authority.')
  await shell.openExternal(link)
}

/** Shows one of the app's own folders in the system's file manager. @throws Error when none opens. */
export async function openFolder(path: string): Promise<void> {
  const problem = await shell.openPath(path)
  if (problem !== '') throw new Error('The folder could not be opened.')
}

/** Opens a help topic in the system browser. @throws Error when no browser opens. */
export async function openHelpTopic(topic: HelpTopic): Promise<void> {
  const link = allowedLink(helpLinks[topic], helpOrigins)
  if (link === undefined) throw new Error(`The link of ${topic} is not on the list.`)
  await shell.openExternal(link)
}

/** Opens Microsoft's page about an AADSTS number. @throws Error when no browser opens. */
export async function openErrorLookup(aadsts: number): Promise<void> {
  const link = errorLookupLink(aadsts)
  if (link === undefined) throw new Error('This is no AADSTS number.')
  await shell.openExternal(link)
}

/**
 * Opens a page of one of Microsoft's portals in the system browser.
 *
 * @throws Error when the address is on none of them, or no browser opens
 */
export async function openPortal(url: string): Promise<void> {
  const link = allowedLink(url, portalOrigins)
  if (link === undefined) throw new Error('The address is on none of the portals.')
  await shell.openExternal(link)
}
