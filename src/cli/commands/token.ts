import { assertNever } from '../../shared/assert'
import { failed } from '../../shared/result'
import { answered, hasSwitch, profileOf, textOption, type RunCommand } from '../command'
import { assignment, shells } from '../output/shell-quote'
import { getToken } from '../get-token'
import { identityOf, timeOf, tokenFacts } from '../output/json-forms'
import { tokenFormats } from '../grammar'

/** `ptd token PROFILE` */
export const run: RunCommand = async (context) => {
  const format = hasSwitch(context, 'json')
    ? 'json'
    : chosen(tokenFormats, textOption(context, 'format'))
  // SECURITY: scroll-back, recordings and shared screens keep what a terminal shows.  [tests/cli/token.security.test.ts]
  if (context.terminal.showsAnswers && !hasSwitch(context, 'show'))
    return failed({ kind: 'token-to-terminal' })
  const desk = await context.openDesk({ keyStore: 'needed' })
  if (!desk.ok) return desk
  const profile = profileOf(context, desk.value)
  if (!profile.ok) return profile
  const renew = hasSwitch(context, 'renew')
  const form = format === 'header' ? 'authorization-header' : 'token'
  const token = await getToken(context, desk.value, profile.value, { form, renew })
  if (!token.ok) return token
  const { text, receipt } = token.value
  switch (format) {
    case 'token':
    case 'header':
      return answered([[text]], undefined)
    case 'json':
      return answered([], tokenFacts(profile.value, token.value))
    case 'env': {
      const shell = chosen(shells, textOption(context, 'shell'))
      const { id, name } = identityOf(profile.value)
      const variables = [
        ['PTD_TOKEN', text],
        ['PTD_TOKEN_EXPIRES_AT', timeOf(receipt.expiresAt)],
        ['PTD_PROFILE', name],
        ['PTD_PROFILE_ID', id],
        ['PTD_TENANT', profile.value.tenant]
      ] as const
      return answered(
        variables.map(([variable, value]) => [assignment(shell, variable, value)]),
        undefined
      )
    }
    default:
      return assertNever(format)
  }
}

/** The first is the usual one. The parsers let no other word through. */
function chosen<Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  given: string | undefined
): Choice {
  return choices.find((choice) => choice === given) ?? choices[0]
}
