import { partnerApis } from './partner-apis'

/*
 * Names of the ids that stand in tokens, as Microsoft writes them. Sources, as of 2026-11-23:
 * - roles: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 * - applications: https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */

/** Built-in roles by their template id, the same in every tenant: what `wids` holds. */
export const directoryRoles: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451': 'Global Reader',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
  'cf1c38e5-3621-4004-a7cb-879624dced7c': 'Application Developer',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe': 'Billing Administrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
  '194ae4cb-b126-40b2-bd5b-6091b380977d': 'Security Administrator',
  '5d6b6bb7-de71-4623-b4af-96380a352509': 'Security Reader',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': 'Authentication Administrator',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9': 'Conditional Access Administrator',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'Helpdesk Administrator',
  'f023fd81-a637-4b56-95fd-791ac0226033': 'Service Support Administrator',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a': 'License Administrator',
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b': 'Directory Readers',
  '29232cdf-9323-42fd-ade2-1d097af3e4de': 'Exchange Administrator',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c': 'SharePoint Administrator',
  '69091246-20e8-4a56-aa4d-066075b2a7a8': 'Teams Administrator',
  '3a2c62db-5318-420d-8d74-23affee5d9d5': 'Intune Administrator',
  '966707d0-3269-4727-9be2-8c3a10f19b9d': 'Password Administrator',
  '4ba39ca4-527c-499a-b93d-d9b492c50246': 'Partner Tier1 Support',
  'e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8': 'Partner Tier2 Support',
  /** Every user who is at home in the tenant, whatever other roles there are. */
  'b79fbf4d-3ef9-4689-8143-76b194e85509': 'User (no administrator role)'
}

/** Microsoft's own applications, the same in every tenant. */
const microsoftApplications: Readonly<Record<string, string>> = {
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
  '00000002-0000-0000-c000-000000000000': 'Azure Active Directory Graph',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Windows Azure Service Management API',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'Microsoft Azure CLI',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Microsoft Azure PowerShell',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Microsoft Graph Command Line Tools'
}

/** APIs by their address, without a slash at its end. */
const apiAddresses: Readonly<Record<string, string>> = {
  'https://api.partner.microsoft.com': 'Partner API',
  'https://api.partnercenter.microsoft.com': 'Partner Center API',
  'https://partner.partnercenterapi.microsoftonline.cn': 'Partner Center API (China)',
  'https://graph.microsoft.com': 'Microsoft Graph',
  'https://graph.windows.net': 'Azure Active Directory Graph (retired)'
}

/** Returns the name of an application or API, by its id or address, where it is known. */
export function applicationNameOf(idOrAddress: string): string | undefined {
  const wanted = idOrAddress.toLowerCase().replace(/\/$/, '')
  const partnerApi = Object.values(partnerApis).find(
    ({ applicationId }) => applicationId === wanted
  )
  if (partnerApi !== undefined) return partnerApi.portalNames[0]
  return ownValue(microsoftApplications, wanted) ?? ownValue(apiAddresses, wanted)
}

/** Returns the name of a built-in role by its template id, where it is known. */
export function directoryRoleNameOf(templateId: string): string | undefined {
  return ownValue(directoryRoles, templateId.toLowerCase())
}

function ownValue(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
