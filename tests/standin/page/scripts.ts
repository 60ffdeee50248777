import { makeCodec } from '../structured-clone'
import { makeBridge } from './bridge'
import { mainWorld } from './main-world'
import { preloadWorld, type PreloadSettings } from './preload-world'

/** The name Electron gives to the world that its preload scripts run in. */
export const preloadWorldName = 'Electron Isolated Context'

/** The two scripts that run in a page before its own: one in its world, one in the preload's. */
export function pageScripts(
  settings: PreloadSettings,
  preloadSource: string
): { readonly main: string; readonly preload: string } {
  const { pageEvent, preloadEvent } = settings
  const preload = `function (require, process, module, exports) {\n${preloadSource}\n}`
  return {
    main: call(mainWorld, JSON.stringify({ pageEvent, preloadEvent }), String(makeBridge)),
    preload: call(
      preloadWorld,
      JSON.stringify(settings),
      String(makeBridge),
      String(makeCodec),
      preload
    )
  }
}

/** The text of a call of the function with the given texts of arguments. */
function call(part: (...args: never[]) => unknown, ...args: readonly string[]): string {
  return `(${String(part)})(${args.join(', ')})`
}
