import { randomUUID } from 'node:crypto'
import { createApplications, newSecret, startingSettings } from './applications'
import type {
  DemoApplication,
  DemoApplications,
  DemoCertificate,
  RegistrationSettings
} from './types'

/** A registered application with what the token endpoint checks it by. */
export interface Registration {
  readonly application: DemoApplication
  /** Object id of the service principal: `oid` of app-only tokens. */
  readonly servicePrincipalId: string
  secret: string | undefined
  secretIsExpired: boolean
  /** What was uploaded: the public part. */
  certificate: Omit<DemoCertificate, 'privateKeyPem'> | undefined
  readonly settings: RegistrationSettings
}

export interface Registrations {
  readonly applications: DemoApplications
  /** Undefined for one that is not registered in the directory, or was deleted. */
  find(tenantId: string, clientId: string): Registration | undefined
  /** The registration of one of the demo's applications, deleted or not. */
  of(application: DemoApplication): Registration
  /** Puts secrets and settings back to how the demo starts. */
  reset(): void
}

/** Creates every registration with what belongs to it. */
export async function createRegistrations(): Promise<Registrations> {
  const applications = await createApplications()
  const { certificateClient, expiredSecretClient, replacedSecretClient } = applications
  const all: readonly DemoApplication[] = Object.values(applications)
  const secretOf = (application: DemoApplication): string | undefined =>
    'secret' in application ? String(application.secret) : undefined
  const certificateOf = (application: DemoApplication): DemoCertificate | undefined =>
    application === certificateClient ? certificateClient.certificate : undefined
  const registrations = all.map((application): Registration => ({
    application,
    servicePrincipalId: randomUUID(),
    secret: secretOf(application),
    secretIsExpired: false,
    certificate: certificateOf(application),
    settings: startingSettings(applications, application)
  }))

  const of = (application: DemoApplication): Registration => {
    const found = registrations.find((one) => one.application.clientId === application.clientId)
    if (found === undefined) throw new Error(`${application.name} is not one of the demo's`)
    return found
  }
  const reset = (): void => {
    for (const registration of registrations) {
      const { application } = registration
      registration.secret =
        application === replacedSecretClient ? newSecret() : secretOf(application)
      registration.secretIsExpired = application === expiredSecretClient
      registration.certificate = certificateOf(application)
      Object.assign(registration.settings, startingSettings(applications, application))
    }
  }
  reset()
  return {
    applications,
    of,
    reset,
    find: (tenantId, clientId) =>
      registrations.find(
        ({ application, settings }) =>
          application.tenantId === tenantId &&
          application.clientId === clientId.toLowerCase() &&
          !settings.isDeleted
      )
  }
}
