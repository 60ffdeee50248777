import { assertNever } from '../../shared/assert'
import type { CallForm } from '../../shared/token'
import { httpFileText, httpFileTitle } from './quoting/http-file'
import { javascriptString } from './quoting/javascript'
import { posixWord } from './quoting/posix-shell'
import { powershellString } from './quoting/powershell'

/** One GET, without its token. */
export interface FormedCall {
  readonly url: string
  /** Headers besides the token, by name. */
  readonly headers: Readonly<Record<string, string>>
}

/** What a call form is made of. */
export interface CallFormParts {
  readonly call: FormedCall
  /** `Bearer …`. Secret. */
  readonly authorization: string
  /** Names the profile, in one line without control characters. */
  readonly title: string
}

/** Returns a call with its token as it is run elsewhere. Secret. */
export function formatCall(form: CallForm, parts: CallFormParts): string {
  switch (form) {
    case 'curl':
      return curlOf(parts)
    case 'powershell':
      return powershellOf(parts)
    case 'http-request':
      return httpRequestOf(parts)
    case 'javascript-fetch':
      return fetchOf(parts)
    default:
      return assertNever(form)
  }
}

/**
 * No title here: a comment is none in every shell that this is pasted into, zsh's for example.
 * Source of `@-`: https://curl.se/docs/manpage.html#-H
 */
function curlOf({ call, authorization }: CallFormParts): string {
  const headers = Object.entries(call.headers).map(
    ([name, value]) => `--header ${posixWord(`${name}: ${value}`)}`
  )
  return [
    // The shell's own printf, and a header from standard input: no other program sees the token.
    `printf '%s\\n' ${posixWord(`Authorization: ${authorization}`)} | curl --globoff --header @-`,
    ...headers,
    `--url ${posixWord(call.url)}`
  ].join(' \\\n  ')
}

function powershellOf({ call, authorization, title }: CallFormParts): string {
  const headers = Object.entries({ Authorization: authorization, ...call.headers }).map(
    ([name, value]) => `  ${powershellString(name)} = ${powershellString(value)}`
  )
  return [
    `# ${title}`,
    `Invoke-RestMethod -Method Get -Uri ${powershellString(call.url)} -Headers @{`,
    ...headers,
    '}'
  ].join('\n')
}

function httpRequestOf({ call, authorization, title }: CallFormParts): string {
  const headers = Object.entries({ Authorization: authorization, ...call.headers }).map(
    ([name, value]) => httpFileText(`${name}: ${value}`)
  )
  return [httpFileTitle(title), `GET ${httpFileText(call.url)}`, ...headers, ''].join('\n')
}

function fetchOf({ call, authorization, title }: CallFormParts): string {
  const headers = Object.entries({ Authorization: authorization, ...call.headers }).map(
    ([name, value]) => `    ${javascriptString(name)}: ${javascriptString(value)}`
  )
  return [
    `// ${title}`,
    `const response = await fetch(${javascriptString(call.url)}, {`,
    '  headers: {',
    headers.join(',\n'),
    '  }',
    '})',
    'console.log(response.status, await response.text())'
  ].join('\n')
}
