import type { Profile } from '../../shared/profile'
import { probeHeaders } from '../directory/probe-calls'
import type { ProbeHost } from './probe-host'

/** The headers of a call, besides the token. */
export interface RequestHeaders {
  /** New ids, by the names that the API gives them. */
  readonly ids: Readonly<Record<string, string>>
  /** All of them, the ids included. */
  readonly all: Readonly<Record<string, string>>
}

/** Returns the headers of one call to a profile's API. */
export function requestHeadersFor(
  profile: Pick<Profile, 'mode'>,
  { api }: Pick<ProbeHost, 'api'>,
  newId: () => string
): RequestHeaders {
  // Another API gets the header of the Partner API: Microsoft's services know it in general.
  const names = probeHeaders[api ?? 'partner'].requestIds
  const ids = Object.fromEntries(names.map((name) => [name, newId()]))
  // Whether a token counts as one with a second factor is asked for a person's token only.
  const mfa = api === undefined || profile.mode === 'app-only' ? undefined : probeHeaders[api].mfa
  const question = mfa === undefined ? {} : { [mfa.ask]: 'true' }
  return { ids, all: { accept: 'application/json', ...question, ...ids } }
}
