import type { DemoDirectories } from './types'

/** Every directory of the demo. The last two live in other clouds and only answer with an error. */
export const directories = {
  contoso: {
    tenantId: '0a5c1d9e-6b5f-4d0e-9a55-1f2d3c4b5a69',
    domain: 'contoso-demo.onmicrosoft.com',
    name: 'Contoso Demo',
    environment: 'production',
    cloud: 'global'
  },
  fabrikam: {
    tenantId: '5e7b0c34-2f1a-4c7d-8b61-90d1e2f3a4b5',
    domain: 'fabrikam-sandbox.onmicrosoft.com',
    name: 'Fabrikam Sandbox',
    environment: 'sandbox',
    cloud: 'global'
  },
  northwind: {
    tenantId: '6d1f2a30-8f7b-4f2e-9c1d-2a3b4c5d6e7f',
    domain: 'northwind-demo.onmicrosoft.com',
    name: 'Northwind Demo',
    environment: 'production',
    cloud: 'global'
  },
  woodgrove: {
    tenantId: '7e203b41-9a8c-4a3f-8d2e-3b4c5d6e7f80',
    domain: 'woodgrove-demo.onmicrosoft.us',
    name: 'Woodgrove Government',
    environment: 'production',
    cloud: 'usgov'
  },
  tailspin: {
    tenantId: '8f314c52-ab9d-4b40-9e3f-4c5d6e7f8091',
    domain: 'tailspin-demo.partner.onmschina.cn',
    name: 'Tailspin China',
    environment: 'production',
    cloud: 'china'
  }
} as const satisfies DemoDirectories
