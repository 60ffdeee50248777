import type { ElectronApplication, Page } from '@playwright/test'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'

const concealing: Readonly<Record<string, readonly string[]>> = {
  win32: [
    'ExcludeClipboardContentFromMonitorProcessing',
    'CanIncludeInClipboardHistory',
    'CanUploadToCloudClipboard'
  ],
  darwin: ['org.nspasteboard.ConcealedType', 'org.nspasteboard.TransientType'],
  linux: ['x-kde-passwordManagerHint']
}

function readText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ clipboard }) => clipboard.readText())
}

async function copy(page: Page, profileId: string): Promise<void> {
  const answer = await page.evaluate(
    (id) => window.desktop.copyToken({ profileId: id, form: 'token' }),
    profileId
  )
  expect(answer).toMatchObject({ ok: true, value: { profileId, form: 'token' } })
  // The page learns when the clipboard is cleared, and never the token.
  expect(JSON.stringify(answer)).not.toContain('eyJ')
}

test('a copied token is marked, so that clipboard histories leave it alone', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await copy(page, await saveAppOnlyProfile(page, demoTenant))
  const types = await electronApp.evaluate(async ({ clipboard }) =>
    (await clipboard.read()).flatMap((item) => item.types)
  )
  expect(types).toEqual(
    expect.arrayContaining([
      'text/plain',
      ...(concealing[process.platform] ?? []).map(
        (format) => `electron application/osclipboard;format="${format}"`
      )
    ])
  )
  const issued = demoTenant.issuedTokens.map(({ value }) => value)
  expect(issued).toContain(await readText(electronApp))
})

test('a copied token goes when the profile is signed out', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const profileId = await saveAppOnlyProfile(page, demoTenant)
  await copy(page, profileId)
  expect(await readText(electronApp)).not.toBe('')
  await page.evaluate((id) => window.desktop.signOut({ profileId: id }), profileId)
  expect(await readText(electronApp)).toBe('')
})

test('a copied token goes when the app ends', async ({ electronApp, page, demoTenant }) => {
  await copy(page, await saveAppOnlyProfile(page, demoTenant))
  // What is on the clipboard when the app has done everything that it does before it ends.
  const text = await electronApp.evaluate(
    ({ app, clipboard }) =>
      new Promise<string>((resolve) => {
        app.once('will-quit', (event) => {
          event.preventDefault()
          void clipboard.readText().then(resolve)
        })
        app.quit()
      })
  )
  expect(text).toBe('')
})

test('a profile goes only when a native dialog says yes, and its token with it', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const profileId = await saveAppOnlyProfile(page, demoTenant)
  await copy(page, profileId)
  const answerWith = (button: 'Delete' | 'Keep') =>
    electronApp.evaluate(({ dialog }, wanted) => {
      dialog.showMessageBox = (...args: readonly unknown[]) => {
        const options = args.at(-1) as { readonly buttons: readonly string[] }
        Reflect.set(globalThis, 'askedFor', options)
        return Promise.resolve({
          response: options.buttons.indexOf(wanted),
          checkboxChecked: false
        })
      }
    }, button)
  const remove = () =>
    page.evaluate((id) => window.desktop.deleteProfiles({ profileIds: [id] }), profileId)

  await answerWith('Keep')
  expect(await remove()).toEqual({ ok: true, value: { deleted: 0 } })
  expect(await readText(electronApp)).not.toBe('')
  expect(
    await electronApp.evaluate((): unknown => Reflect.get(globalThis, 'askedFor'))
  ).toMatchObject({
    message: expect.stringContaining('Contoso pricing job'),
    defaultId: 1,
    cancelId: 1
  })

  await answerWith('Delete')
  expect(await remove()).toMatchObject({ ok: true, value: { deleted: 1 } })
  expect(await readText(electronApp)).toBe('')
})

test.describe('after its time', () => {
  test.use({ clipboardClearAfterMs: 300 })

  test('a copied token goes by itself', async ({ electronApp, page, demoTenant }) => {
    await copy(page, await saveAppOnlyProfile(page, demoTenant))
    await expect.poll(() => readText(electronApp)).toBe('')
  })
})

test('the sign-in link goes to the system browser, and is copied as plain text', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await electronApp.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'opened', opened)
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  const opened = () =>
    electronApp.evaluate((): unknown => Reflect.get(globalThis, 'opened')) as Promise<string[]>
  const profileId = await saveUserProfile(page, demoTenant)
  const signIn = page.evaluate(
    (id) => window.desktop.signIn({ profileId: id, prompt: 'default' }),
    profileId
  )
  await expect.poll(opened).toHaveLength(1)
  const [link = ''] = await opened()
  expect(new URL(link).origin).toBe(demoTenant.browserOrigin)

  await page.evaluate((id) => window.desktop.copySignInLink({ profileId: id }), profileId)
  expect(await readText(electronApp)).toBe(link)
  expect(
    await electronApp.evaluate(async ({ clipboard }) =>
      (await clipboard.read()).flatMap((item) => item.types)
    )
  ).toEqual(['text/plain'])

  await page.evaluate((id) => window.desktop.cancelSignIn({ profileId: id }), profileId)
  expect(await signIn).toMatchObject({ ok: false, failure: { failure: { code: 'cancelled' } } })
})
