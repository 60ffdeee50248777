/*
 * A request in a `.http` file, as editors send it. The form knows no quoting: lines are headers, and what
 * stands in double braces is replaced by variables, the environment's among them.
 *
 * Source, as of 2026-11-23: https://learn.microsoft.com/aspnet/core/test/http-files
 */

/**
 * Returns a text that stands in a request line or in a header.
 *
 * @throws Error when it could mean something else there
 */
export function httpFileText(text: string): string {
  // SECURITY: A line break begins another header, and braces bring in variables.  [src/core/tokens/quoting/http-file.security.test.ts]
  if (/[^\x20-\x7e]|\{\{/.test(text)) throw new Error('This cannot stand in a .http file')
  return text
}

/** Returns the line that begins a request, with a title of one line. */
export function httpFileTitle(title: string): string {
  let line = title
  // SECURITY: Editors may fill in variables here too.  [src/core/tokens/quoting/http-file.security.test.ts]
  line = line.replace(/\{(?=\{)/g, '{ ')
  return `### ${line}`
}
