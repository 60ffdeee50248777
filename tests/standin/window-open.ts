import { browser } from './browser'
import type { Page, Target } from './page-target'
import { fromChromium } from './schemes'
import type { ContentsState } from './web-contents'

/**
 * Asks the app what becomes of a page that `opener` has opened. Chromium has made it already and
 * paused it, so "deny" closes it before it has run anything.
 */
export async function answerWindowOpen(
  opener: Page,
  handler: ContentsState['windowOpenHandler'],
  target: Target,
  allow: () => void
): Promise<void> {
  const { url, windowName, windowFeatures } = await opener.nextWindowOpen()
  const details = {
    url: fromChromium(url),
    frameName: windowName,
    features: windowFeatures.join(','),
    disposition: 'new-window'
  }
  const action = handler ? handler(details).action : 'allow'
  if (action === 'allow') allow()
  else await browser().root.sendQuietly('Target.closeTarget', { targetId: target.targetId })
}
