import { refused } from './errors'
import type { EntraFailure } from './errors'
import { policyFailures } from './policy-failures'

/** The failures that the demo tenant can produce, each from a state that it really is in. */
export const failures = {
  ...policyFailures,
  unknownTenant: (tenant: string) =>
    refused(
      90002,
      'invalid_tenant',
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`
    ),
  sharedAuthority: (clientId: string, path: string) =>
    refused(
      50194,
      'invalid_request',
      `Application '${clientId}' is not configured as a multi-tenant application. Usage of the /${path} endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`
    ),
  missingParameter: (name: string) =>
    refused(
      900144,
      'invalid_request',
      `The request body must contain the following parameter: '${name}'.`
    ),
  malformed: () =>
    refused(9002313, 'invalid_request', 'Invalid request. Request is malformed or invalid.'),
  unsupportedGrant: (grantType: string) =>
    refused(
      70003,
      'unsupported_grant_type',
      `The app requested an unsupported grant type '${grantType}'.`
    ),
  unknownApplication: (clientId: string, directory: string) =>
    refused(
      700016,
      'unauthorized_client',
      `Application with identifier '${clientId}' was not found in the directory '${directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`
    ),
  replyUrlMismatch: (redirectUri: string, clientId: string) =>
    refused(
      50011,
      'invalid_request',
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`
    ),
  noReplyUrl: () => refused(900971, 'invalid_request', 'No reply address provided.'),
  noReplyUrlRegistered: () =>
    refused(500113, 'invalid_request', 'No reply address is registered for the application.'),
  singlePageOnly: () =>
    refused(
      9002327,
      'invalid_request',
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests."
    ),
  noSinglePage: () =>
    refused(
      9002326,
      'invalid_request',
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type."
    ),
  applicationDisabled: (clientId: string, name: string) =>
    refused(7000112, 'unauthorized_client', `Application '${clientId}'(${name}) is disabled.`),
  noServicePrincipal: (clientId: string) =>
    refused(
      7000229,
      'unauthorized_client',
      `The client application '${clientId}' is missing service principal in the tenant.`
    ),
  otherCloud: (directory: string, cloud: string) =>
    refused(
      90038,
      'invalid_request',
      `Tenant '${directory}' request is being redirected to the National Cloud '${cloud}'.`
    ),
  confidentialClientOfOtherCloud: () =>
    refused(
      900382,
      'invalid_request',
      'Confidential Client is not supported in Cross Cloud request.'
    ),
  loop: () =>
    refused(
      50196,
      'invalid_grant',
      'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.'
    ),
  resourceDisabled: (resource: string) =>
    refused(50001, 'invalid_resource', `The resource ${resource} is disabled or does not exist.`),
  resourceNotSubscribed: (clientId: string, resource: string) =>
    refused(
      650052,
      'invalid_client',
      `The app '${clientId}' needs access to a service ('${resource}') that your organization has not subscribed to or enabled. Contact your IT Admin to review the configuration of your service subscriptions.`
    ),
  apiNotListed: (resource: string) =>
    refused(
      650057,
      'invalid_resource',
      `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Resource value from request: ${resource}.`
    ),
  noApiListed: (resource: string) =>
    refused(
      650056,
      'invalid_client',
      `Misconfigured application. This could be due to one of the following: the client has not listed any permissions for '${resource}' in the requested permissions in the client's application registration. Or, the admin has not consented in the tenant.`
    ),
  applicationNotAssigned: (clientId: string, resource: string) =>
    refused(
      501051,
      'invalid_grant',
      `Application '${clientId}' is not assigned to a role for the application '${resource}'.`
    ),
  wrongSecret: (clientId: string) =>
    refused(
      7000215,
      'invalid_client',
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      401
    ),
  expiredSecret: (clientId: string) =>
    refused(
      7000222,
      'invalid_client',
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.`,
      401
    ),
  certificateNotRegistered: (clientId: string, thumbprint: string, reason: string) =>
    refused(
      700027,
      'invalid_client',
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - ${reason}, Thumbprint of key used by client: '${thumbprint}', Client assertion for application Id: '${clientId}']`,
      401
    ),
  assertionOutsideItsTime: () =>
    refused(
      700024,
      'invalid_client',
      'Client assertion is not within its valid time range. Current time and the time range of the assertion do not match.',
      401
    ),
  publicClientSentCredential: () =>
    refused(
      700025,
      'invalid_client',
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      401
    ),
  credentialMissing: () =>
    refused(
      7000218,
      'invalid_client',
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      401
    ),
  credentialMissingForApplication: () =>
    refused(
      7000216,
      'invalid_client',
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
      401
    ),
  invalidScope: (scope: string) =>
    refused(
      70011,
      'invalid_scope',
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope '${scope}' is not valid.`
    ),
  scopeNotDefault: (scope: string) =>
    refused(
      1002012,
      'invalid_scope',
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`
    ),
  twoResources: (scope: string) =>
    refused(
      28000,
      'invalid_scope',
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`
    ),
  unknownResource: (resource: string, directory: string) =>
    refused(
      500011,
      'invalid_resource',
      `The resource principal named ${resource} was not found in the tenant named ${directory}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`
    ),
  unknownPermission: (scope: string) =>
    refused(
      650053,
      'invalid_client',
      `The application asked for scope '${scope}' that doesn't exist on the resource. Contact the app vendor.`
    ),
  consentMissing: (clientId: string, name: string): EntraFailure => ({
    ...refused(
      65001,
      'invalid_grant',
      `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`
    ),
    suberror: 'consent_required'
  }),
  consentDeclined: () =>
    refused(65004, 'access_denied', 'User declined to consent to access the app.'),
  authorizationPending: () =>
    refused(
      70016,
      'authorization_pending',
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.'
    ),
  authorizationDeclined: () =>
    refused(70018, 'authorization_declined', 'The user declined the authorization request.'),
  deviceCodeExpired: () =>
    refused(
      70020,
      'expired_token',
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired."
    ),
  refreshTokenExpired: () =>
    refused(
      700082,
      'invalid_grant',
      'The refresh token has expired due to inactivity. The token was issued earlier and was inactive for 90.00:00:00.'
    ),
  grantRevoked: (): EntraFailure => ({
    ...refused(
      50173,
      'invalid_grant',
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.'
    ),
    suberror: 'bad_token'
  }),
  refreshTokenInvalid: () =>
    refused(
      70000,
      'invalid_grant',
      'The provided value for the input parameter is not valid. The refresh token or code is not one of this tenant, or is another application’s.'
    ),
  codeUsed: () =>
    refused(54005, 'invalid_grant', 'OAuth2 Authorization code was already redeemed.'),
  codeExpired: () =>
    refused(
      70008,
      'invalid_grant',
      'The provided authorization code or refresh token has expired.'
    ),
  verifierMismatch: () =>
    refused(
      501481,
      'invalid_grant',
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.'
    ),
  redirectChanged: () =>
    refused(
      500112,
      'invalid_grant',
      'The reply address does not match the reply address provided when requesting Authorization code.'
    ),
  wrongPassword: () =>
    refused(
      50126,
      'invalid_grant',
      'Error validating credentials due to invalid username or password.'
    ),
  wrongCode: () =>
    refused(500121, 'invalid_grant', 'Authentication failed during strong authentication request.'),
  unknownUser: (userName: string, directory: string) =>
    refused(
      50034,
      'invalid_grant',
      `The user account ${userName} does not exist in the ${directory} directory. To sign into this application, the account must be added to the directory.`
    ),
  userOfAnotherTenant: (userName: string, directory: string, clientId: string) =>
    refused(
      50020,
      'access_denied',
      `User account '${userName}' from another identity provider does not exist in tenant '${directory}' and cannot access the application '${clientId}' in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different user account.`
    ),
  sessionMissing: () =>
    refused(50058, 'login_required', 'A silent sign-in request was sent but no user is signed in.'),
  requestForAdministrator: (name: string) =>
    refused(
      90095,
      'access_denied',
      `Admin consent is required for ${name}; an administrator can be asked for it.`
    ),
  administratorNeeded: (name: string) =>
    refused(
      90094,
      'access_denied',
      `${name} needs permission to access resources in your organization that only an admin can grant. Ask an admin to grant permission to this app before you can use it.`
    )
} as const
