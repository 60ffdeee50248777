import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { launchApp } from './launch'
import { takePictures } from './pictures'

async function chooseFromMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: entry }).click()
}

async function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [filePath], bookmarks: [] })
  }, path)
}

async function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath, bookmark: '' })
  }, path)
}

/** Answers every question with this button, and keeps what was asked. */
async function answerQuestions(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    // Electron takes the window first; what is asked stands in the options.
    dialog.showMessageBox = (...given: readonly unknown[]) => {
      Reflect.set(globalThis, 'asked', JSON.stringify(given.at(-1)))
      return Promise.resolve({ response, checkboxChecked: false })
    }
  }, button)
}

function asked(app: ElectronApplication): Promise<string> {
  return app.evaluate(() => String(Reflect.get(globalThis, 'asked')))
}

async function chooseImport(page: Page): Promise<void> {
  await chooseFromMenu(page, 'Import…')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
}

function manyProfiles(count: number): string {
  const profiles = Array.from({ length: count }, (_, index) => ({
    name: `Customer ${String(index + 1)}`,
    tenant: `customer-${String(index + 1)}.onmicrosoft.com`,
    clientId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    mode: 'app+user',
    api: 'partner',
    cloud: 'global'
  }))
  return JSON.stringify({ version: 1, profiles })
}

/** Everything that the app has written into its data folder. */
async function textsIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = files
    .filter((file) => file.isFile() && !file.parentPath.includes('Cache'))
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => ''))
  return (await Promise.all(texts)).join('\n')
}

