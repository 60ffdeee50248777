import { partnerApis } from '../../directory/partner-apis'

/** An id in a pasted text, and what the words around it call it. */
export interface PastedId {
  readonly id: string
  readonly kind: 'tenant' | 'client' | 'unnamed'
}

const guid = /(?<![0-9a-f-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f-])/gi

/** Words that call an id something else than a tenant or an application. */
const others =
  /obje[ckt]|\boid\b|subscription|correlation|request|trace|session|principal ?id|resource ?app ?id|resource ?id|key ?id|user ?id|customer ?id|account ?id|role ?id|device ?id|instance|operation|activity|order|invoice|organi[sz]ation ?id|\bpuid\b|\bsub\b|\bjti\b|\buti\b|\brh\b|\bsid\b|nonce|\bstate\b|etag|(?<![a-z)] )(?<![a-z])id["']? ?[:=] ?["']?$/
const tenants =
  /tenants?|directory|\btid\b|mandant\w*|verzeichnis|annuaire|locataire|directorio|inquilino|\biss\b/
const clients =
  /clients?|cliente|application|anwendungs?|aplicaci[oó]n|app ?id|app registration|\bapp\b|\bazp\b|\baud\b/
const named = new RegExp(
  `(?<other>${others.source})|(?<tenant>${tenants.source})|(?<client>${clients.source})`,
  'g'
)

/** Ids that are the same everywhere: Microsoft's own APIs and tenants, and placeholders. */
const wellKnown: ReadonlySet<string> = new Set([
  ...Object.values(partnerApis).map(({ applicationId }) => applicationId),
  '00000000-0000-0000-0000-000000000000',
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a'
])
const microsoftsOwn = /^0000000[0-9a-f]-0000-0000-c000-000000000000$/
const placeholder = /^([0-9a-f])\1{7}-/

/** The login hosts' paths begin with the tenant. */
const loginPath =
  /(?:login\.[a-z0-9.-]+|sts\.[a-z0-9.-]+|login-us\.microsoftonline\.com)(?::\d+)?\/$/
const appPath = /(?:appid|applicationid|clientid)\/$/

/**
 * Returns the ids of a text in their order, each once for each thing it is called. One that is called
 * something else (an object, a subscription) is left out, as are Microsoft's own.
 */
export function idsIn(text: string): readonly PastedId[] {
  const found = new Map<string, PastedId>()
  let end = 0
  for (const match of text.matchAll(guid)) {
    const id = match[0].toLowerCase()
    const before = lineBefore(text, Math.max(end, match.index - 120), match.index)
    const above = before.trim().replace(/[\s"'-]+|value|[:=]/gi, '') === '' ? end : undefined
    end = match.index + match[0].length
    if (wellKnown.has(id) || microsoftsOwn.test(id) || placeholder.test(id)) continue
    const after = text.slice(end, end + 40)
    const kind =
      kindBefore(before) ??
      kindAfter(after) ??
      (above === undefined ? undefined : kindAbove(text, above, match.index - before.length)) ??
      'unnamed'
    if (kind !== 'other') found.set(`${kind} ${id}`, { id, kind })
  }
  const ids = [...found.values()]
  const called = new Set(ids.flatMap(({ id, kind }) => (kind === 'unnamed' ? [] : [id])))
  return ids.filter(({ id, kind }) => kind !== 'unnamed' || !called.has(id))
}

type Kind = 'tenant' | 'client' | 'other'

function lineBefore(text: string, from: number, to: number): string {
  const part = text.slice(from, to)
  return part.slice(part.lastIndexOf('\n') + 1)
}

/** What the word nearest before an id calls it. */
function kindBefore(before: string): Kind | undefined {
  const words = readable(before)
  if (loginPath.test(words)) return 'tenant'
  if (appPath.test(words)) return 'client'
  const last = [...words.matchAll(named)].at(-1)?.groups
  return kindOf(last)
}

/** A portal shows the name of a field above it. A heading over several fields says nothing of one. */
function kindAbove(text: string, from: number, to: number): Kind | undefined {
  const part = text.slice(Math.max(from, to - 120), to).trimEnd()
  const start = part.lastIndexOf('\n')
  // What stands on the line of another id is about that one.
  if (start === -1 && from > 0) return undefined
  const words = readable(part.slice(start + 1))
  if (words.length > 60) return undefined
  const kinds = [...words.matchAll(named)].map(({ groups }) => kindOf(groups))
  const isMixed =
    kinds.includes('tenant') &&
    kinds.includes('client') &&
    !/application \(client\)|directory \(tenant\)/.test(words)
  return isMixed ? undefined : kinds.at(-1)
}

/** “… is the tenant id”, “… (application)”. */
function kindAfter(after: string): Kind | undefined {
  const words =
    /^[ \t)]*(?:\(|[\u2013-][ ]|is (?:the|our|my|their)|as (?:the)?)[ \t]*(?<name>[^\n:;,]{1,25})/.exec(
      after.toLowerCase()
    )?.groups?.['name']
  if (words === undefined) return undefined
  return kindOf([...words.matchAll(named)][0]?.groups)
}

function kindOf(
  groups: Readonly<Record<string, string | undefined>> | undefined
): Kind | undefined {
  if (groups === undefined) return undefined
  if (groups['other'] !== undefined) return 'other'
  return groups['tenant'] === undefined ? 'client' : 'tenant'
}

/** Names as words: `AZURE_TENANT_ID`, `clientId` and `x-client-id` alike. */
function readable(text: string): string {
  return text
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[_-]/g, ' ')
    .toLowerCase()
    .replace(/ {2,}/g, ' ')
}
