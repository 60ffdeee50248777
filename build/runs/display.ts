import { spawn } from 'node:child_process'
import { endProcess, firstLine } from '../../tests/session/own-process'

/** A display that windows are drawn on and nobody sees. */
export interface Display {
  readonly env: { readonly DISPLAY: string }
  stop(): Promise<void>
}

/** Says whether windows have nowhere to go here: Linux without X and without Wayland. */
export function lacksDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']
}

/**
 * Starts an X server without a screen, on a number that is free.
 *
 * @throws Error when `Xvfb` is missing or does not start
 */
export async function startDisplay(): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] }
  )
  // A missing program is reported by the line that does not come.
  server.on('error', () => undefined)
  const number = await firstLine(server.stdout, 'Xvfb did not start (package xvfb)')
  return { env: { DISPLAY: `:${number}` }, stop: () => endProcess(server) }
}
