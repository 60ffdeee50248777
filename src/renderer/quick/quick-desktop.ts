import type { QuickApi } from '../../shared/contract'

/** What the preload script of this window puts there. The main window's has other methods. */
const { desktop }: { readonly desktop?: unknown } = window

/** The main process, as the quick-copy window reaches it. */
export const quickDesktop: QuickApi = checked(desktop)

function checked(api: unknown): QuickApi {
  if (!isQuickApi(api)) throw new Error('This page belongs into the quick-copy window')
  return api
}

function isQuickApi(api: unknown): api is QuickApi {
  return typeof api === 'object' && api !== null && 'getQuickRows' in api
}
