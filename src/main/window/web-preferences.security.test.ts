import { expect, it } from 'vitest'
import { pagePreferences } from './web-preferences'

const session = { name: 'with the policy' }

it('states every preference that keeps the page in its place', () => {
  expect(pagePreferences({ preloadPath: '/app/index.cjs', session, packaged: true })).toStrictEqual(
    {
      preload: '/app/index.cjs',
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
      plugins: false,
      safeDialogs: true,
      disableBlinkFeatures: 'Auxclick',
      devTools: false
    }
  )
})

it('offers the developer tools only while the app is not packaged', () => {
  const unpackaged = pagePreferences({ preloadPath: '', session, packaged: false })
  expect(unpackaged.devTools).toBe(true)
})
