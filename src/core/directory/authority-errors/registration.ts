import { reference, signIn, type AuthorityErrorRow, type Source } from './row'

const singlePageIssue: Source = {
  link: 'https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/3637',
  asOf: '2026-11-23'
}

const servicePrincipalGuide: Source = {
  link: 'https://learn.microsoft.com/microsoftteams/platform/teams-sdk/teams/app-authentication/troubleshooting',
  asOf: '2026-11-23'
}

/** Registration and redirect. */
export const registrationErrors: readonly AuthorityErrorRow[] = [
  {
    numbers: [50011, 500113, 900971],
    code: 'redirect-not-registered',
    remedy: 'open-authentication',
    source: reference
  },
  {
    // The redirect stands under Web, so that Microsoft expects a secret at sign-in.
    numbers: [7000218],
    code: 'application-needs-secret',
    remedy: 'open-authentication',
    source: reference
  },
  {
    // The registration is a public client, which may not send a credential.
    numbers: [700025],
    code: 'credential-rejected',
    remedy: 'edit-mode',
    source: reference
  },
  {
    // The redirect stands under Single-page application.
    numbers: [9002325, 9002326, 9002327],
    code: 'redirect-not-registered',
    remedy: 'open-authentication',
    source: singlePageIssue
  },
  {
    numbers: [700016, 700011, 70001],
    code: 'application-not-found',
    remedy: 'edit-client-id',
    source: reference
  },
  {
    // The application is disabled.
    numbers: [7000112],
    code: 'application-not-found',
    remedy: 'open-enterprise-apps',
    source: reference
  },
  {
    // The registration is there, its service principal is not.
    numbers: [7000229],
    code: 'application-not-found',
    remedy: 'open-app-overview',
    source: servicePrincipalGuide
  },
  {
    // An application of one tenant, or one that /common and /consumers do not serve.
    numbers: [50194, 9001023, 90124, 90130],
    code: 'authority-refused',
    remedy: 'edit-tenant',
    source: reference
  },
  { numbers: [90002], code: 'tenant-not-found', remedy: 'edit-tenant', source: reference },
  {
    numbers: [90038, 900382, 900432],
    code: 'wrong-cloud',
    remedy: 'edit-cloud',
    source: reference
  },
  {
    numbers: [90013, 900144, 9002313, 90014, 90023],
    code: 'authority-refused',
    remedy: 'retry',
    source: reference
  },
  {
    // The browser went back to a page that only takes a form.
    numbers: [900561],
    code: 'authority-refused',
    remedy: signIn,
    source: reference
  }
]
