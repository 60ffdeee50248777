import { systemErrorCode } from '../../core/disk/system-error'

/** What of an error may be written down. Its message is left out: messages quote values. */
export interface ErrorFacts {
  readonly name: string
  readonly code?: string
  /** `function (file:line:column)`, innermost first; folders are left out. */
  readonly frames: readonly string[]
  /** Where a value did not follow its schema; names of fields, never the values. */
  readonly fields?: readonly string[]
}

const mostFrames = 12

/** Returns the facts of an error, or of whatever else was thrown. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, frames: [] }
  const code = systemErrorCode(error)
  const fields = schemaFields(error)
  return {
    name: identifier(error.name) ?? 'Error',
    ...(code !== undefined && identifier(code) !== undefined ? { code } : {}),
    frames: stackFrames(error.stack ?? ''),
    ...(fields.length > 0 ? { fields } : {})
  }
}

function identifier(text: string): string | undefined {
  return /^\w{1,60}$/.test(text) ? text : undefined
}

/** Only lines of the form that V8 gives a frame; a message may have any other. */
function stackFrames(stack: string): readonly string[] {
  return stack
    .split('\n')
    .map((line) =>
      /^ {4}at (?:([\w.#<>$ ]{1,80}) \()?(?:.*[\\/])?([\w.-]{1,80}:\d+:\d+)\)?$/.exec(line)
    )
    .filter((match) => match !== null)
    .slice(0, mostFrames)
    .map(([, where, place]) => `${where ?? 'anonymous'} (${place ?? ''})`)
}

/** A zod error lists its issues; each has the path of a field. */
function schemaFields(error: Error): readonly string[] {
  if (!('issues' in error) || !Array.isArray(error.issues)) return []
  return error.issues.slice(0, 10).map((issue: unknown) => {
    const path: unknown =
      typeof issue === 'object' && issue !== null && 'path' in issue ? issue.path : []
    const steps = Array.isArray(path) ? path : []
    return steps.map((step: unknown) => identifier(String(step)) ?? '?').join('.')
  })
}
