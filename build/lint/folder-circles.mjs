import { posix } from 'node:path'

/**
 * An arrow between two folders: a file in `from` imports a file in `to`.
 *
 * @typedef {{ readonly from: string, readonly to: string }} Arrow
 */

/**
 * Returns the arrow between folders that a relative import draws, if it leaves its folder.
 *
 * An import between a folder and one inside it draws none: together they are one room.
 *
 * @param {string} file relative to the project, with `/`
 * @param {string} source what the import names
 * @returns {Arrow | undefined}
 */
export function folderArrow(file, source) {
  if (!source.startsWith('.')) return undefined
  const from = posix.dirname(file)
  const to = posix.dirname(posix.join(from, source))
  const isInside = from === to || from.startsWith(`${to}/`) || to.startsWith(`${from}/`)
  return isInside ? undefined : { from, to }
}

/**
 * Finds a circle of folders.
 *
 * @param {readonly Arrow[]} arrows
 * @returns {readonly string[]} the folders in order, the first one again at the end; empty without one
 */
export function findCircle(arrows) {
  /** @type {Map<string, Set<string>>} */
  const targets = new Map()
  for (const { from, to } of arrows) {
    targets.set(from, (targets.get(from) ?? new Set()).add(to))
  }
  /** @type {Set<string>} */
  const finished = new Set()

  /**
   * @param {string} folder
   * @param {readonly string[]} path
   * @returns {readonly string[]}
   */
  function visit(folder, path) {
    const earlier = path.indexOf(folder)
    if (earlier >= 0) return [...path.slice(earlier), folder]
    if (finished.has(folder)) return []
    for (const target of targets.get(folder) ?? []) {
      const circle = visit(target, [...path, folder])
      if (circle.length > 0) return circle
    }
    finished.add(folder)
    return []
  }

  for (const folder of targets.keys()) {
    const circle = visit(folder, [])
    if (circle.length > 0) return circle
  }
  return []
}
