import type { ShellKind } from '../../tests/e2e/launch'
import { startSecretService } from '../../tests/session/secret-service'
import { lacksDisplay, startDisplay } from './display'

/** What tests find around them, apart from what the person at the machine uses. */
export interface Surroundings {
  /** The whole environment for a test program. */
  readonly env: NodeJS.ProcessEnv
  stop(): Promise<void>
}

/**
 * Starts what the tests of this machine need: on Linux a key store of their own, and, for Electron
 * itself on a machine without a display, a display. The stand-in needs none.
 *
 * @throws Error when one of them does not start; those that did are stopped
 */
export async function startSurroundings(shell: ShellKind): Promise<Surroundings> {
  if (process.platform !== 'linux') return { env: process.env, stop: () => Promise.resolve() }
  const secretService = await startSecretService()
  try {
    const needsDisplay = shell === 'electron' && lacksDisplay(process.platform, process.env)
    const display = needsDisplay ? await startDisplay() : undefined
    return {
      env: { ...process.env, ...secretService.env, ...display?.env },
      stop: async () => {
        await display?.stop()
        await secretService.stop()
      }
    }
  } catch (error) {
    await secretService.stop()
    throw error
  }
}
