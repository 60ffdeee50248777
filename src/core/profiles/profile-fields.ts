import { domainToASCII } from 'node:url'
import type { FieldProblem } from '../../shared/profile'
import type { Api, Cloud, FieldProblemCode, Profile, ProfileInput } from '../../shared/profile'
import { LENGTHS } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import { readAuthority, readResource } from './address-fields'
import { readTags } from './tags'
import {
  asGuid,
  cleanIdentifier,
  cleanText,
  hasControlCharacters,
  hasUnsafeCharacters,
  looksLikeGuid
} from './typed-text'

/** The fields of a profile that a person types; each is absent when it has a problem. */
export interface ReadFields {
  readonly problems: readonly FieldProblem[]
  readonly name?: string
  readonly tenant?: string
  readonly clientId?: string
  readonly api?: Api
  readonly cloud?: Cloud
  readonly account?: string
  readonly tags?: readonly string[]
  readonly notes?: string
  /** All of them together, when none has a problem. */
  readonly profile?: Omit<Profile, 'id'>
}

type Reading<Value> = Result<Value, FieldProblemCode>

/** Reads the fields of a profile as they were typed, or as a file holds them. Never throws. */
export function readFields(input: ProfileInput): ReadFields {
  const problems: FieldProblem[] = []
  const keep = <Value>(
    field: FieldProblem['field'],
    reading: Reading<Value>
  ): Value | undefined => {
    if (reading.ok) return reading.value
    problems.push({ field, code: reading.failure })
    return undefined
  }
  const name = keep('name', readName(input.name))
  const tenant = keep('tenant', readTenant(input.tenant))
  const clientId = keep('clientId', readClientId(input.clientId))
  const api = keep('api', readApi(input.api))
  const cloud = keep('cloud', readCloud(input.cloud))
  const account = keep('account', readAccount(input.account, input.mode))
  const notes = keep('notes', readNotes(input.notes))
  const tags = keep('tags', readTags(input.tags ?? []))
  const optional: { account?: string; tags?: string[]; notes?: string } = {}
  if (account) optional.account = account
  if (tags !== undefined && tags.length > 0) optional.tags = [...tags]
  if (notes) optional.notes = notes
  const { mode, environment } = input
  if (problems.length === 0 && name && tenant && clientId && api && cloud) {
    const profile = { name, tenant, clientId, mode, api, cloud, environment, ...optional }
    return { problems, name, tenant, clientId, api, cloud, ...optional, profile }
  }
  return {
    problems,
    ...(name === undefined ? {} : { name }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(api === undefined ? {} : { api }),
    ...(cloud === undefined ? {} : { cloud }),
    ...optional
  }
}

function readName(typed: string): Reading<string> {
  const name = cleanText(typed)
  if (name === '') return failed('required')
  // SECURITY: A name with direction or control characters can look like another profile's.  [src/core/profiles/check-profile.security.test.ts]
  if (hasUnsafeCharacters(name)) return failed('control-characters')
  return name.length > LENGTHS.name ? failed('too-long') : succeeded(name)
}

/** Names of many tenants at once, and the directory that all personal accounts share. */
const sharedTenants = [
  'common',
  'organizations',
  'consumers',
  '9188040d-6c67-4c5b-b112-36a304b66dad'
]

function readTenant(typed: string): Reading<string> {
  const tenant = cleanIdentifier(typed).toLowerCase()
  if (tenant === '') return failed('required')
  // SECURITY: A shared authority would sign in to whichever tenant an account is from.  [src/core/profiles/check-profile.security.test.ts]
  if (sharedTenants.includes(tenant)) return failed('tenant-shared-authority')
  // SECURITY: A slash would choose another path of the authority.  [src/core/profiles/check-profile.security.test.ts]
  if (/[/\\]/.test(tenant)) return failed('tenant-has-scheme')
  if (tenant.length > LENGTHS.tenant) return failed('too-long')
  const guid = asGuid(tenant)
  if (guid !== undefined) return succeeded(guid)
  if (looksLikeGuid(tenant)) return failed('tenant-bad-guid')
  // A domain of other letters is verified and named in its ASCII form.
  const domain = /^[\x20-\x7e]+$/.test(tenant) ? tenant : domainToASCII(tenant)
  return domainPattern.test(domain) ? succeeded(domain) : failed('tenant-bad-domain')
}

/** Two labels or more, the last of which is no number. */
const domainPattern =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

function readClientId(typed: string): Reading<string> {
  const text = cleanIdentifier(typed)
  if (text === '') return failed('required')
  const guid = asGuid(text)
  return guid === undefined ? failed('client-id-bad-guid') : succeeded(guid)
}

function readApi(typed: ProfileInput['api']): Reading<Api> {
  if (typeof typed === 'string') return succeeded(typed)
  const resource = readResource(typed.resource)
  return resource.ok ? succeeded({ resource: resource.value }) : resource
}

function readCloud(typed: ProfileInput['cloud']): Reading<Cloud> {
  if (typeof typed === 'string') return succeeded(typed)
  const authority = readAuthority(typed.authority)
  return authority.ok ? succeeded({ authority: authority.value }) : authority
}

/**
 * Reads a user name; an empty text is none. Where no person signs in it has no effect, and the editor
 * does not show it: one that is not well-formed is then left out instead of refused.
 */
function readAccount(typed: string, mode: ProfileInput['mode']): Reading<string> {
  const account = cleanText(typed)
  const code = accountProblem(account)
  if (code === undefined) return succeeded(account)
  return mode === 'app-only' ? succeeded('') : failed(code)
}

function accountProblem(account: string): FieldProblemCode | undefined {
  if (account === '') return undefined
  if (hasUnsafeCharacters(account)) return 'control-characters'
  if (account.length > LENGTHS.account) return 'too-long'
  return /^[^\s@]+@[^\s@]+$/.test(account) ? undefined : 'account-bad'
}

function readNotes(typed: string): Reading<string> {
  const notes = cleanText(typed.replace(/\r\n?/g, '\n'))
  if (hasControlCharacters(notes)) return failed('control-characters')
  return notes.length > LENGTHS.notes ? failed('too-long') : succeeded(notes)
}
