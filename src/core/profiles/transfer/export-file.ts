import type { Profile } from '../../../shared/profile'
import type { FileFormat } from '../../../shared/transfer'
import { profileFileVersion, type ProfileRow } from '../profile-file'
import { formatCsvFile } from './csv-rows'
import { withoutSecrets } from './secret-fields'

/**
 * Returns profiles as a file that other people and tools read: what a person has typed, and nothing of a
 * sign-in or a secret. The order is by name, so that the files of two machines, or of two days, compare
 * well.
 */
export function formatExport(rows: Iterable<ProfileRow>, format: FileFormat): string {
  const inOrder = [...rows].map(withKey).sort(byKey)
  if (format === 'csv') return formatCsvFile(inOrder.map(({ row }) => row.profile))
  const content = { version: profileFileVersion, profiles: inOrder.map(({ row }) => jsonOf(row)) }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

function jsonOf({ profile, unknownFields = {} }: ProfileRow): object {
  const { id, name, tenant, clientId, mode, api, cloud, environment } = profile
  const { account, tags = [], notes } = profile
  // JSON leaves out fields that are undefined.
  return {
    id,
    name,
    tenant,
    clientId,
    mode,
    api: typeof api === 'string' ? api : { resource: api.resource },
    cloud: typeof cloud === 'string' ? cloud : { authority: cloud.authority },
    environment,
    account: account === '' ? undefined : account,
    tags: tags.length === 0 ? undefined : tags,
    notes: notes === '' ? undefined : notes,
    ...withoutSecrets(unknownFields).fields
  }
}

interface KeyedRow {
  readonly row: ProfileRow
  readonly key: readonly [string, string, string]
}

function withKey(row: ProfileRow): KeyedRow {
  const { name, id }: Profile = row.profile
  return { row, key: [name.normalize('NFKC').toLowerCase(), name, id] }
}

/** The same on every machine, whatever its language. */
function byKey(one: KeyedRow, other: KeyedRow): number {
  const place = one.key.findIndex((part, index) => part !== other.key[index])
  if (place === -1) return 0
  return (one.key[place] ?? '') < (other.key[place] ?? '') ? -1 : 1
}
