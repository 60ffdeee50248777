import { failed, succeeded, type Result } from '../../../shared/result'
import { MOST_FILE_BYTES } from '../../../shared/transfer'
import type { FileProblem } from './file-problem'

/**
 * Returns the text of a file of profiles, without a byte order mark: UTF-8, or UTF-16 that says so by its
 * mark. Everything else is refused, because a name that was read wrongly would be saved wrongly.
 */
export function textOfBytes(bytes: Uint8Array): Result<string, FileProblem> {
  if (bytes.length > MOST_FILE_BYTES) return failed({ problem: 'too-large' })
  const encoding = encodingOf(bytes)
  // Without a mark, UTF-16 is full of NULs, as spreadsheets, archives and pictures are.
  if (encoding === 'utf-8' && bytes.includes(0)) return failed({ problem: 'binary' })
  try {
    return checkText(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return failed({ problem: looksBinary(bytes) ? 'binary' : 'wrong-encoding' })
  }
}

/** Checks a text that somebody else has decoded, where what was no text became U+FFFD. */
export function textOfDrop(text: string): Result<string, FileProblem> {
  if (Buffer.byteLength(text) > MOST_FILE_BYTES) return failed({ problem: 'too-large' })
  const checked = checkText(text.replace(/^\uFEFF/, ''))
  if (!checked.ok || !text.includes('\uFFFD')) return checked
  return failed({ problem: looksBinary(Buffer.from(text)) ? 'binary' : 'wrong-encoding' })
}

function checkText(text: string): Result<string, FileProblem> {
  if (text.includes('\0')) return failed({ problem: 'binary' })
  return text.trim() === '' ? failed({ problem: 'empty' }) : succeeded(text)
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Tells bytes that were never meant as text from text in another encoding. */
function looksBinary(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 4096)
  return beginning.filter(isControl).length > beginning.length / 100
}

/** Whether a code is a control character that no text has. */
function isControl(code: number): boolean {
  return code < 0x20 ? !textControls.has(code) : code === 0x7f
}

/** Tab, line feed, form feed, carriage return, and escape, which some encodings switch with. */
const textControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b])
