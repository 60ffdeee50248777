import { strong, text, type Text } from '../../text'
import type { FailureFacts } from '../failures/failure-words'
import type { AuthorityErrorsSaid } from './said'

const managedDevice = (): Text =>
  text`Sign in on a computer that the organization manages; its browser can tell Microsoft so. Otherwise ask an administrator.`

const findPolicy = ({ mode }: FailureFacts): Text =>
  mode === 'app-only'
    ? text`An administrator finds it in the Sign-in logs by the correlation id, on the tab Conditional Access, and can adjust the policies for workload identities.`
    : text`An administrator finds it in the Sign-in logs by the correlation id, on the tab Conditional Access, and can adjust the policy or exclude the account.`

const remediateRisk = (): Text =>
  text`An administrator has to look at the risk of the account and dismiss or remediate it. Then sign in again.`

const otherNetwork = (): Text =>
  text`Use a network without this restriction, or ask whoever runs it to add the tenant.`

/** What an administrator has set up to be refused. */
export const policyErrors: AuthorityErrorsSaid = {
  53000: {
    headline: 'Device not compliant',
    meaning: ({ tenant }) => text`${strong(tenant)} requires a compliant device, and this is none.`,
    remedy: managedDevice
  },
  53001: {
    headline: 'Device not joined',
    meaning: ({ tenant }) =>
      text`${strong(tenant)} requires a device that is joined to a domain, and this is none.`,
    remedy: managedDevice
  },
  53002: {
    headline: 'Application not approved',
    meaning: ({ tenant }) =>
      text`${strong(tenant)} allows approved applications only, and this is none of them.`,
    remedy: findPolicy
  },
  53003: {
    meaning: ({ tenant }) =>
      text`A Conditional Access policy of ${strong(tenant)} does not allow this token.`,
    remedy: findPolicy
  },
  530032: {
    meaning: ({ tenant }) => text`A security policy of ${strong(tenant)} blocks this sign-in.`,
    remedy: findPolicy
  },
  530034: {
    meaning: ({ tenant }) =>
      text`Access to ${strong(tenant)} as a delegated administrator is blocked because of a risk of the account.`,
    remedy: remediateRisk
  },
  530035: {
    meaning: ({ tenant }) => text`The security defaults of ${strong(tenant)} block this sign-in.`,
    remedy: () =>
      text`An administrator finds the reason in the Sign-in logs by the correlation id, and decides about the security defaults.`
  },
  53004: {
    headline: 'Blocked because of risk',
    meaning: () =>
      text`The account has to register a second factor, and that is blocked because of a risk.`,
    remedy: remediateRisk
  },
  53011: {
    headline: 'Blocked because of risk',
    meaning: () => text`The account is blocked because of a risk in its home tenant.`,
    remedy: remediateRisk
  },
  500021: {
    headline: 'Tenant restricted',
    meaning: ({ tenant }) =>
      text`This network allows certain tenants only, and ${strong(tenant)} is none of them.`,
    remedy: otherNetwork
  },
  500022: {
    headline: 'Tenant restricted',
    meaning: ({ tenant }) =>
      text`A tenant restriction of this network or device does not allow ${strong(tenant)}.`,
    remedy: otherNetwork
  },
  500212: {
    headline: 'Cross-tenant access blocked',
    meaning: ({ tenant }) =>
      text`The account’s own organization does not allow it access to ${strong(tenant)}.`,
    remedy: () =>
      text`An administrator of the account’s organization can change its outbound cross-tenant access settings. Otherwise use an account of the tenant.`
  },
  500213: {
    headline: 'Cross-tenant access blocked',
    meaning: ({ tenant }) =>
      text`${strong(tenant)} does not allow this account from another tenant.`,
    remedy: () =>
      text`An administrator of the tenant can change its inbound cross-tenant access settings. Otherwise use an account of the tenant.`
  }
}
