import { isBuiltin } from 'node:module'
import { posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rooms, soleImporters } from './rooms.mjs'

/** @typedef {import('./rooms.mjs').Room} Room */

const root = fileURLToPath(new URL('../..', import.meta.url))
const soleImporterOf = new Map(Object.entries(soleImporters))
const roomNames = Object.keys(rooms).sort((one, other) => other.length - one.length)

/**
 * Returns the room that a file lies in.
 *
 * @param {string} path relative to the project, with or without its extension
 * @returns {string | undefined}
 */
export function roomOf(path) {
  return roomNames.find(
    (name) => path === name || `${path}.ts` === name || path.startsWith(`${name}/`)
  )
}

/**
 * Says why a file may not import something.
 *
 * @param {{ readonly file: string, readonly source: string, readonly typeOnly: boolean }} arrow
 *   `file` is relative to the project; `source` is what the import names
 * @returns {string | undefined} a sentence, or nothing when the import is fine
 */
export function refusal({ file, source, typeOnly }) {
  const from = roomOf(file)
  const room = from === undefined ? undefined : rooms[from]
  if (from === undefined || room === undefined) return undefined
  // Tests beside their file use any tool, but stand on the same floor.
  const isTest = /\.(test|spec)\.ts$/.test(file)
  return source.startsWith('.')
    ? refusedRoom(file, source, typeOnly, from, room)
    : refusedPackage(source, typeOnly, from, room, isTest)
}

/**
 * @param {string} file
 * @param {string} source
 * @param {boolean} typeOnly
 * @param {string} from
 * @param {Room} room
 * @returns {string | undefined}
 */
function refusedRoom(file, source, typeOnly, from, room) {
  const target = posix.join(posix.dirname(file), source.replace(/\?.*$/, ''))
  const to = roomOf(target)
  if (to === from || (to !== undefined && room.imports.includes(to))) return undefined
  if (to === undefined) {
    const insideProduct = from.startsWith('src/')
    return insideProduct ? `${from} may not import ${target}, which is in no room.` : undefined
  }
  if (room.importsTypes?.includes(to)) {
    return typeOnly ? undefined : `${from} may import only types from ${to}: use \`import type\`.`
  }
  return `${from} may not import ${to}: arrows run only downward (build/lint/rooms.mjs).`
}

/**
 * @param {string} source
 * @param {boolean} typeOnly
 * @param {string} from
 * @param {Room} room
 * @param {boolean} isTest
 * @returns {string | undefined}
 */
function refusedPackage(source, typeOnly, from, room, isTest) {
  const isElectron = source === 'electron' || source.startsWith('electron/')
  if (isBuiltin(source)) {
    if (!source.startsWith('node:')) return `Write node:${source}.`
    return room.node || isTest ? undefined : `${from} may not import ${source}: it is not for Node.`
  }
  if (isTest && !isElectron) return undefined
  const named = (/** @type {string} */ pattern) =>
    pattern.endsWith('*')
      ? // Electron is always named in full, so that `*` does not let it in.
        !isElectron && source.startsWith(pattern.slice(0, -1))
      : pattern === source
  if (room.packages?.some(named)) return undefined
  if (room.packageTypes?.some(named)) {
    return typeOnly ? undefined : `${from} may import only types from ${source}.`
  }
  return `${from} may not import the package ${source} (build/lint/rooms.mjs).`
}

/**
 * The lint rule that holds the floors.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const floors = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(root, resolve(context.filename)).split(sep).join('/')

    /**
     * @param {import('eslint').Rule.Node} node
     * @param {unknown} source
     * @param {boolean} typeOnly
     */
    function check(node, source, typeOnly) {
      if (typeof source !== 'string') return
      const message = refusal({ file, source, typeOnly })
      if (message !== undefined) context.report({ node, message })
    }

    return {
      Program(node) {
        if (!file.startsWith('src/') || roomOf(file) !== undefined) return
        const message = `${file} is in no room. Add its folder to build/lint/rooms.mjs, with a reason.`
        context.report({ node, message })
      },
      ImportDeclaration(node) {
        check(node, node.source.value, isTypeOnly(node))
        if (node.source.value !== 'electron' || isTypeOnly(node)) return
        for (const specifier of node.specifiers) {
          const message = refusedElectronName(file, specifier)
          if (message !== undefined) context.report({ node: specifier, message })
        }
      },
      ExportAllDeclaration(node) {
        check(node, node.source.value, isTypeOnly(node))
      },
      ExportNamedDeclaration(node) {
        if (node.source) check(node, node.source.value, isTypeOnly(node))
      },
      ImportExpression(node) {
        if (node.source.type === 'Literal') check(node, node.source.value, false)
      },
      TSImportType(/** @type {import('eslint').Rule.Node} */ node) {
        check(node, literalValue('source' in node ? node.source : undefined), true)
      }
    }
  }
}

/**
 * @param {unknown} node
 * @returns {unknown}
 */
function literalValue(node) {
  return typeof node === 'object' && node !== null && 'value' in node ? node.value : undefined
}

/**
 * @param {object} node
 * @returns {boolean}
 */
function isTypeOnly(node) {
  return (
    ('importKind' in node && node.importKind === 'type') ||
    ('exportKind' in node && node.exportKind === 'type')
  )
}

/**
 * @param {string} file
 * @param {Extract<import('eslint').Rule.Node, { type: 'ImportDeclaration' }>['specifiers'][number]} specifier
 * @returns {string | undefined}
 */
function refusedElectronName(file, specifier) {
  if (!file.startsWith('src/')) return undefined
  if (specifier.type !== 'ImportSpecifier') return 'Import what you use of electron by its name.'
  if (isTypeOnly(specifier) || specifier.imported.type !== 'Identifier') return undefined
  const { name } = specifier.imported
  const sole = soleImporterOf.get(name)
  if (sole === undefined || sole === file) return undefined
  return `Only ${sole} may import ${name} from electron.`
}
