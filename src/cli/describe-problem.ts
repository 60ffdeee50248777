import { assertNever } from '../shared/assert'
import type { CallFailure } from '../shared/call-failure'
import type { Profile } from '../shared/profile'
import type { Failure } from '../shared/token'
import { plainText, words } from '../words'
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes'
import { identityOf, timeOf } from './output/json-forms'
import type { Line } from './output/printable'
import { quoteFor } from './output/shell-quote'
import type { NotProbed, Problem } from './problem'

/** A problem as a person reads it, as a program reads it, and how `ptd` ends with it. */
export interface DescribedProblem {
  readonly lines: readonly Line[]
  readonly json: { readonly error: ErrorFacts }
  readonly exitCode: ExitCode
}

interface ErrorFacts {
  readonly code: string
  readonly exitCode: ExitCode
  readonly message: string
  readonly [more: string]: unknown
}

interface Said {
  readonly code: string
  readonly exitCode: ExitCode
  /** The first is the message; the others say more. */
  readonly sentences: readonly [string, ...string[]]
  /** What to type about it. */
  readonly command?: string | undefined
  readonly more?: Readonly<Record<string, unknown>>
}

/** Returns what is said of a problem. Commands that it names are quoted for this system's usual shell. */
export function describeProblem(problem: Problem, platform: NodeJS.Platform): DescribedProblem {
  const { code, exitCode, sentences, command, more } = say(problem, platform)
  const { prefix, run } = words.cli.problems
  const [message, ...others] = sentences
  const lines: Line[] = [
    [{ style: 'bad', text: prefix }, ` ${message}`],
    ...others.map((sentence): Line => [`     ${sentence}`])
  ]
  if (command !== undefined) lines.push([`     ${run(command)}`])
  const error = {
    code,
    exitCode,
    message,
    ...(command === undefined ? {} : { run: command }),
    ...more
  }
  return { lines, json: { error }, exitCode }
}

function say(problem: Problem, platform: NodeJS.Platform): Said {
  const texts = words.cli.problems
  const usage = exitCodes.usage
  switch (problem.kind) {
    case 'call':
      return sayFailure(problem.failure, problem.profile, platform)
    case 'no-such-profile':
      return {
        code: problem.kind,
        exitCode: usage,
        sentences: [texts.noSuchProfile(problem.wanted)],
        command: texts.listThem
      }
    case 'several-profiles':
      return {
        code: problem.kind,
        exitCode: usage,
        sentences: [
          texts.severalProfiles(problem.wanted),
          ...problem.candidates.map(({ id, name, tenant }) => `${id}  ${name}  ${tenant}`)
        ],
        more: { candidates: problem.candidates.map(identityOf) }
      }
    case 'token-to-terminal':
      return { code: problem.kind, exitCode: usage, sentences: [texts.tokenToTerminal] }
    case 'opaque-token':
      return { code: problem.kind, exitCode: exitCodes.failure, sentences: [texts.opaqueToken] }
    case 'vault': {
      const { reason, detail } = problem.view
      return {
        code: 'vault',
        exitCode: exitCodes.vault,
        sentences: [words.vault.reasons[reason], texts.notSavedHere, detail],
        more: { reason, detail }
      }
    }
    case 'key-chain-open-to-scripts':
      return {
        code: problem.kind,
        exitCode: exitCodes.vault,
        sentences: [texts.keychain, texts.useTheApp]
      }
    case 'no-browser-sign-in':
      return {
        code: problem.kind,
        exitCode: usage,
        sentences: [texts.noBrowserSignIn(problem.profile.name)],
        command: words.cli.remedies['enter-credential']?.(quoted(problem.profile, platform))
      }
    case 'no-credential-for-mode':
      return {
        code: problem.kind,
        exitCode: usage,
        sentences: [texts.noCredentialForMode(problem.profile.name)],
        command: words.cli.remedies['sign-in']?.(quoted(problem.profile, platform))
      }
    case 'not-confirmed':
      return {
        code: problem.kind,
        exitCode: usage,
        sentences: [texts.notConfirmed(problem.profile.name)]
      }
    case 'two-of-one':
      return { code: problem.kind, exitCode: usage, sentences: [texts.twoOfOne(problem.options)] }
    case 'nothing-to-change':
      return { code: problem.kind, exitCode: usage, sentences: [texts.nothingToChange] }
    case 'nothing-entered':
      return { code: problem.kind, exitCode: usage, sentences: [texts.nothingEntered] }
    case 'too-much-entered':
      return { code: problem.kind, exitCode: usage, sentences: [texts.tooMuchEntered] }
    case 'file-not-read':
      return {
        code: problem.kind,
        exitCode: usage,
        sentences: [texts.fileNotRead(problem.file, problem.detail)]
      }
    case 'not-probed':
      return sayNotProbed(problem.outcome, problem.profile)
    case 'interrupted':
      return { code: problem.kind, exitCode: exitCodes.interrupted, sentences: [texts.interrupted] }
    case 'profiles-damaged':
      return {
        code: problem.kind,
        exitCode: exitCodes.failure,
        sentences: [texts.profilesDamaged],
        command: texts.lookAtStatus
      }
    case 'data-folder':
      return {
        code: problem.kind,
        exitCode: exitCodes.failure,
        sentences: [texts.dataFolder(problem.folder, problem.detail)]
      }
    default:
      return assertNever(problem)
  }
}

