import type { DemoTenant, DemoTenantOptions } from './types'

export type * from './types'

/** Starts the demo tenant. Returns when every listener accepts connections. */
export async function startDemoTenant(_options: DemoTenantOptions = {}): Promise<DemoTenant> {
  throw new Error('The demo tenant cannot start yet')
}
