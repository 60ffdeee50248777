import { consent, reference, type AuthorityErrorRow } from './row'

/** Scope, resource and consent. */
export const permissionErrors: readonly AuthorityErrorRow[] = [
  {
    numbers: [70011, 1002012, 28000, 700022, 28002, 28003, 700023],
    code: 'scope-invalid',
    remedy: 'edit-api',
    source: reference
  },
  {
    // The app sends neither `resource` nor `amr_values`, so no field of a profile mends it.
    numbers: [901002],
    code: 'authority-refused',
    remedy: 'none',
    source: {
      link: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/6746',
      asOf: '2026-11-23'
    }
  },
  {
    // The first sign-in of an administrator to Partner Center brings the API into the tenant.
    numbers: [500011, 50001, 650052, 650054],
    code: 'api-not-in-tenant',
    remedy: 'open-partner-center',
    source: reference
  },
  {
    // The API, or a permission that every sign-in needs, is not listed under API permissions.
    numbers: [650057, 650056, 65005, 90008],
    code: 'consent-needed',
    remedy: 'open-permissions',
    source: reference
  },
  { numbers: [65001], code: 'consent-needed', remedy: consent, source: reference },
  { numbers: [65004], code: 'declined', remedy: consent, source: reference },
  {
    // Only an administrator can consent.
    numbers: [90094, 90095],
    code: 'consent-needed',
    remedy: 'grant-consent',
    source: reference
  },
  {
    // The tenant is a customer's; the partner APIs are called with tokens of the partner's own.
    numbers: [90099],
    code: 'consent-needed',
    remedy: 'edit-tenant',
    source: reference
  },
  {
    // The id belongs to one of Microsoft's own applications.
    numbers: [65002],
    code: 'authority-refused',
    remedy: 'edit-client-id',
    source: reference
  },
  {
    // The application or the person has to be assigned by an administrator.
    numbers: [501051, 50105],
    code: 'blocked-by-policy',
    remedy: 'open-enterprise-apps',
    source: reference
  }
]
