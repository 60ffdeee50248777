import { environmentOf } from '../../core/tokens/environment'
import { formatToken } from '../../core/tokens/forms'
import { assertNever } from '../../shared/assert'
import { failed, succeeded, type Result } from '../../shared/result'
import { answered, hasSwitch, textOption, type CommandContext, type RunCommand } from '../command'
import { findProfile } from '../find-profile'
import { tokenFormats } from '../grammar'
import { assignment, shells } from '../output/shell-quote'
import type { Problem } from '../problem'

interface ShownToken {
  readonly profile: { readonly id: string; readonly name: string; readonly tenant: string }
  readonly accessToken: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  /** The whole answer as JSON, when that was asked for. */
  readonly json?: object
}

/** `ptd token PROFILE` */
export const run: RunCommand = async (context) => {
  const format = hasSwitch(context, 'json')
    ? 'json'
    : chosen(tokenFormats, textOption(context, 'format'))
  // SECURITY: scroll-back, recordings and shared screens keep what a terminal shows.  [tests/cli/token.security.test.ts]
  if (context.terminal.showsAnswers && !hasSwitch(context, 'show'))
    return failed({ kind: 'token-to-terminal' })
  // What JSON says besides, the checks, only the desk knows.
  const needsDesk =
    format === 'json' || hasSwitch(context, 'renew') || context.platform === 'darwin'
  const ready = needsDesk ? undefined : await findReady(context)
  const token = ready === undefined ? await askDesk(context) : succeeded(ready)
  if (!token.ok) return token
  const { profile, accessToken, expiresAt, json } = token.value
  switch (format) {
    case 'token':
      return answered([[formatToken(accessToken, 'token')]], undefined)
    case 'header':
      return answered([[formatToken(accessToken, 'authorization-header')]], undefined)
    case 'json':
      return answered([], json)
    case 'env': {
      const shell = chosen(shells, textOption(context, 'shell'))
      const variables = environmentOf({
        token: formatToken(accessToken, 'token'),
        expiresAt,
        profile
      })
      const lines = variables.map(([name, value]) => [assignment(shell, name, value)])
      return answered(lines, undefined)
    }
    default:
      return assertNever(format)
  }
}

/** Returns a token that is there and good, without opening the desk. */
async function findReady({
  command,
  dataFolder,
  now
}: CommandContext): Promise<ShownToken | undefined> {
  const { findReadyToken } = await import('../../core/ready-token/ready-token')
  const wanted = command.arguments[0] ?? ''
  return await findReadyToken({
    dataFolder,
    now: now(),
    choose: (profiles) => {
      const found = findProfile(profiles, wanted)
      return found.ok ? found.value : undefined
    }
  })
}

async function askDesk(context: CommandContext): Promise<Result<ShownToken, Problem>> {
  const { tokenOfDesk } = await import('../token-of-desk')
  return await tokenOfDesk(context)
}

/** The first is the usual one. The parsers let no other word through. */
function chosen<Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  given: string | undefined
): Choice {
  return choices.find((choice) => choice === given) ?? choices[0]
}
