import type { DoctorCheckId, DoctorFacts } from '../../../shared/doctor'
import { code, strong, text, type Text } from '../../text'
import { names } from '../names'
import { probe } from '../probe'
import { time } from '../time'
import type { DoctorSubject } from './subject'

/** When a credential ends, in days, as it follows a sentence about it. */
function endOf({ credential, expiresAt, daysLeft }: DoctorFacts): Text {
  if (expiresAt === undefined || daysLeft === undefined)
    return credential === 'secret' ? text` When it ends was not noted.` : text``
  const date = time.date(expiresAt)
  if (daysLeft < 0) return text` By its date it ended on ${strong(date)}.`
  const days = daysLeft === 1 ? '1 day' : `${daysLeft} days`
  return text` It ends on ${strong(date)}, in ${strong(days)}.`
}

/** The credential by its kind, at the beginning of a sentence. */
export function credentialOf({ credential }: DoctorFacts): string {
  return credential === 'certificate' ? 'certificate' : 'secret'
}

/** What is said of a check that has passed. */
export const passed: Record<DoctorCheckId, (facts: DoctorFacts, subject: DoctorSubject) => Text> = {
  network: ({ host = '', proxyHost }) =>
    proxyHost === undefined
      ? text`Connected directly to ${code(host)}, without a proxy.`
      : text`Connected to ${code(host)} through the proxy ${code(proxyHost)}.`,
  tls: ({ issuer = '', issuerIsPublic, tlsVersion = '' }) => {
    const signed =
      issuer === ''
        ? text`Its certificate is trusted; the name of who signed it is empty.`
        : text`Certificate signed by ${strong(issuer)} (${tlsVersion}).`
    return issuerIsPublic === false
      ? [
          ...signed,
          ' This computer trusts that authority, others may not: a proxy or firewall may be reading along.'
        ]
      : signed
  },
  tenant: ({ tenantId, cloud, region }, { tenant, cloud: own }) => {
    const where = names.cloud(cloud ?? own)
    const inRegion = region === undefined ? '' : `, region ${region}`
    return tenantId === undefined || tenantId === tenant
      ? text`${strong(tenant)} exists in ${where}${inRegion}.`
      : text`${strong(tenant)} exists in ${where}${inRegion}. Its id is ${code(tenantId)}.`
  },
  application: (_facts, { clientId }) => text`The tenant knows application ${code(clientId)}.`,
  redirect: () => text`The browser may answer to the app, and the app needs no secret to sign in.`,
  credential: (facts) => [`Microsoft accepted the ${credentialOf(facts)}.`, ...endOf(facts)],
  api: (_facts, { api }) => text`${strong(api)} is known in the tenant.`,
  consent: (_facts, { api }) => text`The application may call ${strong(api)} for the person.`,
  mfa: () => text`The person signed in with multi-factor authentication.`,
  token: () => text`The token is for the right API, tenant, account and access mode.`,
  probe: ({ answer }) =>
    answer?.call === undefined
      ? text`The API accepted the token.`
      : text`The API accepted the token: ${probe.calls[answer.call].name}, HTTP ${String(answer.status)}.`
}

/** What is said of a credential that Microsoft refused, after the sentence about that. */
export const credentialEnd = endOf
