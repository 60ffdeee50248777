import type { Registration } from './registrations'
import type { Resource } from './scopes'

/** Who has consented to what. */
export interface Consents {
  hasConsent(registration: Registration, objectId: string, resource: Resource): boolean
  grantUserConsent(registration: Registration, objectId: string, resource: Resource): void
  grantTenantConsent(clientId: string): void
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
      ofTenants.has(registration.application.clientId) ||
      ofUsers.has(key(registration, objectId, resource)),
    grantUserConsent: (registration, objectId, resource) =>
      void ofUsers.add(key(registration, objectId, resource)),
    grantTenantConsent: (clientId) => void ofTenants.add(clientId),
    withdrawConsent: (clientId) => {
      ofTenants.delete(clientId)
      for (const one of ofUsers) if (one.startsWith(`${clientId}|`)) ofUsers.delete(one)
    },
    forgetConsents: () => {
      ofUsers.clear()
      ofTenants.clear()
    }
  }
}
