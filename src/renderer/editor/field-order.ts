import type { FieldProblem } from '../../shared/profile'
import type { ProfileField } from '../../shared/profile'

/** The fields from top to bottom, which is the order in which problems are visited. */
const FIELD_ORDER: readonly ProfileField[] = [
  'name',
  'tenant',
  'clientId',
  'account',
  'credential',
  'api',
  'cloud',
  'tags',
  'notes'
]

/** Returns the fields that have problems, each once, in the order in which they stand. */
export function wrongFields(problems: readonly FieldProblem[]): readonly ProfileField[] {
  return FIELD_ORDER.filter((field) => problems.some((problem) => problem.field === field))
}