test('profiles go into a file without a secret and from it into another desk, where a login host of their own waits for a person', async ({
  electronApp,
  page,
  demoTenant,
  userDataDir,
  entry,
  appArguments
}) => {
  test.setTimeout(120_000)
  await saveUserProfile(page, demoTenant)
  await saveAppOnlyProfile(page, demoTenant)
  const file = join(userDataDir, 'handed-over.json')
  await answerSaveDialog(electronApp, file)
  await chooseFromMenu(page, 'Export as JSON…')
  await expect(page.getByText('2 profiles exported to handed-over.json.')).toBeVisible()
  const exported = await readFile(file, 'utf8')
  expect(exported).toContain('Contoso pricing job')
  expect(exported).not.toContain(demoTenant.applications.secretClient.secret)

  const otherFolder = await mkdtemp(join(tmpdir(), 'partner-token-desk-'))
  const other = await launchApp({ entry, userDataDir: otherFolder, args: appArguments })
  try {
    const desk = await other.firstWindow()
    await answerOpenDialog(other, file)
    await chooseImport(desk)
    await expect(desk.getByText('Nothing has been changed yet.')).toBeVisible()
    await expect(desk.getByText(/^2 profiles sign in at a host/)).toBeVisible()
    await takePictures(other, desk, 'import')
    await desk.getByRole('button', { name: 'Import 2 profiles' }).click()
    await expect(desk.getByText('2 profiles added.')).toBeVisible()
    await expect(desk.getByRole('navigation').getByRole('row')).toHaveCount(2)

    await desk.getByRole('button', { name: /^Contoso pricing job/ }).click()
    await expect(desk.getByText('Host not confirmed')).toBeVisible()
    const before = demoTenant.issuedTokens.length

    await answerQuestions(other, 1)
    await desk.getByRole('button', { name: 'Confirm the host…' }).click()
    await expect.poll(() => asked(other)).toContain(demoTenant.authorityHost)
    expect(await asked(other)).toContain('"defaultId":1')
    await desk.getByRole('button', { name: 'Get token' }).click()
    await expect(desk.getByText('Host not confirmed')).toBeVisible()
    expect(demoTenant.issuedTokens).toHaveLength(before)

    await answerQuestions(other, 0)
    await desk.getByRole('button', { name: 'Confirm the host…' }).click()
    await expect(desk.getByText(`${demoTenant.authorityHost} is confirmed.`)).toBeVisible()
    await desk.getByRole('button', { name: 'Enter secret or certificate' }).first().click()
    await desk
      .getByRole('textbox', { name: 'Value of the secret' })
      .fill(demoTenant.applications.secretClient.secret)
    await desk.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(desk.getByRole('dialog')).toBeHidden()
    await desk.getByRole('button', { name: 'Get token' }).click()
    await expect(desk.getByText('Ready', { exact: true })).toBeVisible()
  } finally {
    await other.close()
    await rm(otherFolder, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('ten thousand profiles are looked at, let go without a trace, and imported', async ({
  electronApp,
  page,
  userDataDir,
  pageProblems
}) => {
  test.setTimeout(120_000)
  const file = join(userDataDir, 'many.json')
  await writeFile(file, manyProfiles(10_000))
  await answerOpenDialog(electronApp, file)
  await chooseImport(page)
  await expect(page.getByText('Nothing has been changed yet.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Do not import' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
  expect(await readFile(join(userDataDir, 'profiles.json'), 'utf8').catch(() => '')).not.toContain(
    'Customer'
  )

  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await page.getByRole('button', { name: 'Import 10,000 profiles' }).click({ timeout: 30_000 })
  await expect(page.getByText('10,000 profiles added.')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toHaveAttribute(
    'placeholder',
    /10,?000/
  )
  expect(pageProblems).toEqual([])
})

test('an import that is cancelled while it runs leaves the file as it was', async ({
  electronApp,
  page,
  demoTenant,
  userDataDir
}) => {
  test.setTimeout(120_000)
  await saveUserProfile(page, demoTenant)
  const before = await readFile(join(userDataDir, 'profiles.json'), 'utf8')
  const file = join(userDataDir, 'many.json')
  await writeFile(file, manyProfiles(10_000))
  await answerOpenDialog(electronApp, file)
  await chooseImport(page)
  const apply = page.getByRole('button', { name: 'Import 10,000 profiles' })
  await expect(apply).toBeVisible({ timeout: 30_000 })
  // Both in one turn of the page: the import has no time to end in between.
  const cancelled = await page.evaluate(async () => {
    const find = (name: string): HTMLElement | undefined =>
      [...document.querySelectorAll('button')].find((button) => button.textContent.includes(name))
    find('Import 10,000 profiles')?.click()
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const cancel = find('Cancel')
    cancel?.click()
    return cancel !== undefined
  })
  expect(cancelled).toBe(true)
  await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible({ timeout: 30_000 })
  expect(await readFile(join(userDataDir, 'profiles.json'), 'utf8')).toBe(before)
})

test('a file of a newer version, a binary one and one that is too large are refused in sentences', async ({
  electronApp,
  page,
  userDataDir
}) => {
  const files: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['newer.json', '{"version":7,"profiles":[]}', /newer version of the app \(format 7/],
    ['binary.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /not a text file/],
    ['latin.csv', Buffer.from('name,tenant,clientId\nK\xf6ln,a.example,x', 'latin1'), /not UTF-8/],
    ['huge.json', Buffer.alloc(50 * 1024 * 1024, 0x20), /at most 8 MB/]
  ]
  await chooseFromMenu(page, 'Import…')
  for (const [name, content, sentence] of files) {
    await writeFile(join(userDataDir, name), content)
    await answerOpenDialog(electronApp, join(userDataDir, name))
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await expect(page.getByRole('alert')).toContainText(sentence)
  }
})

test('a file that is dropped is read by the page, and shown before anything changes', async ({
  page
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add your first profile')
  const url = page.url()
  await page.evaluate(() => {
    const data = new DataTransfer()
    const rows =
      'name,tenant,clientId,mode,api,cloud\n' +
      'Dropped,dropped.example.com,b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77,app+user,partner,global\n' +
      'Broken,common,x,app+user,partner,global\n'
    data.items.add(new File([rows], 'dropped.csv'))
    const options = { dataTransfer: data, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new DragEvent('drop', options))
  })
  await expect(page.getByText('1 broken row is left out.')).toBeVisible()
  await expect(page.getByText(/stand for many tenants/)).toBeVisible()
  await page.getByRole('button', { name: 'Import 1 profile' }).click()
  await expect(page.getByText('1 profile added.')).toBeVisible()
  await page.getByRole('button', { name: 'Show them' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dropped')
  expect(page.url()).toBe(url)
})

test('a portal’s page that is pasted opens the editor, and the secret beside it is nowhere', async ({
  page,
  userDataDir
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add your first profile')
  const canary = 'vX18Q~c4n4ryUvWxYz0123456789aBcDeFgHiJkL'
  await page.evaluate((secret) => {
    const data = new DataTransfer()
    const text = `Display name : Contoso pricing\nApplication (client) ID : b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77\nObject ID : 7d9f1b2a-3c4d-4e5f-8a9b-0c1d2e3f4a5b\nDirectory (tenant) ID : 3f2504e0-4f89-41d3-9a0c-0305e82c3301\nClient secret : ${secret}`
    data.setData('text/plain', text)
    const options = { clipboardData: data, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new ClipboardEvent('paste', options))
  }, canary)
  const editor = page.getByRole('dialog', { name: 'New profile' })
  await expect(editor.getByLabel('Name', { exact: true })).toHaveValue('Contoso pricing')
  await expect(editor.getByLabel('Tenant', { exact: true })).toHaveValue(
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
  )
  await expect(editor).toContainText('One thing that looks like a secret was dropped')
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor).toBeHidden()
  const texts = await textsIn(userDataDir)
  expect(texts).toContain('Contoso pricing')
  expect(texts).not.toContain('c4n4ry')
  expect(await page.content()).not.toContain('c4n4ry')
})
