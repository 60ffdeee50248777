import { renewAfter, type Row } from './stage'

/** Genuine: what changed between a sign-in that worked and a renewal by its refresh token. */
export const renewalRows: readonly Row[] = [
  {
    aadsts: 700082,
    because: 'the refresh token was not used for 90 days',
    code: 'sign-in-needed',
    remedy: 'sign-in',
    provoke: (stage) => renewAfter(stage, (tenant) => tenant.expireRefreshTokens())
  },
  {
    aadsts: 70000,
    because: 'the tenant does not know the refresh token',
    code: 'sign-in-needed',
    remedy: 'sign-in',
    provoke: (stage) => renewAfter(stage, (tenant) => tenant.forgetRefreshTokens())
  },
  {
    aadsts: 50173,
    because: 'an administrator revoked the sessions',
    code: 'sign-in-needed',
    remedy: 'sign-in',
    provoke: (stage) => renewAfter(stage, (tenant) => tenant.revoke(tenant.users.ada))
  },
  {
    aadsts: 50133,
    because: 'the password has expired since',
    code: 'sign-in-needed',
    remedy: 'sign-in',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.configureUser(tenant.users.ada, { passwordIsExpired: true })
      )
  },
  {
    aadsts: 70043,
    because: 'a policy asks for a sign-in every time',
    code: 'sign-in-needed',
    remedy: 'sign-in',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.setPolicies([{ control: 'sign-in-every-time', applications: 'all' }])
      )
  },
  {
    aadsts: 50076,
    because: 'the tenant requires a second factor since',
    code: 'mfa-needed',
    remedy: 'sign-in-with-mfa',
    provoke: (stage) =>
      renewAfter(stage, (tenant) => tenant.requireMfa(true), {
        user: stage.tenant.users.katherine
      })
  },
  {
    aadsts: 50079,
    because: 'a second factor is required, and the user has none',
    code: 'mfa-needed',
    remedy: 'sign-in-with-mfa',
    provoke: (stage) =>
      renewAfter(
        stage,
        (tenant) => {
          tenant.requireMfa(true)
          tenant.configureUser(tenant.users.katherine, { isRegisteredForMfa: false })
        },
        { user: stage.tenant.users.katherine }
      )
  },
  {
    aadsts: 50078,
    because: 'a policy lets a second factor expire',
    code: 'mfa-needed',
    remedy: 'sign-in-with-mfa',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.setPolicies([{ control: 'mfa-every-time', applications: 'all' }])
      )
  },
  {
    aadsts: 50158,
    because: 'a policy asks for another provider’s factor',
    code: 'mfa-needed',
    remedy: 'sign-in-with-mfa',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.setPolicies([{ control: 'external-factor', applications: 'all' }])
      )
  },
  {
    aadsts: 53000,
    because: 'a policy asks for a compliant device',
    code: 'blocked-by-policy',
    remedy: 'none',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.setPolicies([{ control: 'compliant-device', applications: 'all' }])
      )
  },
  {
    aadsts: 53001,
    because: 'a policy asks for a joined device',
    code: 'blocked-by-policy',
    remedy: 'none',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.setPolicies([{ control: 'joined-device', applications: 'all' }])
      )
  },
  {
    aadsts: 53002,
    because: 'a policy asks for an approved application',
    code: 'blocked-by-policy',
    remedy: 'none',
    provoke: (stage) =>
      renewAfter(stage, (tenant) =>
        tenant.setPolicies([{ control: 'approved-application', applications: 'all' }])
      )
  },
  {
    aadsts: 53011,
    because: 'the user is at risk',
    code: 'blocked-by-policy',
    remedy: 'none',
    provoke: (stage) =>
      renewAfter(stage, (tenant) => tenant.configureUser(tenant.users.ada, { isAtRisk: true }))
  },
  {
    aadsts: 50057,
    because: 'the account was disabled',
    code: 'blocked-by-policy',
    remedy: 'sign-in-other-account',
    provoke: (stage) =>
      renewAfter(stage, (tenant) => tenant.configureUser(tenant.users.ada, { isDisabled: true }))
  },
  {
    aadsts: 50034,
    because: 'the account was deleted',
    code: 'wrong-account',
    remedy: 'sign-in-other-account',
    provoke: (stage) =>
      renewAfter(stage, (tenant) => tenant.configureUser(tenant.users.ada, { isDeleted: true }))
  },
  {
    aadsts: 50105,
    because: 'the assignment was taken away',
    code: 'blocked-by-policy',
    remedy: 'open-enterprise-apps',
    provoke: (stage) => {
      const { assignmentClient } = stage.tenant.applications
      return renewAfter(stage, (tenant) => tenant.configure(assignmentClient, { assigned: [] }), {
        application: assignmentClient
      })
    }
  },
  {
    aadsts: 65001,
    because: 'the consent was withdrawn',
    code: 'consent-needed',
    remedy: 'sign-in-with-consent',
    provoke: (stage) =>
      renewAfter(stage, (tenant) => tenant.setConsent(tenant.applications.publicClient, false))
  }
]
