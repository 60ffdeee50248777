import type { InteractionResults } from 'oidc-provider'
import { checkPassword } from './credentials-check'
import { errorDescription, traceAt } from './errors'
import type { EntraFailure } from './errors'
import { failures } from './failures'
import { textParameter } from './interaction-policy'
import type { DirectoryProvider } from './provider'
import type { Registration } from './registrations'
import type { DemoRequest } from './requests'
import { refusalOf } from './person-checks'
import { parseScope } from './scopes'
import { findUserById, mustPassMfa } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoUser } from './types'
import {
  sendApprovalPage,
  sendCodePage,
  sendConsentPage,
  sendErrorPage,
  sendNotePage,
  sendPickAccountPage,
  sendSignInPage
} from './views'
import type { StepView } from './views'

/** People who have typed their password and not yet their code, by interaction. */
export type HalfSignedIn = Map<string, DemoUser>

interface Step {
  readonly state: TenantState
  readonly server: DirectoryProvider
  readonly request: DemoRequest
  readonly halfSignedIn: HalfSignedIn
  readonly uid: string
  readonly prompt: string
  readonly reasons: readonly string[]
  readonly parameters: unknown
  readonly registration: Registration
  /** Who is signed in to the browser's session. */
  readonly sessionUser: DemoUser | undefined
}

function view(step: Step, failure?: EntraFailure): StepView {
  return {
    directory: step.server.directory,
    applicationName: step.registration.application.name,
    action: step.request.url.pathname,
    ...(failure === undefined ? {} : { problem: `AADSTS${failure.code}: ${failure.message}` })
  }
}

function traceOf(step: Step): ReturnType<typeof traceAt> {
  return traceAt(step.state.now(), textParameter(step.parameters, 'client-request-id'))
}

async function finish(step: Step, result: InteractionResults): Promise<void> {
  step.halfSignedIn.delete(step.uid)
  const { message, response } = step.request
  await step.server.provider.interactionFinished(message, response, result)
}

async function finishSignIn(step: Step, user: DemoUser, amr: readonly string[]): Promise<void> {
  const picked = step.prompt === 'select_account' ? { select_account: {} } : {}
  await finish(step, { login: { accountId: user.objectId, amr: [...amr] }, ...picked })
}

function showSignIn(step: Step, failure?: EntraFailure): void {
  const users = step.state.users.filter((user) => user.tenantId === step.server.directory.tenantId)
  const proposed =
    step.request.form.get('account') ?? textParameter(step.parameters, 'login_hint') ?? ''
  sendSignInPage(step.request.response, view(step, failure), { users, proposed })
}

/** The tenant lets administrators consent and nobody else. */
function showApproval(step: Step, onRequest: boolean): void {
  const { name } = step.registration.application
  const failure = onRequest
    ? failures.requestForAdministrator(name)
    : failures.administratorNeeded(name)
  sendApprovalPage(step.request.response, view(step, failure), onRequest)
}

function showConsent(step: Step, user: DemoUser): void {
  const { consentBy } = step.registration.settings
  if (consentBy !== 'everyone' && !user.isAdministrator) {
    showApproval(step, consentBy === 'administrators-on-request')
    return
  }
  const scope = textParameter(step.parameters, 'scope')
  const wanted = parseScope(scope, step.state.resources, step.server.directory.name)
  const permissions = wanted.permissions.map((one) => `${wanted.resource.name}: ${one}`)
  sendConsentPage(step.request.response, view(step), {
    user,
    permissions: [...permissions, 'Sign you in and read your profile'],
    forAll: false
  })
}

/** Entra says on its own page why a person may not have an application, and goes nowhere from there. */
function showRefusal(step: Step, user: DemoUser): void {
  const failure = refusalOf(step.state, step.registration, user) ?? failures.blockedByPolicy()
  sendErrorPage(step.request.response, failure, traceOf(step))
}

