import {
  accessModes,
  environments,
  LENGTHS,
  namedApis,
  namedClouds,
  profileIdSchema,
  type Profile,
  type ProfileInput
} from '../../../shared/profile'
import { failed, succeeded, type Result } from '../../../shared/result'
import type { ImportField, ImportRow, RowProblemCode } from '../../../shared/transfer'
import { fieldsBeside, rowFields, type UnknownFields } from '../profile-file'
import { readFields } from '../profile-fields'
import { hasUnsafeCharacters } from '../typed-text'
import type { RawRow } from './json-rows'
import { objectOf } from './plain-object'
import { withoutSecrets, type SweptFields } from './secret-fields'

type RowProblem = ImportRow['problems'][number]
type OptionalField = 'environment' | 'account' | 'tags' | 'notes'

/** A row of a file that is a profile. */
export interface ReadRow {
  readonly position: number
  /** As the file has it. */
  readonly id: string | undefined
  readonly profile: Omit<Profile, 'id'>
  /** Fields that the row does not have; a profile that it matches keeps its own. */
  readonly absent: readonly OptionalField[]
  readonly unknownFields: UnknownFields
}

/** A row that is none, with as much of it as can be shown. */
export interface BrokenRow {
  readonly position: number
  readonly name: string
  readonly tenant: string
  readonly problems: readonly RowProblem[]
}

export interface RowReading {
  readonly row: Result<ReadRow, BrokenRow>
  /** Names of the fields that the app does not know. */
  readonly unknownFields: readonly string[]
  /** Paths of fields that were left out. */
  readonly droppedSecrets: readonly string[]
}

const nothingBeside: SweptFields = { fields: {}, dropped: [] }

/** Reads a row with the checks of the editor. Never throws. */
export function readRow({ position, value, hasTooManyCells = false }: RawRow): RowReading {
  const object = objectOf(value)
  if (object === undefined) {
    const problems = [{ field: 'otherFields', code: 'not-a-profile' } as const]
    const row = failed({ position, name: '', tenant: '', problems })
    return { row, unknownFields: [], droppedSecrets: [] }
  }
  const beside = fieldsBeside(rowFields, object)
  const unknown = beside === undefined ? nothingBeside : withoutSecrets(beside)
  const fields = new RowFields(object)
  const id = fields.read(
    'id',
    undefined,
    (given) => profileIdSchema.safeParse(given).data,
    'id-bad'
  )
  const input = fields.input()
  const read = readFields(input)
  const problems: RowProblem[] = [...fields.problems]
  for (const problem of read.problems) if (!fields.hasProblem(problem.field)) problems.push(problem)
  if (hasTooManyCells) problems.push({ field: 'otherFields', code: 'too-many-cells' })
  const row =
    problems.length > 0 || read.profile === undefined
      ? failed({
          position,
          name: read.name ?? shown(input.name, LENGTHS.name),
          tenant: read.tenant ?? shown(input.tenant, LENGTHS.tenant),
          problems
        })
      : succeeded({
          position,
          id,
          profile: read.profile,
          // As long as it has to be: thousands of rows are kept until the preview is over.
          absent: [...fields.absent],
          unknownFields: unknown.fields
        })
  return { row, unknownFields: Object.keys(unknown.fields), droppedSecrets: unknown.dropped }
}

/** Longer texts are refused unread: cleaning them would take long, and none is right. */
const longestText = 2_000

/** The known fields of a row, and what is wrong with them before they are looked at as a profile's. */
class RowFields {
  readonly problems: RowProblem[] = []
  readonly absent: OptionalField[] = []
  readonly #object: Readonly<Record<string, unknown>>

  constructor(object: Readonly<Record<string, unknown>>) {
    this.#object = object
  }

  hasProblem(field: ImportField): boolean {
    return this.problems.some((problem) => problem.field === field)
  }

  /** Returns the fields as the editor would send them; the ones with a problem as some that have none. */
  input(): ProfileInput {
    return {
      name: this.#text('name'),
      tenant: this.#text('tenant'),
      clientId: this.#text('clientId'),
      mode: this.#oneOf('mode', accessModes) ?? 'app+user',
      api: this.#namedOr('api', namedApis, 'resource', (resource) => ({ resource })) ?? 'partner',
      cloud:
        this.#namedOr('cloud', namedClouds, 'authority', (authority) => ({ authority })) ??
        'global',
      environment: this.#optional('environment')
        ? (this.#oneOf('environment', environments) ?? 'production')
        : 'production',
      account: this.#optional('account') ? this.#text('account') : '',
      tags: this.#optional('tags') ? [...this.#texts('tags')] : [],
      notes: this.#optional('notes') ? this.#text('notes', 10 * LENGTHS.notes) : ''
    }
  }

  /** Reads a field, or notes what is wrong with it. One that is not there is `otherwise`. */
  read<Value>(
    field: ImportField,
    otherwise: Value,
    read: (given: unknown) => Value | undefined,
    code: RowProblemCode
  ): Value {
    const given = this.#given(field)
    if (given === undefined) return otherwise
    const value = read(given)
    if (value !== undefined) return value
    this.problems.push({ field, code })
    return otherwise
  }

  #given(field: string): unknown {
    const given = Object.hasOwn(this.#object, field) ? this.#object[field] : undefined
    return given ?? undefined
  }

  #optional(field: OptionalField): boolean {
    if (this.#given(field) !== undefined) return true
    this.absent.push(field)
    return false
  }

  #text(field: ImportField, longest = longestText): string {
    const text = this.read(field, '', textOf, 'not-text')
    return this.#short(field, text, longest)
  }

  #texts(field: ImportField): readonly string[] {
    const texts = this.read<readonly string[]>(field, [], textsOf, 'not-text')
    return texts.slice(0, 1000).map((text) => this.#short(field, text, longestText))
  }

  #short(field: ImportField, text: string, longest: number): string {
    if (text.length <= longest) return text
    this.problems.push({ field, code: 'too-long' })
    return text.slice(0, longest)
  }

  #oneOf<Choice extends string>(
    field: ImportField,
    choices: readonly Choice[]
  ): Choice | undefined {
    if (this.#isMissing(field)) return undefined
    const find = (given: unknown): Choice | undefined => choices.find((choice) => choice === given)
    return this.read(field, undefined, find, 'not-one-of')
  }

  /** A choice by name, or an object with an address: `{ "resource": "https://…" }`. */
  #namedOr<Choice extends string, Other>(
    field: ImportField,
    choices: readonly Choice[],
    part: string,
    make: (address: string) => Other
  ): Choice | Other | undefined {
    if (this.#isMissing(field)) return undefined
    const find = (given: unknown): Choice | Other | undefined => {
      const address = objectOf(given)?.[part]
      if (typeof address !== 'string') return choices.find((choice) => choice === given)
      return make(this.#short(field, address, longestText))
    }
    return this.read(field, undefined, find, 'not-one-of')
  }

  #isMissing(field: ImportField): boolean {
    const given = this.#given(field)
    if (given !== undefined && given !== '') return false
    this.problems.push({ field, code: 'required' })
    return true
  }
}

function textOf(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined
}

function textsOf(given: unknown): readonly string[] | undefined {
  return isTexts(given) ? given : undefined
}

function isTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((text) => typeof text === 'string')
}

/** Returns a text that has not passed the checks as it can be shown. */
function shown(text: string, length: number): string {
  const characters = Array.from(text, (character) =>
    hasUnsafeCharacters(character) ? '' : character
  )
  return characters.join('').trim().slice(0, length)
}
