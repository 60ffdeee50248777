import { join } from 'node:path'
import { z } from 'zod'
import { readFileIfPresent, writeFileAtomically } from '../../core/disk/atomic-file'

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000)
})
const stateSchema = z.object({
  version: z.literal(1),
  bounds: rectangleSchema,
  maximized: z.boolean()
})

/** A place on the screens, in device-independent pixels. */
export type Rectangle = z.infer<typeof rectangleSchema>

/** Where the window was. */
export interface WindowState {
  readonly bounds: Rectangle
  readonly maximized: boolean
}

/** How much of the window's upper edge must be on a screen, so that it can be moved by hand. */
const graspableWidth = 100
const graspableHeight = 40

/**
 * Returns the saved state when the window's upper edge can still be taken hold of on one of the screens,
 * else `undefined`: screens are unplugged.
 */
export function usableState(
  saved: WindowState | undefined,
  workAreas: readonly Rectangle[]
): WindowState | undefined {
  if (saved === undefined) return undefined
  const { x, y, width } = saved.bounds
  const reachable = workAreas.some((area) => {
    const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
    const edgeInside = y >= area.y && y <= area.y + area.height - graspableHeight
    return visibleWidth >= graspableWidth && edgeInside
  })
  return reachable ? saved : undefined
}

/** Returns the window state in a folder, or `undefined` when there is none or it is not readable. */
export async function readWindowState(folder: string): Promise<WindowState | undefined> {
  const bytes = await readFileIfPresent(pathIn(folder)).catch(() => undefined)
  return bytes === undefined ? undefined : parseWindowState(bytes.toString('utf8'))
}

/** Returns the state that `text` says, or `undefined` when it does not follow the schema. */
export function parseWindowState(text: string): WindowState | undefined {
  try {
    const { bounds, maximized } = stateSchema.parse(JSON.parse(text))
    return { bounds, maximized }
  } catch {
    return undefined
  }
}

/** Keeps the window state for the next start. @throws the system's error. */
export async function writeWindowState(folder: string, state: WindowState): Promise<void> {
  await writeFileAtomically(
    pathIn(folder),
    `${JSON.stringify({ version: 1, ...state }, null, 2)}\n`
  )
}

function pathIn(folder: string): string {
  return join(folder, 'window.json')
}
