import { existsSync } from 'node:fs'
import { parseCommandLine } from './command-line'

/** What this run of the stand-in was given. */
export const commandLine = parseCommandLine(process.argv.slice(2))

/** Whether a person sees the window. Tests do not need one. */
export const headful = process.env['STANDIN_HEADFUL'] === '1'

/** The Chromium that shows the windows. */
export function chromiumExecutable(): string {
  const given = process.env['STANDIN_CHROMIUM']
  const places = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/google-chrome']
  const found = given ?? places.find((place) => existsSync(place))
  if (found === undefined)
    throw new Error(
      `electron stand-in: no Chromium at ${places.join(', ')}. Install the package "chromium", ` +
        'or name its executable in STANDIN_CHROMIUM.'
    )
  return found
}

/** Writes one line to standard error when STANDIN_DEBUG=1 asks for it. */
export function debug(line: string): void {
  if (process.env['STANDIN_DEBUG'] === '1') process.stderr.write(`[standin] ${line}\n`)
}
