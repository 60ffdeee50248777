import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { DoctorCheckId, DoctorReport } from '../../../src/shared/doctor'
import type { Profile, ProfileInput } from '../../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../../authority/demo-tenant'
import type { DemoApplication, DemoSecretApplication } from '../../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from '../desk-at-demo'

/** The demo tenant and a desk of each test's own. */
export let tenant: DemoTenant
export let at: DeskAtDemo

/** Starts the demo tenant for a file of tests, and a desk for each of them. */
export function examineAtDemo(): void {
  beforeAll(async () => {
    tenant = await startDemoTenant()
  })
  afterAll(() => tenant.close())
  beforeEach(async () => {
    tenant.reset()
    at = await openDeskAtDemo(tenant)
  })
  afterEach(() => at.close())
}

/** Puts a desk with other options in place of the test's own. */
export async function reopenDesk(options: Parameters<typeof openDeskAtDemo>[1]): Promise<void> {
  await at.close()
  at = await openDeskAtDemo(tenant, options)
}

export const appOnly = { mode: 'app-only' } as const

export async function secretProfile(
  application: DemoSecretApplication = tenant.applications.secretClient,
  more: Partial<ProfileInput> = {},
  value = application.secret
): Promise<Profile> {
  const input = inputFor(tenant, application, { ...appOnly, ...more })
  return valueOf(await at.desk.profiles.create(input, { kind: 'secret', value })).profile
}

export async function userProfile(
  application: DemoApplication = tenant.applications.publicClient,
  more: Partial<ProfileInput> = {}
): Promise<Profile> {
  return valueOf(await at.desk.profiles.create(inputFor(tenant, application, more))).profile
}

export async function signedIn(): Promise<Profile> {
  const profile = await userProfile()
  valueOf(await at.signIn(profile, tenant.users.ada))
  return profile
}

export async function examined(profile: Profile): Promise<DoctorReport> {
  return valueOf(await at.desk.doctor.run(profile.id))
}

export function verdictsOf({ checks }: DoctorReport): Partial<Record<DoctorCheckId, string>> {
  return Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]))
}

export function checkOf({ checks }: DoctorReport, id: DoctorCheckId) {
  return checks.find((check) => check.id === id)
}

export function summaryOf(report: DoctorReport) {
  const of = (verdict: string) =>
    report.checks.filter((check) => check.verdict === verdict).map(({ id }) => id)
  const [failedCheck] = report.checks.filter(({ verdict }) => verdict === 'failed')
  return {
    failed: of('failed'),
    code: failedCheck?.failure?.code,
    aadsts: failedCheck?.failure?.aadsts,
    inferred: report.checks.filter(({ evidence }) => evidence === 'inferred').map(({ id }) => id),
    unreached: of('unreached')
  }
}

export const rest = (from: DoctorCheckId, mode: Profile['mode'] = 'app-only'): DoctorCheckId[] => {
  const order: DoctorCheckId[] =
    mode === 'app-only'
      ? ['tls', 'tenant', 'application', 'credential', 'api', 'consent', 'token', 'probe']
      : ['tls', 'tenant', 'application', 'redirect', 'api', 'consent', 'mfa', 'token', 'probe']
  return order.slice(order.indexOf(from))
}
