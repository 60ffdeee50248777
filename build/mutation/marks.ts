import ts from 'typescript'
import { findRemovable, type Removable } from './removable'

/** A statement or property that guards something, and the test that must notice when it is gone. */
export interface Mark {
  /** The file, relative to the project. */
  readonly file: string
  /** The line of the marked thing, from 1. */
  readonly line: number
  readonly reason: string
  /** The test's file, relative to the project. */
  readonly testFile: string
  readonly removable: Removable
}

/** A mark that cannot be used, and what is wrong with it. */
export interface MarkProblem {
  readonly file: string
  readonly line: number
  readonly problem: string
}

export interface MarksOfFile {
  readonly marks: readonly Mark[]
  readonly problems: readonly MarkProblem[]
}

interface Comment {
  /** The line it begins on, from 1. */
  readonly line: number
  readonly text: string
  /** Where it ends in the file's text. */
  readonly end: number
}

const markLine = /^[ \t]*\/\/ SECURITY:/
const misplaced = /(\/\*|<!--|\S[ \t]*\/\/)[ \t]*SECURITY:/
const reasonAndTest = /^SECURITY:\s*(?<reason>.*\S)\s*\[(?<testFile>[^\]\s]+)\]$/

/**
 * Finds the marks of a file: `// SECURITY: why  [test file]`, on one line or more, directly above what
 * it speaks of. In a component only the script is searched.
 *
 * @param file relative to the project; its ending says what it is
 */
export function findMarks(file: string, text: string): MarksOfFile {
  const script = file.endsWith('.svelte') ? scriptOnly(text) : text
  const source = ts.createSourceFile(`${file}.ts`, script, ts.ScriptTarget.Latest, true)
  const marks: Mark[] = []
  const problems: MarkProblem[] = []
  for (const comment of commentsOf(script)) {
    const found = readMark(file, source, comment)
    if ('problem' in found) problems.push(found)
    else marks.push(found)
  }
  text.split('\n').forEach((line, index) => {
    if (!misplaced.test(line)) return
    const problem = 'a mark must be a `//` comment on lines of its own, in a script'
    problems.push({ file, line: index + 1, problem })
  })
  return { marks, problems }
}

function readMark(file: string, source: ts.SourceFile, comment: Comment): Mark | MarkProblem {
  const groups = reasonAndTest.exec(comment.text)?.groups
  const { reason, testFile } = { reason: groups?.['reason'], testFile: groups?.['testFile'] }
  if (reason === undefined || testFile === undefined) {
    return { file, line: comment.line, problem: 'the mark must end with its test file: [path]' }
  }
  const found = findRemovable(source, comment.end)
  if (typeof found === 'string') return { file, line: comment.line, problem: found }
  const line = source.getLineAndCharacterOfPosition(found.at).line + 1
  return { file, line, reason, testFile, removable: found }
}

/** Finds the comments that begin with the mark, each with the comment lines that continue it. */
function commentsOf(text: string): readonly Comment[] {
  const lines = text.split('\n')
  const starts = lines.reduce<number[]>(
    (all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1],
    [0]
  )
  return lines.flatMap((line, index) => {
    if (!markLine.test(line)) return []
    let last = index
    const isContinued = () =>
      !/\]\s*$/.test(lines[last] ?? '') &&
      /^[ \t]*\/\//.test(lines[last + 1] ?? '') &&
      !markLine.test(lines[last + 1] ?? '')
    while (isContinued()) last += 1
    const words = lines
      .slice(index, last + 1)
      .map((part) => part.replace(/^[ \t]*\/\/ ?/, '').trim())
    const end = (starts[last] ?? 0) + (lines[last] ?? '').length
    return [{ line: index + 1, text: words.join(' '), end }]
  })
}

/** Blanks everything but the scripts, so that places stay the same. */
function scriptOnly(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  let script = ''
  let from = 0
  for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = match.index + (match[1] ?? '').length
    const end = start + (match[2] ?? '').length
    script += blank(text.slice(from, start)) + text.slice(start, end)
    from = end
  }
  return script + blank(text.slice(from))
}