function show(step: Step): void {
  const waiting = step.halfSignedIn.get(step.uid)
  if (waiting !== undefined) {
    sendCodePage(step.request.response, view(step), waiting)
    return
  }
  const { sessionUser, prompt } = step
  if (sessionUser === undefined) showSignIn(step)
  else if (prompt === 'closed') showRefusal(step, sessionUser)
  else if (prompt === 'consent') showConsent(step, sessionUser)
  else if (prompt === 'select_account') {
    sendPickAccountPage(step.request.response, view(step), sessionUser)
  } else if (step.reasons.includes('mfa_required') && step.reasons.length === 1) {
    step.halfSignedIn.set(step.uid, sessionUser)
    sendCodePage(step.request.response, view(step), sessionUser)
  } else showSignIn(step)
}

async function takePassword(step: Step): Promise<void> {
  const { state, request, registration } = step
  const { clientId } = registration.application
  const checked = checkPassword(state, step.server.directory, clientId, request.form)
  switch (checked.kind) {
    case 'wrong':
      showSignIn(step, checked.failure)
      return
    case 'other-tenant':
      sendErrorPage(request.response, checked.failure, traceOf(step), request.url.pathname)
      return
    case 'user': {
      const claims = textParameter(step.parameters, 'claims')
      if (mustPassMfa(state, checked.user, claims)) {
        step.halfSignedIn.set(step.uid, checked.user)
        show(step)
      } else await finishSignIn(step, checked.user, ['pwd'])
    }
  }
}

async function takeCode(step: Step): Promise<void> {
  const user = step.halfSignedIn.get(step.uid)
  if (user === undefined) showSignIn(step)
  else if (step.request.form.get('code')?.trim() === user.code) {
    step.state.settingsOf(user).isRegisteredForMfa = true
    await finishSignIn(step, user, ['pwd', 'mfa'])
  } else sendCodePage(step.request.response, view(step, failures.wrongCode()), user)
}

async function takeConsent(step: Step): Promise<void> {
  if (step.sessionUser === undefined) {
    showSignIn(step)
    return
  }
  const scope = textParameter(step.parameters, 'scope')
  const { consentBy } = step.registration.settings
  if (consentBy !== 'everyone' && !step.sessionUser.isAdministrator) {
    show(step)
    return
  }
  const { resource } = parseScope(scope, step.state.resources, step.server.directory.name)
  step.state.grantUserConsent(step.registration, step.sessionUser.objectId, resource)
  await finish(step, { consent: {} })
}

async function takeDecline(step: Step): Promise<void> {
  const description = errorDescription(failures.consentDeclined(), traceOf(step))
  await finish(step, { error: 'access_denied', error_description: description })
}

/** "Return to the application without granting consent" */
async function takeReturn(step: Step): Promise<void> {
  const { application, settings } = step.registration
  const failure =
    settings.consentBy === 'administrators-on-request'
      ? failures.requestForAdministrator(application.name)
      : failures.administratorNeeded(application.name)
  const description = errorDescription(failure, traceOf(step))
  await finish(step, { error: failure.error, error_description: description })
}

type Taker = (step: Step) => Promise<void>

const takers: Readonly<Record<string, Taker>> = {
  password: takePassword,
  code: takeCode,
  pick: (step) => finish(step, { select_account: {} }),
  other: async (step) => {
    showSignIn(step)
  },
  accept: takeConsent,
  decline: takeDecline,
  return: takeReturn,
  // Entra sends no description when a person goes back from its pages.
  cancel: (step) => finish(step, { error: 'access_denied' })
}

/** Shows one page of a sign-in, or takes the answer of one. */
export async function handleSignInPage(
  state: TenantState,
  server: DirectoryProvider,
  halfSignedIn: HalfSignedIn,
  request: DemoRequest
): Promise<void> {
  const { message, response } = request
  const details = await server.provider.interactionDetails(message, response).catch(() => undefined)
  const clientId = textParameter(details?.params, 'client_id') ?? ''
  const registration = state.registrations.find(server.directory.tenantId, clientId)
  if (details === undefined || registration === undefined) {
    const note = 'Go back to the application and start the sign-in again.'
    sendNotePage(response, 400, 'This sign-in is over', note)
    return
  }
  const step: Step = {
    state,
    server,
    request,
    halfSignedIn,
    uid: details.uid,
    prompt: details.prompt.name,
    reasons: details.prompt.reasons,
    parameters: details.params,
    registration,
    sessionUser: findUserById(state, server.directory, details.session?.accountId)
  }
  const take = takers[request.form.get('step') ?? '']
  if (take === undefined) show(step)
  else await take(step)
}
