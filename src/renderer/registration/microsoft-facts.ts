import type { NamedApi, NamedCloud } from '../../shared/profile'

/**
 * The few facts about Microsoft's clouds and APIs that the page shows. The page may not reach the
 * directory in the core; a test holds these to it.
 */
export const cloudFacts: Readonly<Record<NamedCloud, { readonly authorityHost: string }>> = {
  global: { authorityHost: 'login.microsoftonline.com' },
  usgov: { authorityHost: 'login.microsoftonline.us' },
  china: { authorityHost: 'login.partner.microsoftonline.cn' }
}

/** Application ids and resources of the two partner APIs; `resources` lists the clouds that differ. */
export const apiFacts: Readonly<
  Record<
    NamedApi,
    {
      readonly applicationId: string
      readonly resource: string
      readonly resources: Readonly<Partial<Record<NamedCloud, string>>>
    }
  >
> = {
  partner: {
    applicationId: '4990cffe-04e8-4e8b-808a-1175604b879f',
    resource: 'https://api.partner.microsoft.com',
    resources: {}
  },
  'partner-center': {
    applicationId: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
    resource: 'https://api.partnercenter.microsoft.com',
    resources: { china: 'https://partner.partnercenterapi.microsoftonline.cn' }
  }
}
