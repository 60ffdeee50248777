import { decodeClaims } from '../../core/tokens/decode'
import { failed } from '../../shared/result'
import { answered, profileOf, type RunCommand } from '../command'
import { getToken } from '../get-token'
import { alignColumns } from '../output/columns'
import { identityOf, timeOf } from '../output/json-forms'

/** Claims that are times, in seconds since the epoch. */
const times: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp', 'auth_time', 'xms_tcdt'])

/** `ptd claims PROFILE` */
export const run: RunCommand = async (context) => {
  const desk = await context.openDesk({ keyStore: 'needed' })
  if (!desk.ok) return desk
  const profile = profileOf(context, desk.value)
  if (!profile.ok) return profile
  const token = await getToken(context, desk.value, profile.value, {})
  if (!token.ok) return token
  const claims = decodeClaims(token.value.text)
  if (!claims.ok) return failed({ kind: 'opaque-token', profile: profile.value })
  const rows = Object.entries(claims.value).map(([name, value]) => [
    { text: name, style: 'faint' as const },
    { text: readable(name, value) }
  ])
  return answered(alignColumns(rows), { profile: identityOf(profile.value), claims: claims.value })
}

function readable(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && times.has(name) && Math.abs(value) < 8.64e12)
    return `${value} (${timeOf(value * 1000)})`
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isList ? value.join(' ') : JSON.stringify(value)
}
