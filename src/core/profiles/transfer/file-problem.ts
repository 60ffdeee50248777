import type { FileProblemCode } from '../../../shared/transfer'

/** What is wrong with a file of profiles as a whole; `about` is what its sentence names. */
export interface FileProblem {
  readonly problem: FileProblemCode
  readonly about?: string
}
