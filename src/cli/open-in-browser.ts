import { spawn } from 'node:child_process'

/** What hands an address to the system's browser, without a shell in between. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['rundll32.exe', 'url.dll,FileProtocolHandler']
}

/** Opens a page of one of these hosts in the system's browser. Returns whether it was handed over. */
export async function openInBrowser(
  address: string,
  authorityHosts: readonly string[],
  platform: NodeJS.Platform
): Promise<boolean> {
  const url = new URL(address)
  // SECURITY: what opens addresses also starts programs; only a page of the profile's own authority is handed to it.  [src/cli/open-in-browser.security.test.ts]
  if (url.protocol !== 'https:' || !authorityHosts.includes(url.host)) return false
  const opener = openers[platform]
  return opener === undefined ? false : await start(opener, url.href)
}

/** Longest wait for the opener to say that there is no browser; it may itself become the browser. */
const refusalLimitMs = 2_000

async function start(
  [program, ...args]: readonly [string, ...string[]],
  url: string
): Promise<boolean> {
  return await new Promise((resolve) => {
    const child = spawn(program, [...args, url], { detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => resolve(true), refusalLimitMs)
    const settle = (opened: boolean): void => {
      clearTimeout(timer)
      resolve(opened)
    }
    child.once('error', () => settle(false))
    child.once('exit', (status) => settle(status === 0))
    // The browser outlives this program.
    child.unref()
  })
}
