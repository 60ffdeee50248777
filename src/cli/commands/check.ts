import type { TokenCheck } from '../../shared/token'
import { plainText, words } from '../../words'
import { answered, profileOf, type RunCommand } from '../command'
import { exitCodes } from '../exit-codes'
import { getToken } from '../get-token'
import { identityOf, timeOf } from '../output/json-forms'
import type { Line, Piece } from '../output/printable'

const marks: Record<TokenCheck['verdict'], Piece> = {
  passed: { style: 'good', text: '✓' },
  failed: { style: 'bad', text: '✕' },
  unknown: { style: 'faint', text: '–' }
}

/** `ptd check PROFILE` */
export const run: RunCommand = async (context) => {
  const desk = await context.openDesk({ keyStore: 'needed' })
  if (!desk.ok) return desk
  const profile = profileOf(context, desk.value)
  if (!profile.ok) return profile
  const token = await getToken(context, desk.value, profile.value, {})
  if (!token.ok) return token
  const { checks, expiresAt } = token.value.receipt
  const passed = checks.every(({ verdict }) => verdict !== 'failed')
  const lines = checks.flatMap((check): readonly Line[] => {
    const { sentence, hint } = words.checks.of(check, profile.value.mode)
    const line: Line = [marks[check.verdict], ` ${plainText(sentence)}`]
    return hint === undefined ? [line] : [line, [`  ${hint}`]]
  })
  const left = words.cli.answers.goodFor(words.time.span(expiresAt - context.now()))
  const json = { profile: identityOf(profile.value), passed, expiresAt: timeOf(expiresAt), checks }
  return answered([...lines, [left]], json, passed ? exitCodes.ok : exitCodes.failure)
}