function sayNotProbed(outcome: NotProbed, { api }: Profile): Said {
  const text = words.probe
  switch (outcome.kind) {
    case 'unanswered':
      return {
        code: outcome.code,
        exitCode: exitCodes.network,
        sentences: [plainText(text.troubles[outcome.code](outcome.host)), outcome.detail]
      }
    case 'path-refused':
      return {
        code: `path-${outcome.problem}`,
        exitCode: exitCodes.usage,
        sentences: [text.pathProblems[outcome.problem]]
      }
    case 'no-host':
      return {
        code: outcome.reason,
        exitCode: exitCodes.usage,
        sentences: [plainText(text.noHost[outcome.reason](words.names.api(api)))]
      }
    case 'not-confirmed':
      return {
        code: 'host-not-confirmed',
        exitCode: exitCodes.usage,
        sentences: [words.cli.problems.hostNotAllowed(outcome.host)]
      }
    default:
      return assertNever(outcome)
  }
}

function sayFailure(
  call: CallFailure,
  profile: Profile | undefined,
  platform: NodeJS.Platform
): Said {
  if (call.kind === 'failure' && profile !== undefined) {
    return sayTokenFailure(call.failure, profile, platform)
  }
  if (call.kind === 'failure') {
    const { code } = call.failure
    return { code, exitCode: exitCodeOf(code), sentences: [words.failures.byCode[code].headline] }
  }
  const message = words.fileProblemSentence(call) ?? words.failures.calls[call.kind]
  if (call.kind === 'file') {
    const { problem, about } = call
    const isOfSystem = problem === 'unreadable' || problem === 'not-saved'
    return {
      code: `file-${problem}`,
      exitCode: problem === 'not-saved' ? exitCodes.failure : exitCodes.usage,
      sentences: [message, ...(isOfSystem && about !== undefined ? [about] : [])],
      ...(about === undefined ? {} : { more: { about } })
    }
  }
  if (call.kind === 'fields') {
    const problems = call.problems.map(({ field, code }) => ({
      field,
      code,
      sentence: `${words.fields.labels[field]}: ${words.fields.problems[code]}`
    }))
    return {
      code: call.kind,
      exitCode: exitCodes.usage,
      sentences: [message, ...problems.map(({ sentence }) => sentence)],
      more: { problems }
    }
  }
  const details = call.kind === 'store-not-written' ? [call.detail] : []
  return { code: call.kind, exitCode: exitCodes.failure, sentences: [message, ...details] }
}

function sayTokenFailure(failure: Failure, profile: Profile, platform: NodeJS.Platform): Said {
  const { code, remedy, aadsts, correlationId, detail, at } = failure
  const said = words.explainFailure(failure, profile)
  const number = aadsts === undefined ? undefined : `AADSTS${aadsts}`
  return {
    code,
    exitCode: exitCodeOf(code),
    sentences: [
      `${plainText(said.sentence)}${number === undefined ? '' : ` (${number})`}`,
      plainText(said.cause),
      ...(correlationId === undefined
        ? []
        : [`${words.cli.problems.correlationId}: ${correlationId}, ${timeOf(at)}`])
    ],
    command: words.cli.remedies[remedy]?.(quoted(profile, platform)),
    more: {
      at: timeOf(at),
      profile: identityOf(profile),
      ...(aadsts === undefined ? {} : { aadsts }),
      ...(correlationId === undefined ? {} : { correlationId }),
      ...(detail === undefined ? {} : { detail })
    }
  }
}

/** A plain name stands as it is; anything else is quoted, so that the command can be pasted. */
function quoted({ name }: Profile, platform: NodeJS.Platform): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return name
  return quoteFor(platform === 'win32' ? 'powershell' : 'posix', name)
}
