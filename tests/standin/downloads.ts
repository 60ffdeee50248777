import { app } from './app'
import type { DevtoolsSession } from './connection'
import { cancellable } from './emitter'
import { fromChromium } from './schemes'
import { windows } from './windows'

/**
 * Asks the session of a page about each download that the page begins. One that nobody stops goes
 * to the downloads folder, where Electron would first ask a person.
 */
export async function followDownloads(root: DevtoolsSession): Promise<void> {
  root.on('Browser.downloadWillBegin', ({ guid, frameId, url, suggestedFilename }) => {
    const contents = windows.find(({ page }) => page.frames.find(frameId))?.contents
    const cancel = (): void => void root.sendQuietly('Browser.cancelDownload', { guid })
    const event = cancellable({})
    const item = {
      cancel,
      getFilename: () => suggestedFilename,
      getURL: () => fromChromium(url)
    }
    contents?.session.emit('will-download', event, item, contents)
    if (event.defaultPrevented) cancel()
  })
  const downloadPath = app.getPath('downloads')
  await root.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath,
    eventsEnabled: true
  })
}
