import type { Page } from '@playwright/test'
import type { PastedProfile } from '../../src/shared/transfer'
import { callsOf, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ready, withSnapshot } from './scenarios'

const canary = 'c4n4ry-Secret'
const block = `Tenant ID: 3f2504e0-4f89-41d3-9a0c-0305e82c3301\nclient_secret=${canary}`

const found: PastedProfile = {
  input: {
    name: 'Contoso pricing',
    tenant: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
    mode: 'app-only',
    api: 'partner-center',
    cloud: 'usgov',
    environment: 'production',
    account: '',
    notes: ''
  },
  found: ['name', 'tenant', 'clientId', 'mode', 'cloud'],
  guessed: ['clientId'],
  droppedSecrets: 2
}

const withFound = {
  ...ready,
  answers: { ...ready.answers, readPasted: { ok: true, value: { profile: found } } as const }
}

/** Pastes as a person does: where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    const options = { clipboardData: data, bubbles: true, cancelable: true }
    target.dispatchEvent(new ClipboardEvent('paste', options))
  }, text)
}

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Other ways to begin' }).click()
  await page.getByRole('menuitem', { name: /^New profile from text…/ }).click()
  await expect(page.getByRole('textbox', { name: 'Text' })).toBeFocused()
}

test('a block of text that is pasted beside all fields opens a new profile with what it says', async ({
  open,
  page
}) => {
  await open(withFound)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await paste(page, block)
  const editor = page.getByRole('dialog', { name: 'New profile' })
  await expect(editor.getByLabel('Name', { exact: true })).toHaveValue('Contoso pricing')
  await expect(editor.getByLabel('Tenant', { exact: true })).toHaveValue(found.input.tenant)
  await expect(editor.getByLabel('Application (client) id')).toHaveValue(found.input.clientId)
  await expect(editor.getByRole('radio', { name: /^Application-only/ })).toBeChecked()
  await expect(editor.getByRole('radio', { name: /^US Government/ })).toBeChecked()
  await expect(editor.getByLabel(/^Notes/)).toHaveValue('')
  await expect(editor.getByRole('status').first()).toContainText(
    'From the text: name, tenant, application id, access mode and cloud.'
  )
  await expect(editor).toContainText('Only guessed: application id.')
  await expect(editor).toContainText('2 things that look like a secret were dropped')
  expect(await callsOf(page, 'readPasted')).toEqual([{ text: block }])
  expect(await page.content()).not.toContain(canary)
})

test('the keyboard begins at the first field that the text left empty', async ({ open, page }) => {
  const input = { ...found.input, clientId: '' }
  await open({
    ...ready,
    answers: {
      ...ready.answers,
      readPasted: { ok: true, value: { profile: { ...found, input, found: ['tenant'] } } }
    }
  })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await paste(page, block)
  await expect(page.getByLabel('Application (client) id')).toBeFocused()
})

test('a stray text without ids is let be, in silence', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await paste(page, 'Good morning')
  await expect.poll(() => callsOf(page, 'readPasted')).toHaveLength(1)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('Neither a tenant')).toHaveCount(0)
})

test('what is pasted into a field belongs to the field', async ({ open, page }) => {
  await open(withFound)
  await page.getByRole('searchbox', { name: 'Search profiles' }).focus()
  await paste(page, block)
  await page.getByRole('button', { name: 'Edit' }).click()
  await paste(page, block)
  expect(await callsOf(page, 'readPasted')).toEqual([])
})

test('without a profile yet, a pasted text makes the first one', async ({ open, page }) => {
  await open({ ...withSnapshot({ profiles: [] }), answers: withFound.answers, tokens: [] })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await paste(page, block)
  await expect(page.getByRole('dialog', { name: 'New profile' })).toBeVisible()
})

test('a text can be given by keyboard, and leaves its field when it is sent', async ({
  open,
  page
}) => {
  await open({ ...withFound, held: ['readPasted'] })
  await openDialog(page)
  await page.keyboard.insertText(block)
  await page.getByRole('button', { name: 'Read it' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue('')
  expect(await callsOf(page, 'readPasted')).toEqual([{ text: block }])
  await release(page, 'readPasted', { ok: true, value: { profile: found } })
  await expect(page.getByRole('dialog', { name: 'New profile', exact: true })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Contoso pricing')
})

test('a given text with nothing in it says so quietly, and what it would need', async ({
  open,
  page
}) => {
  await open({
    ...ready,
    answers: {
      ...ready.answers,
      readPasted: { ok: true, value: { unnamedIds: 2, droppedSecrets: 1 } }
    }
  })
  await openDialog(page)
  await page.keyboard.insertText('two ids')
  await page.getByRole('button', { name: 'Read it' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('There are 2 ids in it, but nothing says which')
  await expect(dialog).toContainText('One thing that looks like a secret was dropped')
  await expect(page.getByRole('textbox', { name: 'Text' })).toBeFocused()
})

test('a text that is not read leaves the page with its dialog', async ({ open, page }) => {
  await open(ready)
  await openDialog(page)
  await page.keyboard.insertText(canary)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openDialog(page)
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue('')
  expect(await callsOf(page, 'readPasted')).toEqual([])
})

test('a text that is too long is not sent', async ({ open, page }) => {
  await open(ready)
  await openDialog(page)
  await page.getByRole('textbox', { name: 'Text' }).fill('a'.repeat(200_001))
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('dialog')).toContainText('This text is too long.')
  expect(await callsOf(page, 'readPasted')).toEqual([])
})

for (const width of [1100, 480]) {
  test(`texts for a new profile can be read by everyone at ${String(width)} pixels`, async ({
    open,
    page
  }) => {
    await page.setViewportSize({ width, height: 760 })
    await open(withFound)
    await openDialog(page)
    await expectReadableByEveryone(page)
    await page.setViewportSize({ width, height: 760 })
    await page.keyboard.press('Escape')
    await paste(page, block)
    await expect(page.getByRole('dialog', { name: 'New profile' })).toBeVisible()
    await expectReadableByEveryone(page)
  })
}
