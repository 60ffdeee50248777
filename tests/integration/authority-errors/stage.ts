import type { CredentialMaterial } from '../../../src/core/profiles/credential'
import type { Profile, ProfileInput } from '../../../src/shared/profile'
import type { Result } from '../../../src/shared/result'
import type { Failure, FailureCode, RemedyId } from '../../../src/shared/token'
import type { SignInAnswers } from '../../authority/sign-in-without-browser'
import { signInWithoutBrowser } from '../../authority/sign-in-without-browser'
import type {
  DemoApplication,
  DemoSecretApplication,
  DemoTenant,
  DemoUser
} from '../../authority/types'
import { inputFor, valueOf, type DeskAtDemo } from '../desk-at-demo'

/** The desk and the demo tenant that a row is shown at. */
export interface Stage {
  readonly at: DeskAtDemo
  readonly tenant: DemoTenant
  /** Sets the demo tenant's clock ahead of this computer's. */
  readonly setClockAhead: (milliseconds: number) => void
}

/** One AADSTS number, how it comes about, and what the desk has to make of it. */
export interface Row {
  readonly aadsts: number
  /** What the tenant really is like, or the word that the refusal is injected. */
  readonly because: string
  readonly code: FailureCode
  readonly remedy: RemedyId
  /** Lets it happen through the real desk, and returns the failure that the desk ends in. */
  readonly provoke: (stage: Stage) => Promise<Failure>
}

type Refused = Result<unknown, unknown>

/** Returns the failure of a refused call. @throws Error when it was no refusal of the authority's. */
export function failureOf(result: Refused): Failure {
  const outer: unknown = result.ok ? undefined : result.failure
  const inner: unknown = Reflect.get(Object(outer), 'failure')
  if (!isFailure(inner)) throw new Error(`Expected a failure: ${JSON.stringify(result)}`)
  return inner
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && 'remedy' in value
}

/** Saves an application-only profile. */
export async function saveAppOnly(
  { at, tenant }: Stage,
  application: DemoApplication,
  material: CredentialMaterial,
  more: Partial<ProfileInput> = {}
): Promise<Profile> {
  const input = inputFor(tenant, application, { mode: 'app-only', ...more })
  return valueOf(await at.desk.profiles.create(input, material)).profile
}

/** Asks for a token for an application alone, with its own secret unless another is given. */
export async function askAlone(
  stage: Stage,
  application: DemoSecretApplication,
  more: Partial<ProfileInput> & { readonly secret?: string } = {}
): Promise<Failure> {
  const { secret = application.secret, ...input } = more
  const profile = await saveAppOnly(stage, application, { kind: 'secret', value: secret }, input)
  return failureOf(await stage.at.desk.tokens.renew(profile.id))
}

/** Signs in as a person who answers every page, and returns the failure that came back. */
export async function signIn(
  stage: Stage,
  application: DemoApplication,
  answers: Partial<SignInAnswers> & { readonly input?: Partial<ProfileInput> } = {}
): Promise<Failure> {
  const { at, tenant } = stage
  const { input, ...rest } = answers
  const created = await at.desk.profiles.create(inputFor(tenant, application, input))
  const { profile } = valueOf(created)
  const link = at.nextLink()
  const signingIn = at.desk.signIn.start(profile.id, 'default')
  const opened = await Promise.race([link, signingIn.then(() => undefined)])
  if (opened !== undefined) {
    const { caPem, users } = tenant
    await signInWithoutBrowser(opened, { account: users.ada, caPem, ...rest })
  }
  return failureOf(await signingIn)
}

/**
 * Signs in, and is stopped by a page that never returns: the desk goes on waiting until the person
 * pastes what the page says.
 */
export async function readFromBrowser(
  stage: Stage,
  application: DemoApplication,
  aadsts: number,
  answers: Partial<SignInAnswers> = {}
): Promise<Failure> {
  const { at, tenant } = stage
  const { profile } = valueOf(await at.desk.profiles.create(inputFor(tenant, application)))
  const link = at.nextLink()
  const signingIn = at.desk.signIn.start(profile.id, 'default')
  const { caPem, users } = tenant
  const page = await signInWithoutBrowser(await link, { account: users.ada, caPem, ...answers })
  if (page.kind !== 'stopped' || page.code !== String(aadsts)) {
    throw new Error(`Expected a page with AADSTS${aadsts}: ${JSON.stringify(page)}`)
  }
  if (at.desk.signIn.waiting().length !== 1) throw new Error('The desk does not wait any more.')
  const shown = page.text.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ')
  valueOf(at.desk.signIn.endWithShownError(profile.id, shown))
  return failureOf(await signingIn)
}

/** Signs in well, lets something change, and renews by the refresh token. */
export async function renewAfter(
  stage: Stage,
  change: (tenant: DemoTenant) => void,
  more: {
    readonly application?: DemoApplication
    readonly user?: DemoUser
    readonly input?: Partial<ProfileInput>
  } = {}
): Promise<Failure> {
  const { at, tenant } = stage
  const { application = tenant.applications.publicClient, user = tenant.users.ada, input } = more
  const created = await at.desk.profiles.create(inputFor(tenant, application, input))
  const { profile } = valueOf(created)
  valueOf(await at.signIn(profile, user))
  change(tenant)
  return failureOf(await at.desk.tokens.renew(profile.id))
}
