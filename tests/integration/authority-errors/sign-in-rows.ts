import { readFromBrowser, signIn, type Row } from './stage'

/** Genuine: what comes back from the browser at a sign-in, or when its code is redeemed. */
export const signInRows: readonly Row[] = [
  {
    aadsts: 7000218,
    because: 'the redirect is under Web',
    code: 'application-needs-secret',
    remedy: 'open-authentication',
    provoke: (stage) => signIn(stage, stage.tenant.applications.webRedirectClient)
  },
  {
    aadsts: 9002327,
    because: 'the redirect is under Single-page application',
    code: 'redirect-not-registered',
    remedy: 'open-authentication',
    provoke: (stage) => signIn(stage, stage.tenant.applications.singlePageClient)
  },
  {
    aadsts: 65004,
    because: 'the person declined',
    code: 'declined',
    remedy: 'sign-in-with-consent',
    provoke: (stage) => signIn(stage, stage.tenant.applications.consentClient, { decline: true })
  },
  {
    aadsts: 90094,
    because: 'only administrators may consent, and the person went back',
    code: 'consent-needed',
    remedy: 'grant-consent',
    provoke: (stage) =>
      signIn(stage, stage.tenant.applications.adminConsentClient, {
        account: stage.tenant.users.grace,
        goBack: true
      })
  },
  {
    aadsts: 90095,
    because: 'administrators have to be asked for consent, and the person went back',
    code: 'consent-needed',
    remedy: 'grant-consent',
    provoke: (stage) => {
      const { adminConsentClient } = stage.tenant.applications
      stage.tenant.configure(adminConsentClient, { consentBy: 'administrators-on-request' })
      return signIn(stage, adminConsentClient, { account: stage.tenant.users.grace, goBack: true })
    }
  },
  {
    aadsts: 650057,
    because: 'the API is not under API permissions',
    code: 'consent-needed',
    remedy: 'open-permissions',
    provoke: (stage) =>
      signIn(stage, stage.tenant.applications.unlistedApiClient, {
        input: { api: { resource: stage.tenant.otherResource } }
      })
  },
  {
    aadsts: 650056,
    because: 'nothing is under API permissions',
    code: 'consent-needed',
    remedy: 'open-permissions',
    provoke: (stage) => {
      const { unlistedApiClient } = stage.tenant.applications
      stage.tenant.configure(unlistedApiClient, { listedApis: [] })
      return signIn(stage, unlistedApiClient, {
        input: { api: { resource: stage.tenant.otherResource } }
      })
    }
  },
  {
    aadsts: 70008,
    because: 'the code lay too long in an open browser tab',
    code: 'sign-in-needed',
    remedy: 'sign-in',
    provoke: (stage) =>
      signIn(stage, stage.tenant.applications.publicClient, {
        beforeReturn: () => stage.tenant.expireCodes()
      })
  },
  {
    aadsts: 54005,
    because: 'the code was redeemed and the answer was lost on its way',
    code: 'answer-invalid',
    remedy: 'sign-in',
    provoke: (stage) => {
      stage.tenant.faults.add({ on: 'token', times: 1, loseAnswer: 429 })
      return signIn(stage, stage.tenant.applications.publicClient)
    }
  }
]

/**
 * Genuine: Entra says these on a page of its own and sends nobody back. The page is shown by the real
 * tenant; the desk learns of it from what the person pastes.
 */
export const browserRows: readonly Row[] = [
  {
    aadsts: 50011,
    because: 'another redirect is registered',
    code: 'redirect-not-registered',
    remedy: 'open-authentication',
    provoke: (stage) => readFromBrowser(stage, stage.tenant.applications.otherRedirectClient, 50011)
  },
  {
    aadsts: 500113,
    because: 'no redirect is registered at all',
    code: 'redirect-not-registered',
    remedy: 'open-authentication',
    provoke: (stage) => readFromBrowser(stage, stage.tenant.applications.noRedirectClient, 500113)
  },
  {
    aadsts: 50020,
    because: 'the account is one of another tenant',
    code: 'wrong-account',
    remedy: 'sign-in-other-account',
    provoke: (stage) =>
      readFromBrowser(stage, stage.tenant.applications.publicClient, 50020, {
        account: stage.tenant.users.margaret
      })
  }
]
