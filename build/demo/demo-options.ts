import { parseArgs } from 'node:util'

export interface DemoOptions {
  /** Walk the main job without a person. */
  readonly walk: boolean
  /** Where the report goes, if it is wanted. */
  readonly jsonPath: string | undefined
}

/**
 * Reads the demo's arguments. Without a display there is nobody to use it, so it walks by itself.
 *
 * @throws Error that names the argument that is not known
 */
export function readDemoOptions(
  args: readonly string[],
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>
): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { walk: { type: 'boolean' }, json: { type: 'string' } }
  })
  const display = environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? ''
  const nobodyIsThere = platform === 'linux' && display === ''
  return { walk: values.walk === true || nobodyIsThere, jsonPath: values.json }
}
