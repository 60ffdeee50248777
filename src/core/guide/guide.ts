import type {
  GuideDraft,
  GuideEvidence,
  GuideStep,
  GuideStepId,
  GuideValueId,
  GuideView
} from '../../shared/guide'
import type { FailureCode } from '../../shared/token'
import type { TokenView } from '../../shared/views'
import { assertNever } from '../../shared/assert'
import { delegatedScopeOf, partnerApiOf, partnerApis } from '../directory/partner-apis'
import { portalPlaceFacts } from '../directory/portal-places'
import { probeCalls } from '../directory/probe-calls'
import {
  registeredRedirectUri,
  setupNotes,
  setupSteps,
  suggestedApplicationName,
  type Conditional,
  type SetupCondition,
  type SetupStep
} from '../directory/setup-steps'
import type { GuideRecord } from './guide-record'
import { portalLink } from './portal-links'

/** What the guide depends on: the choices, and what the app knows of them. */
export interface GuideFacts {
  readonly choices: GuideDraft
  /** Whether tenant and application id are both there and well-formed. */
  readonly idsKnown: boolean
  readonly record: Pick<GuideRecord, 'ticked' | 'tokenAt' | 'scopeAt' | 'testCallAt'>
  readonly consent?: TokenView['consent']
  readonly failure?: TokenView['failure']
}

/** Returns the guide for these facts: the steps in order, each with what is entered and whether it is done. */
export function guideOf(facts: GuideFacts): GuideView {
  const { choices } = facts
  const api = partnerApiOf(choices.api, choices.cloud)
  return {
    steps: setupSteps.filter((step) => holds(step, choices)).map((step) => stepOf(step, facts)),
    notes: holding(setupNotes, choices),
    appOnlyCalls:
      choices.mode === 'app-only'
        ? probeCalls
            .filter((call) => call.api === api && call.documentedFor.includes('app-only'))
            .map(({ id }) => id)
        : []
  }
}

/** Returns what is entered in the portal for a value, or `undefined` while it is not known. */
export function guideValueOf(id: GuideValueId, choices: GuideDraft): string | undefined {
  const { api, cloud, tenant, clientId } = choices
  const name = partnerApiOf(api, cloud)
  switch (id) {
    case 'application-name':
      return suggestedApplicationName
    case 'redirect-uri':
      return registeredRedirectUri
    case 'api-id':
      if (name !== undefined) return partnerApis[name].applicationId
      return typeof api === 'string' ? undefined : known(api.resource)
    case 'partner-center-api-id':
      return partnerApis['partner-center'].applicationId
    case 'permission':
      return delegatedScopeOf(choices)
    case 'client-id':
      return known(clientId)
    case 'tenant':
      return known(tenant)
    default:
      return assertNever(id)
  }
}

function stepOf(step: SetupStep, facts: GuideFacts): GuideStep {
  const { choices, record, failure } = facts
  const seen = sighting(step.id, facts)
  const missing =
    failure !== undefined &&
    disproves[failure.code]?.includes(step.id) === true &&
    failure.at >= (seen?.at ?? 0)
      ? { code: failure.code, at: failure.at }
      : undefined
  const done = seen !== undefined && missing === undefined
  const ticked = record.ticked.includes(step.id) && missing === undefined
  return {
    id: step.id,
    state: done ? 'seen' : ticked ? 'ticked' : 'open',
    ...(done ? { seen } : {}),
    ...(missing === undefined ? {} : { missing }),
    optional: step.optional ?? false,
    byPerson: !(step.seenOnly ?? false),
    ...placeOf(step, choices),
    values: holding(step.values, choices).flatMap((id) => {
      const value = guideValueOf(id, choices)
      return value === undefined ? [] : [{ id, value }]
    }),
    notes: holding(step.notes, choices)
  }
}

function placeOf(
  step: SetupStep,
  choices: GuideDraft
): Pick<GuideStep, 'place' | 'linked' | 'uncertain'> {
  const [place] = holding(step.places, choices)
  if (place === undefined) return { linked: false, uncertain: false }
  return {
    place,
    linked: portalLink(place, choices) !== undefined,
    uncertain: portalPlaceFacts[place].uncertain
  }
}

/**
 * Returns how and when the app saw that a step is done. A token without a person proves neither the
 * delegated permission nor consent: it carries none.
 */
function sighting(
  id: GuideStepId,
  { choices, idsKnown, record, consent }: GuideFacts
): GuideStep['seen'] {
  const appOnly = choices.mode === 'app-only'
  switch (id) {
    case 'copy-ids':
      return idsKnown ? { by: 'ids' } : undefined
    case 'register-application':
      return seenAt('token', record.tokenAt) ?? seenAt('consent', consent?.grantedAt)
    case 'add-redirect':
    case 'get-token':
    case 'create-credential':
      return seenAt('token', record.tokenAt)
    case 'add-permission':
      return (
        seenAt('delegated-token', appOnly ? undefined : record.scopeAt) ??
        seenAt('consent', consent?.form === 'this-api' ? consent.grantedAt : undefined)
      )
    case 'grant-consent':
      return (
        seenAt('consent', consent?.grantedAt) ??
        seenAt('delegated-token', appOnly ? undefined : record.scopeAt)
      )
    case 'register-in-partner-center':
    case 'test-api':
      return seenAt('test-call', record.testCallAt)
    case 'allow-public-client':
      return undefined
    default:
      return assertNever(id)
  }
}

function seenAt(by: GuideEvidence, at: number | undefined): GuideStep['seen'] {
  return at === undefined ? undefined : { by, at }
}

/** Which steps a failure says are not done, whatever was seen before. */
const disproves: Readonly<Partial<Record<FailureCode, readonly GuideStepId[]>>> = {
  'application-not-found': ['register-application'],
  'redirect-not-registered': ['add-redirect'],
  'application-needs-secret': ['add-redirect'],
  'api-not-in-tenant': ['add-permission'],
  'consent-needed': ['grant-consent'],
  'credential-rejected': ['create-credential'],
  'credential-expired': ['create-credential'],
  'certificate-not-registered': ['create-credential']
}

function holding<Value>(rows: readonly Conditional<Value>[], choices: GuideDraft): Value[] {
  return rows.filter((row) => holds(row, choices)).map(({ is }) => is)
}

function holds(condition: SetupCondition, { mode, api, cloud, environment }: GuideDraft): boolean {
  const { modes, clouds, apis, environments } = condition
  return (
    (modes?.includes(mode) ?? true) &&
    (clouds?.includes(typeof cloud === 'string' ? cloud : 'other') ?? true) &&
    (apis?.includes(partnerApiOf(api, cloud) ?? 'other') ?? true) &&
    (environments?.includes(environment) ?? true)
  )
}

function known(text: string): string | undefined {
  return text === '' ? undefined : text
}
