import { interactionPolicy } from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { EntraFailure } from './errors'
import { failures } from './failures'
import { refusalOf } from './person-checks'
import { parseScope } from './scopes'
import type { RequestedScope } from './scopes'
import { findUser, findUserById, mfaPolicyId, mustPassMfa } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory } from './types'

const { Check, Prompt, base } = interactionPolicy

type Interactions = NonNullable<Configuration['interactions']>

/** Returns the parameter as text, or undefined. */
export function textParameter(parameters: unknown, name: string): string | undefined {
  if (typeof parameters !== 'object' || parameters === null) return undefined
  const value: unknown = Reflect.get(parameters, name)
  return typeof value === 'string' ? value : undefined
}

/** Returns what an authorization or token request asks for. Throws an EntraError for a bad scope. */
export function requestedScope(
  state: TenantState,
  directory: DemoDirectory,
  ctx: KoaContextWithOIDC
): RequestedScope {
  // A code is redeemed with the scope of the request itself, which the provider does not keep.
  const scope = textParameter(ctx.oidc.body, 'scope') ?? textParameter(ctx.oidc.params, 'scope')
  return parseScope(scope, state.resources, directory.name)
}

/** Whether the person who is signed in has granted what this request asks for. */
export function hasConsent(
  state: TenantState,
  directory: DemoDirectory,
  ctx: KoaContextWithOIDC
): boolean {
  const registration = state.registrations.find(directory.tenantId, ctx.oidc.client?.clientId ?? '')
  const objectId = ctx.oidc.session?.accountId
  if (registration === undefined || objectId === undefined) return false
  return state.hasConsent(registration, objectId, requestedScope(state, directory, ctx).resource)
}

/** For `prompt=none`, whose answer carries the check's own text. */
function described({ code, message }: EntraFailure): string {
  return `AADSTS${code}: ${message}`
}

function loginPrompt(state: TenantState, directory: DemoDirectory): interactionPolicy.Prompt {
  return new Prompt(
    { name: 'login', requestable: true },
    new Check(
      'no_session',
      described(failures.sessionMissing()),
      'login_required',
      ({ oidc }) => oidc.session?.accountId === undefined
    ),
    new Check(
      'other_account_hinted',
      described(failures.sessionMissing()),
      'login_required',
      ({ oidc }) => {
        const hint = textParameter(oidc.params, 'login_hint')
        if (hint === undefined || oidc.result?.login !== undefined) return false
        return findUser(state, hint)?.objectId !== oidc.session?.accountId
      }
    ),
    new Check('mfa_required', described(failures.mfaRequired(mfaPolicyId)), ({ oidc }) => {
      const user = findUserById(state, directory, oidc.session?.accountId)
      if (user === undefined) return false
      const isRequired = mustPassMfa(state, user, textParameter(oidc.params, 'claims'))
      return isRequired && !(oidc.session?.amr ?? []).includes('mfa')
    })
  )
}

/** A person who may not have this application at all is told so on a page and never returns. */
function closedPrompt(state: TenantState, directory: DemoDirectory): interactionPolicy.Prompt {
  return new Prompt(
    { name: 'closed', requestable: false },
    new Check('person_refused', 'AADSTS53003: Access has been blocked.', ({ oidc }) => {
      const user = findUserById(state, directory, oidc.session?.accountId)
      const clientId = oidc.client?.clientId ?? ''
      const registration = state.registrations.find(directory.tenantId, clientId)
      if (user === undefined || registration === undefined) return false
      return refusalOf(state, registration, user) !== undefined
    })
  )
}

/** Pick an account, then password and MFA, then consent: each only where it is needed. */
export function interactionSettings(state: TenantState, directory: DemoDirectory): Interactions {
  const policy = base()
  policy.clear()
  policy.add(new Prompt({ name: 'select_account', requestable: true }))
  policy.add(loginPrompt(state, directory))
  policy.add(closedPrompt(state, directory))
  policy.add(
    new Prompt(
      { name: 'consent', requestable: true },
      new Check(
        'consent_missing',
        'AADSTS65001: The user or administrator has not consented to use the application.',
        'consent_required',
        (ctx) => !hasConsent(state, directory, ctx)
      )
    )
  )
  return {
    policy,
    url: (_ctx, interaction) => `/${directory.tenantId}/interaction/${interaction.uid}`
  }
}
