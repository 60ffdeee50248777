import { randomUUID } from 'node:crypto'
import { checkPassword } from './credentials-check'
import { checkReplyUrl } from './entra-checks'
import { EntraError, errorDescription, traceAt } from './errors'
import type { EntraFailure } from './errors'
import { failures } from './failures'
import type { Registration } from './registrations'
import type { DemoRequest } from './requests'
import { parseScope } from './scopes'
import { mustPassMfa } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory, DemoUser } from './types'
import { sendCodePage, sendConsentPage, sendNotePage, sendSignInPage, sendStopPage } from './views'
import type { StepView } from './views'

/** One admin consent on its way through the pages. */
interface Flow {
  readonly directory: DemoDirectory
  readonly registration: Registration
  readonly redirectUri: string
  readonly stateParameter: string | null
  readonly scope: string | null
  readonly permissions: readonly string[]
  user: DemoUser | undefined
  isSignedIn: boolean
}

/**
 * Entra's admin-consent page: sign in, accept, and back by a GET with the result in the query.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export interface AdminConsent {
  /** Answers `/{tenant}/adminconsent` and `/{tenant}/v2.0/adminconsent`. */
  start(request: DemoRequest, directory: DemoDirectory): void
  /** Answers the pages under `/{tenant}/adminconsent/`. */
  step(request: DemoRequest): void
}

function listPermissions(
  state: TenantState,
  directory: DemoDirectory,
  scope: string | null
): readonly string[] {
  // The older form has no scope: it asks for everything the registration lists.
  if (scope === null) return ['Everything listed under API permissions of the registration']
  const wanted = parseScope(scope, state.resources, directory.name)
  return wanted.permissions.map((one) => `${wanted.resource.name}: ${one}`)
}

/** Creates the admin-consent pages. */
export function createAdminConsent(state: TenantState): AdminConsent {
  const flows = new Map<string, Flow>()

  const finish = (request: DemoRequest, flow: Flow, fields: Record<string, string>): void => {
    const target = new URL(flow.redirectUri)
    const all = {
      ...fields,
      admin_consent: 'True',
      ...(flow.stateParameter === null ? {} : { state: flow.stateParameter })
    }
    for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value)
    request.response.writeHead(302, { location: target.href }).end()
  }

  const refuse = (request: DemoRequest, flow: Flow, failure: EntraFailure): void => {
    const trace = traceAt(state.now(), undefined)
    const description = errorDescription(failure, trace)
    // The tenant is absent from an error answer, while admin_consent=True is there.
    finish(request, flow, { error: failure.error, error_description: description })
  }

  const view = (request: DemoRequest, flow: Flow, failure?: EntraFailure): StepView => ({
    directory: flow.directory,
    applicationName: flow.registration.application.name,
    action: request.url.pathname,
    ...(failure === undefined ? {} : { problem: `AADSTS${failure.code}: ${failure.message}` })
  })

  const show = (request: DemoRequest, flow: Flow, failure?: EntraFailure): void => {
    const { user } = flow
    if (user === undefined) {
      const users = state.users.filter((one) => one.tenantId === flow.directory.tenantId)
      const proposed = request.form.get('account') ?? ''
      sendSignInPage(request.response, view(request, flow, failure), { users, proposed })
    } else if (!flow.isSignedIn) {
      sendCodePage(request.response, view(request, flow, failure), user)
    } else if (!user.isAdministrator) {
      const needed = failures.administratorNeeded(flow.registration.application.name)
      sendStopPage(request.response, 'Need admin approval', needed, traceAt(state.now(), undefined))
    } else {
      const { permissions } = flow
      sendConsentPage(request.response, view(request, flow), { user, permissions, forAll: true })
    }
  }

  const takePassword = (request: DemoRequest, flow: Flow): void => {
    const { clientId } = flow.registration.application
    const checked = checkPassword(state, flow.directory, clientId, request.form)
    if (checked.kind === 'wrong') {
      show(request, flow, checked.failure)
      return
    }
    if (checked.kind === 'other-tenant') {
      refuse(request, flow, checked.failure)
      return
    }
    flow.user = checked.user
    flow.isSignedIn = !mustPassMfa(state, checked.user, undefined)
    show(request, flow)
  }

  const takeCode = (request: DemoRequest, flow: Flow): void => {
    if (request.form.get('code')?.trim() !== flow.user?.code) {
      show(request, flow, failures.wrongCode())
      return
    }
    flow.isSignedIn = true
    show(request, flow)
  }

  const accept = (request: DemoRequest, flow: Flow): void => {
    if (flow.user?.isAdministrator !== true || !flow.isSignedIn) {
      show(request, flow)
      return
    }
    const { clientId } = flow.registration.application
    // The older form grants everything that is listed, the newer one what its scope names.
    if (flow.scope === null) state.grantTenantConsent(clientId)
    else {
      const wanted = parseScope(flow.scope, state.resources, flow.directory.name)
      state.grantTenantConsent(clientId, wanted.resource)
    }
    const scope: Record<string, string> = flow.scope === null ? {} : { scope: flow.scope }
    finish(request, flow, { tenant: flow.directory.tenantId, ...scope })
  }

  const takers: Readonly<Record<string, (request: DemoRequest, flow: Flow) => void>> = {
    password: takePassword,
    code: takeCode,
    accept,
    // The first form is seen to say access_denied; the second one is documented to say this.
    decline: (request, flow) => {
      const declined = failures.consentDeclined()
      refuse(
        request,
        flow,
        flow.scope === null ? declined : { ...declined, error: 'consent_required' }
      )
    },
    // Going back from a page of Entra's has no description.
    cancel: (request, flow) => {
      finish(request, flow, { error: 'access_denied', error_subcode: 'cancel' })
    }
  }

  return {
    start: (request, directory) => {
      const registration = checkReplyUrl(state, directory, request.query)
      const scope = request.query.get('scope')
      if (request.rest.startsWith('/v2.0/') && scope === null) {
        throw new EntraError(failures.missingParameter('scope'))
      }
      const id = randomUUID()
      flows.set(id, {
        directory,
        registration,
        redirectUri: request.query.get('redirect_uri') ?? '',
        stateParameter: request.query.get('state'),
        scope,
        permissions: listPermissions(state, directory, scope),
        user: undefined,
        isSignedIn: false
      })
      const location = `/${directory.tenantId}/adminconsent/${id}`
      request.response.writeHead(303, { location }).end()
    },
    step: (request) => {
      const flow = flows.get(request.rest.replace('/adminconsent/', ''))
      if (flow === undefined) {
        const note = 'Open the admin consent link again.'
        sendNotePage(request.response, 400, 'This request is over', note)
        return
      }
      const take = takers[request.form.get('step') ?? ''] ?? show
      take(request, flow)
    }
  }
}
