import type { Cloud, NamedApi, Profile } from '../../shared/profile'
import { words } from '../../words'
import { apiFacts, cloudFacts } from './microsoft-facts'

/** One row of the registration table. */
export interface RegistrationRow {
  readonly name: string
  readonly note: string
  readonly value: string
}

/** Returns what has to stand in the tenant's app registration for a profile, and what is asked for. */
export function registrationRows(profile: Profile): readonly RegistrationRow[] {
  const text = words.profiles.registration
  const apiNote = typeof profile.api === 'string' ? words.names.api(profile.api) : text.apiOther
  const redirect = { ...text.redirect, value: 'http://localhost' }
  return [
    { ...text.tenant, value: profile.tenant },
    { ...text.application, value: profile.clientId },
    { ...text.api, note: apiNote, value: apiIdOf(profile) },
    { ...text.scope, value: scopeOf(profile) },
    ...(profile.mode === 'app+user' ? [redirect] : []),
    { ...text.authority, value: authorityHostOf(profile) }
  ]
}

function apiIdOf({ api }: Profile): string {
  return typeof api === 'string' ? apiFacts[api].applicationId : api.resource
}

/** Returns the scope that is asked for: the API's only one, or everything that is consented. */
export function scopeOf({ api, cloud, mode }: Pick<Profile, 'api' | 'cloud' | 'mode'>): string {
  const resources = Object.values(apiFacts).map((facts) => resourceIn(facts, cloud))
  const resource = typeof api === 'string' ? resourceIn(apiFacts[api], cloud) : api.resource
  const known = resources.includes(resource.replace(/\/$/, ''))
  return `${resource}/${mode === 'app+user' && known ? 'user_impersonation' : '.default'}`
}

function resourceIn(facts: (typeof apiFacts)[NamedApi], cloud: Cloud): string {
  const own = typeof cloud === 'string' ? facts.resources[cloud] : undefined
  return own ?? facts.resource
}

/** Returns the login host of the profile's cloud. */
export function authorityHostOf({ cloud }: Pick<Profile, 'cloud'>): string {
  return typeof cloud === 'string' ? cloudFacts[cloud].authorityHost : words.names.cloud(cloud)
}
