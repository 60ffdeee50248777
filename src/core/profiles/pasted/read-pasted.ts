import type { ProfileInput } from '../../../shared/profile'
import type { PastedProfile } from '../../../shared/transfer'
import { dropSecrets } from './drop-secrets'
import { accountIn, apiIn, cloudIn, domainIn, modeIn, nameIn } from './pasted-fields'
import { idsIn, type PastedId } from './pasted-ids'

/** What a pasted text holds. */
export interface PastedReading {
  /** Missing when the text names neither a tenant nor an application. */
  readonly profile?: PastedProfile
  /** Ids that nothing says the meaning of, and that are therefore in no field. */
  readonly unnamedIds: number
  /** How many things that look like a secret were dropped. */
  readonly droppedSecrets: number
}

/**
 * Reads a pasted text: a portal's page, a ticket, an `.env` file, what a command line or Postman shows.
 * Only fields of a known form come out of it; the text itself, and with it every secret, is forgotten. A
 * login host that is none of Microsoft's is not taken from it: such a host is typed by a person.
 */
export function readPasted(pasted: string): PastedReading {
  const swept = dropSecrets(withNamesBesideValues(pasted))
  const { text, dropped } = swept
  const ids = idsIn(text)
  const domain = domainIn(text)
  const tenant = chosen(ids, 'tenant')
  const client = chosen(ids, 'client')
  const unnamed = ids.filter(({ kind }) => kind === 'unnamed').map(({ id }) => id)
  const lone = unnamed.length === 1 ? unnamed[0] : undefined
  const hasTenant = tenant.id !== undefined || domain !== undefined
  const isGuessed = lone !== undefined && hasTenant !== (client.id !== undefined)
  const tenantId = tenant.id ?? (isGuessed && !hasTenant ? lone : undefined)
  const clientId = client.id ?? (isGuessed && hasTenant ? lone : undefined)
  const counts = { unnamedIds: isGuessed ? 0 : unnamed.length, droppedSecrets: dropped }
  if (tenantId === undefined && clientId === undefined && domain === undefined) return counts

  const cloud = cloudIn(text, domain)
  const mode = modeIn(swept)
  const api = apiIn(text)
  const account = mode === 'app-only' ? undefined : accountIn(text)
  const name = nameIn(text)
  const guesses: PastedProfile['guessed'] = [
    ...(tenant.isDoubtful || (isGuessed && !hasTenant) ? (['tenant'] as const) : []),
    ...(client.isDoubtful || (isGuessed && hasTenant) ? (['clientId'] as const) : [])
  ]
  const found: PastedProfile['found'] = [
    ...(name === undefined ? [] : (['name'] as const)),
    ...(tenantId === undefined ? [] : (['tenant'] as const)),
    ...(domain === undefined ? [] : (['domain'] as const)),
    ...(clientId === undefined ? [] : (['clientId'] as const)),
    ...(account === undefined ? [] : (['account'] as const)),
    ...(mode === undefined ? [] : (['mode'] as const)),
    ...(api === undefined ? [] : (['api'] as const)),
    ...(cloud === undefined ? [] : (['cloud'] as const))
  ]
  const input: ProfileInput = {
    name: name ?? (tenantId === undefined ? '' : (domain ?? '')),
    tenant: tenantId ?? domain ?? '',
    clientId: clientId ?? '',
    mode: mode ?? 'app+user',
    api: api ?? (mode === 'app-only' ? 'partner-center' : 'partner'),
    cloud: cloud ?? 'global',
    environment: 'production',
    account: account ?? '',
    // Nothing of the text is kept besides its fields.
    notes: ''
  }
  return { ...counts, profile: { input, found, guessed: guesses, droppedSecrets: dropped } }
}

/** The id that is called so. Of several, the first one, which is then doubtful. */
function chosen(
  ids: readonly PastedId[],
  kind: 'tenant' | 'client'
): { readonly id: string | undefined; readonly isDoubtful: boolean } {
  const of = [...new Set(ids.filter((id) => id.kind === kind).map(({ id }) => id))]
  return { id: of[0], isDoubtful: of.length > 1 }
}

/**
 * Postman, Kubernetes and the Azure portal write a name and its value as two fields. They are put in the
 * form `"name": "value"`, and addresses in a readable form.
 */
function withNamesBesideValues(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/%(3A|2F|3D|26|40)/gi, (code) => decodeURIComponent(code))
    .replace(
      /"(?:key|name)"\s{0,50}:\s{0,50}"([^"\n]{1,100})"\s{0,50},\s{0,50}"value"\s{0,50}:/g,
      '"$1":'
    )
    .replace(
      /"value"\s{0,50}:\s{0,50}("[^"\n]{0,5000}")\s{0,50},\s{0,50}"(?:key|name)"\s{0,50}:\s{0,50}"([^"\n]{1,100})"/g,
      '"$2": $1'
    )
    .replace(
      /^([ \t-]{0,40})name:[ \t]{0,20}["']?([A-Za-z0-9_.-]{1,100})["']?[ \t]{0,20}\n[ \t]{0,40}value:/gm,
      '$1$2:'
    )
}
