import type { DroppedFailure } from './dropped-file'
import { words } from '../../words'

/** Returns the sentence for a file that was not imported. */
export function problemSaid(failure: DroppedFailure): string {
  const { transfer, failures, fileProblemSentence } = words
  if (failure.kind === 'drop') return transfer.dropped[failure.problem]
  if (failure.kind === 'too-late') return transfer.tooLate
  const ofFile = fileProblemSentence(failure)
  if (ofFile !== undefined) return ofFile
  return failures.calls[failure.kind === 'failure' ? 'internal' : failure.kind]
}
