import type { Registration } from './registrations'
import type { Resource } from './scopes'

/** Who has consented to what. */
export interface Consents {
  hasConsent(registration: Registration, objectId: string, resource: Resource): boolean
  grantUserConsent(registration: Registration, objectId: string, resource: Resource): void
  /** For everyone; for every API when none is named. */
  grantTenantConsent(clientId: string, resource?: Resource): void
  withdrawConsent(clientId: string): void
  forgetConsents(): void
}

/** Starts with no consent given. */
export function createConsents(): Consents {
  const ofUsers = new Set<string>()
  const ofTenants = new Set<string>()
  const key = (registration: Registration, objectId: string, resource: Resource): string =>
    [registration.application.clientId, objectId, resource.applicationId].join('|')
  return {
    hasConsent: (registration, objectId, resource) =>
      ofTenants.has(`${registration.application.clientId}|`) ||
      ofTenants.has(`${registration.application.clientId}|${resource.applicationId}`) ||
      ofUsers.has(key(registration, objectId, resource)),
    grantUserConsent: (registration, objectId, resource) =>
      void ofUsers.add(key(registration, objectId, resource)),
    grantTenantConsent: (clientId, resource) =>
      void ofTenants.add(`${clientId}|${resource?.applicationId ?? ''}`),
    withdrawConsent: (clientId) => {
      for (const consents of [ofUsers, ofTenants]) {
        for (const one of consents) if (one.startsWith(`${clientId}|`)) consents.delete(one)
      }
    },
    forgetConsents: () => {
      ofUsers.clear()
      ofTenants.clear()
    }
  }
}
