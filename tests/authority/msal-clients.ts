import { ConfidentialClientApplication, LogLevel, PublicClientApplication } from '@azure/msal-node'
import type { AuthenticationResult, Configuration, InteractiveRequest } from '@azure/msal-node'
import { msalNetwork } from './msal-network'
import { signInWithoutBrowser } from './sign-in-without-browser'
import type { SignInAnswers, SignInOutcome } from './sign-in-without-browser'
import type { CookieBrowser } from './cookie-browser'
import type { DemoApplication, DemoTenant } from './types'

export const partnerScope = 'https://api.partner.microsoft.com/.default'
export const partnerCenterScope = 'https://api.partnercenter.microsoft.com/user_impersonation'

type Auth = Partial<Configuration['auth']>

function configuration(
  tenant: DemoTenant,
  application: DemoApplication,
  auth: Auth
): Configuration {
  return {
    auth: {
      clientId: application.clientId,
      authority: `https://${tenant.authorityHost}/${application.tenantId}`,
      knownAuthorities: [tenant.authorityHost],
      ...auth
    },
    system: {
      networkClient: msalNetwork(tenant.caPem),
      loggerOptions: { logLevel: LogLevel.Error, loggerCallback: () => undefined }
    }
  }
}

/** Returns stock MSAL for a public client of the demo. */
export function publicClient(
  tenant: DemoTenant,
  application: DemoApplication = tenant.applications.publicClient,
  auth: Auth = {}
): PublicClientApplication {
  return new PublicClientApplication(configuration(tenant, application, auth))
}

/** Returns stock MSAL for a confidential client of the demo. */
export function confidentialClient(
  tenant: DemoTenant,
  application: DemoApplication,
  auth: Auth
): ConfidentialClientApplication {
  return new ConfidentialClientApplication(configuration(tenant, application, auth))
}

interface SignedIn {
  readonly result: AuthenticationResult
  readonly outcome: SignInOutcome
}

/** Signs in through MSAL's own interactive flow; the pages are answered without a browser. */
export async function signIn(
  tenant: DemoTenant,
  client: PublicClientApplication,
  request: SignInAnswers & {
    readonly browser?: CookieBrowser
    readonly msal?: Partial<InteractiveRequest>
  }
): Promise<SignedIn> {
  const outcomes: Promise<SignInOutcome>[] = []
  const result = await client.acquireTokenInteractive({
    scopes: [partnerScope],
    ...request.msal,
    openBrowser: async (url) => {
      outcomes.push(signInWithoutBrowser(url, { ...request, caPem: tenant.caPem }))
    }
  })
  const [outcome] = await Promise.all(outcomes)
  if (outcome === undefined) throw new Error('MSAL did not open the browser')
  return { result, outcome }
}
