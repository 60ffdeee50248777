import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What Electron's own type file says of one class or interface. */
export interface Members {
  readonly own: ReadonlySet<string>
  readonly statics: ReadonlySet<string>
  readonly events: ReadonlySet<string>
}

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** The version of the installed `electron` package, such as `45.4.1`. */
export const electronVersion = readVersion(
  readFileSync(join(electronFolder, 'package.json'), 'utf8')
)

let installed: ReadonlyMap<string, Members> | undefined

/** What the installed `electron.d.ts` says of one class or interface, inherited members included. */
export function electronType(name: string): Members {
  installed ??= parseElectronTypes(readFileSync(join(electronFolder, 'electron.d.ts'), 'utf8'))
  const members = installed.get(name)
  if (!members) throw new Error(`electron.d.ts has no class or interface ${name}`)
  return members
}

interface Draft {
  readonly own: Set<string>
  readonly statics: Set<string>
  readonly events: Set<string>
  readonly parent: string | undefined
}

const opening = /^ {2}(?:class|interface) (\w+)(?:<.*>)?(?: extends ([\w.]+))? \{/
const event = /^ {4}on\(event: '([\w-]+)'/
const member = /^ {4}(static )?(?:readonly )?(\w+)\??[(:<]/

/**
 * Reads the names out of `electron.d.ts`. The file is generated, with one shape throughout (two
 * spaces before a type, four before a member), so its lines say enough and no compiler is needed.
 */
export function parseElectronTypes(text: string): ReadonlyMap<string, Members> {
  const types = new Map<string, Draft>()
  let current: Draft | undefined
  for (const line of text.split('\n')) {
    const [, name, parent] = opening.exec(line) ?? []
    if (name !== undefined) {
      current = types.get(name) ?? { own: new Set(), statics: new Set(), events: new Set(), parent }
      types.set(name, current)
    } else if (/^ {2}\}/.test(line)) current = undefined
    else if (current) readMember(line, current)
  }
  for (const draft of types.values()) inherit(draft, types)
  return types
}

function readMember(line: string, into: Draft): void {
  const eventName = event.exec(line)?.[1]
  if (eventName !== undefined) into.events.add(eventName)
  const [, isStatic, name] = member.exec(line) ?? []
  if (name !== undefined && name !== 'constructor') (isStatic ? into.statics : into.own).add(name)
}

function inherit(draft: Draft, types: ReadonlyMap<string, Draft>): void {
  for (let above = draft.parent; above !== undefined; above = types.get(above)?.parent) {
    for (const kind of ['own', 'statics', 'events'] as const)
      for (const name of types.get(above)?.[kind] ?? []) draft[kind].add(name)
  }
}

/**
 * Makes each member that Electron has and `target` has not throw by name when it is read, instead of
 * being `undefined`. A test may still assign one, as it may with Electron.
 */
export function refuseMissing(target: object, names: ReadonlySet<string>, typeName: string): void {
  for (const name of names) {
    if (name in target) continue
    Object.defineProperty(target, name, {
      configurable: true,
      get() {
        throw notImplemented(`${typeName}.${name}`)
      },
      set(value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, configurable: true })
      }
    })
  }
}

/** The error for a part of Electron that the stand-in does not have. */
export function notImplemented(what: string): Error {
  return new Error(`electron stand-in: ${what} is not implemented`)
}

function readVersion(json: string): string {
  const parsed = JSON.parse(json) as { readonly version: string }
  return parsed.version
}
