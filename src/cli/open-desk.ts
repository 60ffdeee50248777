import type { Desk } from '../core/desk'
import { openTokenDesk, type TokenDesk, type TokenDeskOptions } from '../core/token-desk'
import { failed, succeeded, type Result } from '../shared/result'
import type { OpenDeskOptions, ShowLink } from './command'
import type { Problem } from './problem'

export interface DeskPlace {
  readonly dataFolder: string
  readonly platform: NodeJS.Platform
  readonly showLink: ShowLink
}

/** Opens the desk of a data folder, or says why it cannot be used. */
export async function openDesk(
  place: DeskPlace,
  options: OpenDeskOptions
): Promise<Result<TokenDesk, Problem>> {
  return await open(place, options, async (deskOptions) => (await openTokenDesk(deskOptions)).desk)
}

/** Opens the desk with its features, which take longer to load. */
export async function openWholeDesk(
  place: DeskPlace,
  options: OpenDeskOptions
): Promise<Result<Desk, Problem>> {
  const { createDesk } = await import('../core/desk')
  return await open(place, options, createDesk)
}

async function open<Opened extends TokenDesk>(
  { dataFolder, platform, showLink }: DeskPlace,
  { keyStore }: OpenDeskOptions,
  openFolder: (options: TokenDeskOptions) => Promise<Opened>
): Promise<Result<Opened, Problem>> {
  // SECURITY: whoever lets `node` into the Keychain lets in every script that `node` runs.  [src/cli/open-desk.security.test.ts]
  if (keyStore === 'needed' && platform === 'darwin' && !(await isOwnExecutable()))
    return failed({ kind: 'key-chain-open-to-scripts' })
  try {
    const desk: Opened = await openFolder({
      dataFolder,
      door: 'command-line',
      askKeyStore: keyStore === 'needed' ? 'at-once' : 'when-needed',
      openBrowser: async (url) => {
        const hosts = desk.signIn.waiting().map(({ authorityHost }) => authorityHost)
        await showLink(url, hosts)
      }
    })
    return succeeded(desk)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return failed({ kind: 'data-folder', folder: dataFolder, detail: String(error.code) })
  }
}

/** Whether this is `ptd` as one signed executable, which the Keychain can tell from other programs. */
async function isOwnExecutable(): Promise<boolean> {
  const { isSea } = await import('node:sea')
  return isSea()
}

/** Returns how secrets are protected, once that is known. The desk was opened with the key store. */
export async function protectionOf(
  desk: TokenDesk
): Promise<ReturnType<TokenDesk['vault']['view']>> {
  const view = desk.vault.view()
  if (view.mode !== 'opening') return view
  return await new Promise((resolve) => {
    const end = desk.vault.onChange((next) => {
      end()
      resolve(next)
    })
  })
}

/**
 * Returns the problem of a key that is out of reach. What would be saved then lives as long as this
 * program: a moment.
 */
export async function vaultProblem(desk: TokenDesk): Promise<Problem | undefined> {
  const view = await protectionOf(desk)
  return view.mode === 'memory' ? { kind: 'vault', view } : undefined
}
