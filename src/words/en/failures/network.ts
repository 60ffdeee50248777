import type { FailureCode } from '../../../shared/token'
import { code, text } from '../../text'
import type { FailureWords } from './failure-words'

/** The way there. */
export const networkFailures = {
  'network-unreachable': {
    headline: 'No connection',
    sentence: ({ cloud }) => text`The login service (${cloud}) could not be reached.`,
    cause: () => text`Check the network, the VPN and the proxy, then try again.`
  },
  'network-timed-out': {
    headline: 'No answer',
    sentence: ({ cloud }) => text`The login service (${cloud}) did not answer in time.`,
    cause: () => text`Check the network, the VPN and the proxy, then try again.`
  },
  'network-untrusted': {
    headline: 'Connection not trusted',
    sentence: () =>
      text`The certificate of the login service comes from an authority that this computer does not trust.`,
    cause: () =>
      text`Often a proxy opens the connections. Its certificate authority can be named in ${code('NODE_EXTRA_CA_CERTS')}; then start the app again.`
  },
  'proxy-refused': {
    headline: 'Proxy refused',
    sentence: () => text`The proxy did not let the request through.`,
    cause: () =>
      text`It may ask for a user name, or not allow the login service. Ask who runs it, then try again.`
  },
  'endpoint-refused': {
    headline: 'Address refused',
    sentence: () =>
      text`The login service named an address outside its own host, so nothing was sent there.`,
    cause: () =>
      text`Check the cloud or login host of the profile. If both are right, tell your administrator.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>
