import type { Desk } from '../../core/desk'
import type { ProbeRequest, ProbeView } from '../../shared/probe'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { plainText, words } from '../../words'
import {
  answered,
  hasSwitch,
  profileOf,
  textOption,
  type CommandContext,
  type RunCommand
} from '../command'
import { exitCodes } from '../exit-codes'
import { getToken } from '../get-token'
import { callChoices } from '../grammar'
import { askYesOrNo } from '../input/ask'
import { alignColumns } from '../output/columns'
import { identityOf, timeOf } from '../output/json-forms'
import { linesOfText, type Line } from '../output/printable'
import type { Problem } from '../problem'

/** `ptd probe PROFILE` */
export const run: RunCommand = async (context) => {
  const wanted = requestOf(context)
  if (!wanted.ok) return wanted
  const desk = await context.openWholeDesk()
  if (!desk.ok) return desk
  const found = profileOf(context, desk.value)
  if (!found.ok) return found
  const profile = found.value
  const request = wanted.value ?? firstCallOf(desk.value, profile)
  const token = await getToken(context, desk.value, profile, {})
  if (!token.ok) return token
  const interruption = context.interruption()
  interruption.addEventListener('abort', () => {
    desk.value.probe.cancel(profile.id)
  })
  const ran = await desk.value.probe.run(profile.id, request, async (_profile, host) =>
    mayCall(context, host)
  )
  if (!ran.ok) return failed({ kind: 'call', failure: ran.failure, profile })
  const outcome = ran.value
  if (outcome.kind === 'cancelled') return failed({ kind: 'interrupted' })
  if (outcome.kind !== 'answered') return failed({ kind: 'not-probed', outcome, profile })
  const { probe } = outcome
  const exitCode = letThrough(probe) ? exitCodes.ok : exitCodes.failure
  const body = desk.value.probe.text(profile.id) ?? ''
  const lines = hasSwitch(context, 'text') ? linesOfText(body) : describe(profile, probe)
  const { profileId: _id, at, ...facts } = probe
  return answered(lines, { profile: identityOf(profile), at: timeOf(at), ...facts, body }, exitCode)
}

/**
 * Whether the API took the token. Of an API of which nothing is known only the address is called: there,
 * any answer but a refusal of the token says so.
 */
function letThrough({ call, verdict }: ProbeView): boolean {
  if (verdict === 'accepted') return true
  if (call !== 'resource-root') return false
  return verdict === 'not-found' || verdict === 'request-refused'
}

/** Returns what is to be called; nothing for the usual call. */
function requestOf(context: CommandContext): Result<ProbeRequest | undefined, Problem> {
  const call = callChoices.find((choice) => choice === textOption(context, 'call'))
  const path = textOption(context, 'path')
  if (call !== undefined && path !== undefined)
    return failed({ kind: 'two-of-one', options: ['call', 'path'] })
  if (path !== undefined) return succeeded({ path })
  return succeeded(call === undefined ? undefined : { call })
}

function firstCallOf(desk: Desk, { id }: Profile): ProbeRequest {
  const plan = desk.probe.plan(id)
  return { call: (plan.ok ? plan.value.calls[0]?.id : undefined) ?? 'resource-root' }
}

async function mayCall(context: CommandContext, host: string): Promise<boolean> {
  const allowed = textOption(context, 'allow-host')
  return allowed === undefined
    ? await askYesOrNo(context, words.cli.ask.host(host))
    : allowed.toLowerCase() === host
}

function describe(profile: Profile, probe: ProbeView): readonly Line[] {
  const text = words.probe
  const { verdict, meaning, status, latencyMs, summary, requestIds, errorText, mfa, url } = probe
  const names = { ...profile, api: words.names.api(profile.api) }
  const error = meaning === undefined ? undefined : words.partnerErrors[meaning]
  const said = error === undefined ? text.verdicts[verdict].sentence : error.meaning(names)
  const rows = [
    [text.url, url],
    ...(mfa === 'not-said' ? [] : [[text.mfa, text.mfaSays[mfa]]]),
    ...summary.map(({ name, value }) => [text.facts[name], value]),
    ...requestIds.map(({ name, value }) => [name, value])
  ]
  const good = letThrough(probe)
  return [
    [
      { style: good ? 'good' : 'bad', text: good ? '✓' : '✕' },
      ` ${typeof said === 'string' ? said : plainText(said)} ${text.inShort(status, latencyMs)}`
    ],
    ...(error === undefined ? [] : [[`  ${plainText(error.advice(names))}`]]),
    ...(errorText === undefined ? [] : [[`  ${text.apiSays} ${errorText}`]]),
    ...alignColumns(
      rows.map(([name = '', value = '']) => [
        { text: name, style: 'faint' as const },
        { text: value }
      ])
    )
  ]
}
