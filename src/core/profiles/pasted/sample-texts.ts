import type { Api, NamedCloud, ProfileInput } from '../../../shared/profile'

/** For tests: texts as people paste them, with what is to be found in each. */

export const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
export const clientId = 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77'
const objectId = '7d9f1b2a-3c4d-4e5f-8a9b-0c1d2e3f4a5b'
const subscriptionId = '11c2a4de-5b6f-4a7c-9d8e-1f2a3b4c5d6e'
const secretId = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'
/** Of the form of Microsoft's client secrets, and none. */
export const secret = 'vX18Q~k3TtUvWxYz0123456789aBcDeFgHiJkLmN'

export interface SampleText {
  readonly from: string
  readonly text: string
  readonly tenant?: string
  readonly client?: string
  readonly name?: string
  readonly account?: string
  readonly mode?: ProfileInput['mode']
  readonly api?: Api
  readonly cloud?: NamedCloud
  readonly guessed?: readonly ('tenant' | 'clientId')[]
  readonly dropped?: number
  readonly unnamed?: number
}

const both = { tenant: tenantId, client: clientId }

export const sampleTexts: readonly SampleText[] = [
  {
    from: 'the Overview page of a registration',
    text: `Display name : Contoso pricing\nApplication (client) ID : ${clientId}\nObject ID : ${objectId}\nDirectory (tenant) ID : ${tenantId}\nSupported account types : My organization only\nClient credentials : 0 certificate, 1 secret\nRedirect URIs : 0 web, 0 spa, 1 public client\nApplication ID URI : Add an Application ID URI\nState : Activated`,
    ...both,
    name: 'Contoso pricing',
    mode: 'app-only'
  },
  {
    from: 'the Overview page without credentials',
    text: `Display name : Contoso pricing\nApplication (client) ID : ${clientId}\nObject ID : ${objectId}\nDirectory (tenant) ID : ${tenantId}\nClient credentials : Add a certificate or secret`,
    ...both,
    name: 'Contoso pricing'
  },
  {
    from: 'the Overview page with each value below its label',
    text: `Display name\nContoso pricing\nApplication (client) ID\n${clientId}\nObject ID\n${objectId}\nDirectory (tenant) ID\n${tenantId}\n`,
    ...both,
    name: 'Contoso pricing'
  },
  {
    from: 'the Overview page copied as a table',
    text: `Display name\tContoso pricing\nApplication (client) ID\t${clientId}\nObject ID\t${objectId}\nDirectory (tenant) ID\t${tenantId}`,
    ...both,
    name: 'Contoso pricing'
  },
  {
    from: 'the Overview page in German',
    text: `Anzeigename : Contoso Preise\nAnwendungs-ID (Client) : ${clientId}\nObjekt-ID : ${objectId}\nVerzeichnis-ID (Mandant) : ${tenantId}`,
    ...both,
    name: 'Contoso Preise'
  },
  {
    from: 'the Overview page in French',
    text: `Nom d’affichage : Contoso tarifs\nID d’application (client) : ${clientId}\nID de l’objet : ${objectId}\nID de l’annuaire (locataire) : ${tenantId}`,
    ...both,
    name: 'Contoso tarifs'
  },
  {
    from: 'the Overview page in Spanish',
    text: `Id. de aplicación (cliente): ${clientId}\nId. de objeto: ${objectId}\nId. de directorio (inquilino): ${tenantId}`,
    ...both
  },
  {
    from: 'the page of a tenant',
    text: `Name\nContoso\nTenant ID\n${tenantId}\nPrimary domain\ncontoso.onmicrosoft.com\nLicense\nMicrosoft Entra ID P2`,
    tenant: tenantId,
    name: 'contoso.onmicrosoft.com'
  },
  {
    from: 'the address of a registration’s page',
    text: `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${clientId}/isMSAApp~/false`,
    client: clientId,
    cloud: 'global'
  },
  {
    from: 'the address of a registration’s page for the US Government',
    text: `https://portal.azure.us/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${clientId}`,
    client: clientId,
    cloud: 'usgov'
  },
  {
    from: 'an .env file',
    text: `# partner api\nAZURE_TENANT_ID=${tenantId}\nAZURE_CLIENT_ID=${clientId}\nAZURE_CLIENT_SECRET=${secret}\n`,
    ...both,
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'an .env file in quotes with a domain',
    text: `export AZURE_TENANT_ID="contoso.onmicrosoft.com"\nexport AZURE_CLIENT_ID='${clientId.toUpperCase()}'`,
    tenant: 'contoso.onmicrosoft.com',
    client: clientId
  },
  {
    from: 'an .env file with a verified domain',
    text: `TENANT_ID=contoso.com\nCLIENT_ID=${clientId}\nAUTHORITY_HOST=https://login.microsoftonline.us`,
    tenant: 'contoso.com',
    client: clientId,
    cloud: 'usgov'
  },
  {
    from: 'az account show',
    text: JSON.stringify(
      {
        environmentName: 'AzureCloud',
        homeTenantId: tenantId,
        id: subscriptionId,
        isDefault: true,
        managedByTenants: [],
        name: 'Pay-As-You-Go',
        state: 'Enabled',
        tenantDefaultDomain: 'contoso.onmicrosoft.com',
        tenantDisplayName: 'Contoso Ltd',
        tenantId,
        user: { name: 'ada@contoso.com', type: 'user' }
      },
      undefined,
      2
    ),
    tenant: tenantId,
    name: 'Contoso Ltd',
    account: 'ada@contoso.com',
    cloud: 'global'
  },
  {
    from: 'az account show for China',
    text: JSON.stringify({ environmentName: 'AzureChinaCloud', id: subscriptionId, tenantId }),
    tenant: tenantId,
    cloud: 'china'
  },
  {
    from: 'az ad app show',
    text: JSON.stringify(
      {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications/$entity',
        appId: clientId,
        appRoles: [{ displayName: 'Reader', id: secretId }],
        displayName: 'Contoso pricing',
        id: objectId,
        passwordCredentials: [
          { displayName: 'ci', hint: 'vX1', keyId: secretId, secretText: null }
        ],
        publisherDomain: 'contoso.onmicrosoft.com',
        requiredResourceAccess: [
          {
            resourceAccess: [{ id: '1cebfa2a-fb4d-419e-b5f9-839b4383e05a', type: 'Scope' }],
            resourceAppId: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
          }
        ],
        signInAudience: 'AzureADMyOrg'
      },
      undefined,
      2
    ),
    tenant: 'contoso.onmicrosoft.com',
    client: clientId,
    name: 'Contoso pricing',
    api: 'partner-center'
  },
  {
    from: 'az ad sp create-for-rbac',
    text: `{\n  "appId": "${clientId}",\n  "displayName": "azure-cli-2026",\n  "password": "${secret}",\n  "tenant": "${tenantId}"\n}`,
    ...both,
    name: 'azure-cli-2026',
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'az login',
    text: `az login --service-principal -u ${clientId} -p "${secret}" --tenant ${tenantId}`,
    tenant: tenantId,
    client: clientId,
    mode: 'app-only',
    guessed: ['clientId'],
    dropped: 1
  },
  {
    from: 'a Postman environment',
    text: JSON.stringify({
      id: objectId,
      name: 'Contoso',
      values: [
        { key: 'tenantId', value: tenantId, type: 'default', enabled: true },
        { key: 'client_id', value: clientId, type: 'default', enabled: true },
        { key: 'client_secret', value: secret, type: 'secret', enabled: true },
        { key: 'resource', value: 'https://api.partnercenter.microsoft.com', enabled: true }
      ]
    }),
    ...both,
    mode: 'app-only',
    api: 'partner-center',
    dropped: 1
  },
  {
    from: 'a Postman environment of another order',
    text: JSON.stringify(
      {
        values: [
          { enabled: true, value: tenantId, key: 'tenant' },
          { enabled: true, value: clientId, key: 'ClientId' },
          { enabled: true, value: 'Passw0rd!', key: 'clientSecret' }
        ]
      },
      undefined,
      2
    ),
    ...both,
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'a Postman call',
    text: `POST https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id=${clientId}&client_secret=${secret}&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default`,
    ...both,
    mode: 'app-only',
    api: 'partner-center',
    cloud: 'global',
    dropped: 1
  },
  {
    from: 'curl',
    text: `curl -X POST 'https://login.microsoftonline.us/${tenantId}/oauth2/v2.0/token' \\\n  -d 'client_id=${clientId}' \\\n  -d 'client_secret=abc def' \\\n  -d 'grant_type=client_credentials'`,
    ...both,
    mode: 'app-only',
    cloud: 'usgov',
    dropped: 1
  },
  {
    from: 'a link that asks for a sign-in',
    text: `https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?client_id=${clientId}&response_type=code&scope=https://api.partner.microsoft.com/user_impersonation&login_hint=ada@contoso.com`,
    tenant: 'contoso.onmicrosoft.com',
    client: clientId,
    api: 'partner',
    cloud: 'global',
    account: 'ada@contoso.com'
  },
  {
    from: 'PowerShell of the Partner Center module',
    text: `$tenantId = '${tenantId}'\n$appId = '${clientId}'\n$secret = ConvertTo-SecureString '${secret}' -AsPlainText -Force\nConnect-PartnerCenter -ApplicationId $appId -Tenant $tenantId -ServicePrincipal`,
    ...both,
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'PowerShell with parameters',
    text: `New-PartnerAccessToken -ApplicationId '${clientId}' -Scopes 'https://api.partnercenter.microsoft.com/user_impersonation' -Tenant '${tenantId}' -UseAuthorizationCode`,
    ...both,
    api: 'partner-center'
  },
  {
    from: 'PowerShell with a certificate',
    text: `Connect-MgGraph -ClientId "${clientId}" -TenantId "${tenantId}" -CertificateThumbprint "4F9C21D07BE8A35C61D24F9C21D07BE8A35C61D2"`,
    ...both,
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'PowerShell with a person’s browser',
    text: `Connect-AzAccount -Tenant contoso.com -Interactive\n# app registration ${clientId}`,
    tenant: 'contoso.com',
    client: clientId,
    mode: 'app+user'
  },
  {
    from: 'appsettings.json',
    text: `{\n  "AzureAd": {\n    "Instance": "https://login.microsoftonline.com/",\n    "Domain": "contoso.onmicrosoft.com",\n    "TenantId": "${tenantId}",\n    "ClientId": "${clientId}",\n    "ClientSecret": "${secret}"\n  }\n}`,
    ...both,
    name: 'contoso.onmicrosoft.com',
    mode: 'app-only',
    cloud: 'global',
    dropped: 1
  },
  {
    from: 'Kubernetes',
    text: `env:\n  - name: AZURE_TENANT_ID\n    value: "${tenantId}"\n  - name: AZURE_CLIENT_ID\n    value: ${clientId}\n  - name: AZURE_CLIENT_SECRET\n    value: hunter2hunter2`,
    ...both,
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'Terraform',
    text: `provider "azuread" {\n  tenant_id     = "${tenantId}"\n  client_id     = "${clientId}"\n  client_secret = "${secret}"\n}`,
    ...both,
    mode: 'app-only',
    dropped: 1
  },
  {
    from: 'settings of an app service',
    text: `[{"name":"AZURE_TENANT_ID","value":"${tenantId}","slotSetting":false},{"name":"AZURE_CLIENT_ID","value":"${clientId}","slotSetting":false}]`,
    ...both
  },
  {
    from: 'a ticket',
    text: `Hi team,\n\nthe customer cannot get a token.\nTenant: ${tenantId} (contoso.onmicrosoft.com)\nApp ID: ${clientId}\nUser: ada@contoso.com\nPassword: Summer2026!\nCorrelation ID: ${objectId}\nTrace ID: ${secretId}\n\nThanks\nbob@example.com`,
    ...both,
    name: 'contoso.onmicrosoft.com',
    account: 'ada@contoso.com',
    dropped: 1
  },
  {
    from: 'a ticket in sentences',
    text: `Please look at tenant ${tenantId}: the app ${clientId} gets 401 from https://api.partner.microsoft.com/v1.0/engagements.`,
    ...both,
    api: 'partner'
  },
  {
    from: 'a ticket whose names come after the ids',
    text: `${tenantId} is our tenant\n${clientId} (client id)`,
    ...both
  },
  {
    from: 'an error of the login page',
    text: `AADSTS700016: Application with identifier '${clientId}' was not found in the directory 'Contoso'. Trace ID: ${objectId} Correlation ID: ${secretId} Timestamp: 2026-11-23 10:00:00Z`,
    client: clientId
  },
  {
    from: 'claims of a token',
    text: `{"aud":"https://api.partner.microsoft.com","iss":"https://sts.windows.net/${tenantId}/","appid":"${clientId}","oid":"${objectId}","tid":"${tenantId}","upn":"ada@contoso.com","scp":"user_impersonation"}`,
    ...both,
    api: 'partner',
    cloud: 'global',
    account: 'ada@contoso.com'
  },
  {
    from: 'a tenant by its name and an id without one',
    text: `contoso.onmicrosoft.com\n${clientId}`,
    tenant: 'contoso.onmicrosoft.com',
    client: clientId,
    guessed: ['clientId']
  },
  {
    from: 'an application and an id without a name',
    text: `client id ${clientId}, ${tenantId}`,
    ...both,
    guessed: ['tenant']
  },
  {
    from: 'two tenants',
    text: `Partner tenant: ${tenantId}\nCustomer tenant: ${objectId}\nApplication ID: ${clientId}`,
    ...both,
    guessed: ['tenant']
  },
  { from: 'two ids without names', text: `${tenantId}\n${clientId}`, unnamed: 2 },
  { from: 'one id without a name', text: tenantId, unnamed: 1 },
  {
    from: 'columns',
    text: `tenantId,clientId\n${tenantId},${clientId}`,
    unnamed: 2
  },
  {
    from: 'a resource of somebody’s own',
    text: `tenant=${tenantId} client_id=${clientId} scope=https://api.contoso.com/orders/.default`,
    ...both,
    api: { resource: 'https://api.contoso.com/orders' }
  },
  {
    from: 'the demo of another cloud, whose host is not taken',
    text: `authority=https://login.evil.example/${tenantId}/ client_id=${clientId}`,
    ...both
  },
  {
    from: 'a tenant in China',
    text: `Tenant: northwind.partner.onmschina.cn\nApplication (client) ID: ${clientId}\nhttps://login.partner.microsoftonline.cn/`,
    tenant: 'northwind.partner.onmschina.cn',
    client: clientId,
    cloud: 'china'
  },
  {
    from: 'JavaScript',
    text: `const config = { auth: { clientId: "${clientId}", authority: "https://login.microsoftonline.com/${tenantId}", clientSecret: process.env.SECRET } }`,
    ...both,
    cloud: 'global'
  },
  {
    from: 'a response with a token',
    text: `{"tenant":"${tenantId}","token_type":"Bearer","expires_in":3599,"access_token":"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcGkifQ.c2lnbmF0dXJl"}`,
    tenant: tenantId,
    dropped: 1
  },
  {
    from: 'placeholders',
    text: `AZURE_TENANT_ID=00000000-0000-0000-0000-000000000000\nAZURE_CLIENT_ID=11111111-1111-1111-1111-111111111111\nAZURE_CLIENT_SECRET=<your secret>`
  },
  { from: 'words', text: 'Good morning, the tenant has no access to its application.' },
  { from: 'a mail address', text: 'ada@contoso.onmicrosoft.com' },
  {
    from: 'a web address',
    text: 'https://learn.microsoft.com/partner-center/developer/get-started'
  },
  {
    from: 'a token alone',
    text: 'eyJ0eXAiOiJKV1QiLCJhbGciOi.eyJhdWQiOiJhcGkifQ.c2lnbmF0dXJl',
    dropped: 1
  },
  { from: 'nothing', text: '  \n' }
]
