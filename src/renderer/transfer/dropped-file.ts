import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'

/** As much as an import reads, in bytes: more is not even looked at. */
const MOST_BYTES = 8 * 1024 * 1024

/** Why nothing was read of what was dropped, apart from the problems that any file can have. */
export type DropProblem = 'folder' | 'several' | 'image' | 'nothing'

export type DroppedFailure = { readonly kind: 'drop'; readonly problem: DropProblem } | CallFailure

export interface DroppedText {
  readonly text: string
  readonly fileName: string
}

/** Tells whether something that is dragged over the window holds files. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/**
 * Returns the one file that was dropped, or why there is none. Has to be called while the event is handled:
 * what was dropped is gone afterwards.
 */
export function droppedFile(data: DataTransfer | null): Result<File, DroppedFailure> {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file')
  const [item, ...others] = items
  if (item === undefined) return failed({ kind: 'drop', problem: 'nothing' })
  if (others.length > 0) return failed({ kind: 'drop', problem: 'several' })
  if (item.webkitGetAsEntry()?.isDirectory === true)
    return failed({ kind: 'drop', problem: 'folder' })
  const file = item.getAsFile()
  return file === null ? failed({ kind: 'drop', problem: 'nothing' }) : succeeded(file)
}

/** Reads a dropped file as text. One that is too large, a picture or no UTF-8 text is not sent anywhere. */
export async function readDropped(file: File): Promise<Result<DroppedText, DroppedFailure>> {
  if (file.type.startsWith('image/')) return failed({ kind: 'drop', problem: 'image' })
  // SECURITY: a file of any size would fill the memory of page and main process. [tests/page/import.spec.ts]
  if (file.size > MOST_BYTES) return failed(tooLarge(file.size))
  if (file.size === 0) return failed({ kind: 'file', problem: 'empty' })
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return failed({ kind: 'file', problem: 'unreadable' })
  }
  const text = textOf(bytes)
  return text.ok ? succeeded({ text: text.value, fileName: file.name.slice(0, 255) }) : text
}

function tooLarge(bytes: number): CallFailure {
  return { kind: 'file', problem: 'too-large', about: sizeInMegabytes(bytes) }
}

function sizeInMegabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / (1024 * 1024)))} MB`
}

/** As the main process reads the bytes of a chosen file: UTF-8, or UTF-16 that says so by its mark. */
function textOf(bytes: Uint8Array): Result<string, CallFailure> {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8' && bytes.includes(0)) return failed({ kind: 'file', problem: 'binary' })
  try {
    return succeeded(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return failed({ kind: 'file', problem: isBinary(bytes) ? 'binary' : 'wrong-encoding' })
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Text of any encoding has hardly a control character. */
function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096)
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return controls > start.length / 100
}
