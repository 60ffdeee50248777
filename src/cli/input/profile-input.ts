import {
  accessModes,
  environments,
  namedApis,
  namedClouds,
  type Api,
  type Cloud,
  type Profile,
  type ProfileInput
} from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { textOption, type CommandContext } from '../command'
import type { Problem } from '../problem'

/** Options of which each pair names one thing. */
const pairs = [
  ['api', 'resource'],
  ['cloud', 'authority']
] as const

/** Returns the fields of a profile as they were typed: those of `before` where none was, or the usual ones. */
export function readProfileInput(
  context: CommandContext,
  name: string,
  before: Profile | undefined
): Result<ProfileInput, Problem> {
  const option = (key: string): string | undefined => textOption(context, key)
  const both = pairs.find((pair) => pair.every((key) => option(key) !== undefined))
  if (both !== undefined) return failed({ kind: 'two-of-one', options: both })
  const mode = oneOf(accessModes, option('mode')) ?? before?.mode ?? 'app+user'
  return succeeded({
    name,
    tenant: option('tenant') ?? before?.tenant ?? '',
    clientId: option('client-id') ?? before?.clientId ?? '',
    mode,
    api: readApi(option('api'), option('resource')) ?? before?.api ?? usualApi(mode),
    cloud: readCloud(option('cloud'), option('authority')) ?? before?.cloud ?? 'global',
    environment: oneOf(environments, option('environment')) ?? before?.environment ?? 'production',
    // An account hint goes with application + user access only.
    account: mode === 'app+user' ? (option('account') ?? before?.account ?? '') : '',
    ...tagsOf(option('tag')),
    notes: option('notes') ?? before?.notes ?? ''
  })
}

/** Returns a saved profile as it would be typed. */
export function inputOf(profile: Profile): ProfileInput {
  const {
    name,
    tenant,
    clientId,
    mode,
    api,
    cloud,
    environment,
    account = '',
    notes = ''
  } = profile
  return { name, tenant, clientId, mode, api, cloud, environment, account, notes }
}

/** Whether any option names a field. */
export function changesFields(context: CommandContext): boolean {
  const { options } = context.command
  return Object.keys(options).some((key) => key !== 'json' && key !== 'data-dir')
}

/** Without the option, a profile that is edited keeps its tags; an empty text takes them away. */
function tagsOf(typed: string | undefined): { readonly tags?: string[] } {
  return typed === undefined ? {} : { tags: [typed] }
}

/** The Partner API answers hardly anything to an application alone. */
function usualApi(mode: Profile['mode']): Api {
  return mode === 'app-only' ? 'partner-center' : 'partner'
}

function readApi(named: string | undefined, resource: string | undefined): Api | undefined {
  return resource === undefined ? oneOf(namedApis, named) : { resource }
}

function readCloud(named: string | undefined, authority: string | undefined): Cloud | undefined {
  return authority === undefined ? oneOf(namedClouds, named) : { authority }
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  given: string | undefined
): Choice | undefined {
  return choices.find((choice) => choice === given)
}
