import type { Page } from '@playwright/test'
import type { FileProblemCode } from '../../src/shared/transfer'
import type { Scenario } from './fake-desktop'
import { crowdedPreview, mixedPreview, ticket } from './import-previews'
import { answer, callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, profiles, ready, withSnapshot } from './scenarios'

const chosen: Scenario['answers'] = {
  chooseImportFile: { ok: true, value: { preview: mixedPreview } }
}

function withAnswers(answers: Scenario['answers']): Scenario {
  return { ...ready, answers: { ...ready.answers, ...answers } }
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import profiles')
}

async function openPreview(page: Page): Promise<void> {
  await openImport(page)
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(page.getByText('Nothing has been changed yet.')).toBeVisible()
}

function rows(page: Page) {
  return page.getByRole('list', { name: 'Rows of the file' }).getByRole('listitem')
}

interface Dropped {
  readonly name: string
  readonly type?: string
  /** Bytes, or how many of them. */
  readonly bytes: readonly number[] | number
}

/** Drops files on the window as a browser tells of it. Returns whether the browser was kept from following. */
async function dropFiles(page: Page, files: readonly Dropped[]): Promise<boolean> {
  return await page.evaluate((given) => {
    const data = new DataTransfer()
    for (const { name, type, bytes } of given) {
      const content = typeof bytes === 'number' ? new Uint8Array(bytes) : new Uint8Array(bytes)
      data.items.add(new File([content], name, { type: type ?? '' }))
    }
    const target = document.querySelector('main')
    const options = { dataTransfer: data, bubbles: true, cancelable: true }
    target?.dispatchEvent(new DragEvent('dragenter', options))
    target?.dispatchEvent(new DragEvent('dragover', options))
    return target?.dispatchEvent(new DragEvent('drop', options)) === false
  }, files)
}

function bytesOf(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)]
}

test('what a file would change is shown before anything does', async ({ open, page }) => {
  await open(withAnswers(chosen))
  await openPreview(page)
  await expect(rows(page)).toHaveCount(7)
  await expect(page.getByRole('button', { name: 'Import 2 new, change 1' })).toBeFocused()
  await expect(page.getByText('2 broken rows are left out.')).toBeVisible()
  await expect(page.getByText(/are kept as they are: owner, costCentre/)).toBeVisible()
  await expect(page.getByText(/hold or seem to hold a secret: clientSecret/)).toBeVisible()
  await expect(
    page.getByText(/1 profile signs in at a host that is none of Microsoft’s/)
  ).toBeVisible()
  await expect(rows(page).nth(1)).toContainText('inert until you confirm the host')
  await expect(rows(page).nth(4)).toContainText('the same profile as line 2 (Alpine Ski House)')
  await expect(rows(page).nth(5)).toContainText('Tenant: common, organizations and consumers')
  await expect(rows(page).nth(5)).toContainText(
    'Access mode: This value is none of the possible ones. Write app+user or app-only.'
  )
  expect(await callsOf(page, 'applyImport')).toEqual([])
})

test('a changed row shows each field before and after', async ({ open, page }) => {
  await open(withAnswers(chosen))
  await openPreview(page)
  const button = page.getByRole('button', { name: 'Show 3 changes of Contoso Partner EMEA' })
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.press('Enter')
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  const row = rows(page).nth(2)
  await expect(row.getByRole('term')).toHaveText(['Name', 'Account hint', 'Notes'])
  await expect(row.locator('ins').nth(0)).toHaveText('Contoso EMEA')
  await expect(row.locator('ins').nth(1)).toHaveText('empty')
  const below = await rows(page).nth(3).boundingBox()
  const end = await row.boundingBox()
  expect(below?.y).toBeGreaterThanOrEqual((end?.y ?? 0) + (end?.height ?? 0) - 1)
})

test('the counts choose which rows are shown', async ({ open, page }) => {
  await open(withAnswers(chosen))
  await openPreview(page)
  await page.getByRole('button', { name: 'Broken 2' }).click()
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Broken 2' })).toHaveAttribute(
    'aria-pressed',
    'true'
  )
  await page.getByRole('button', { name: 'All 7' }).click()
  await expect(rows(page)).toHaveCount(7)
})

test('an import shows how far it is, can be cancelled, and says that nothing changed', async ({
  open,
  page
}) => {
  await open({ ...withAnswers(chosen), held: ['applyImport'] })
  await openPreview(page)
  await page.getByRole('button', { name: 'Import 2 new, change 1' }).click()
  expect(await callsOf(page, 'applyImport')).toEqual([{ ticket }])
  await emit(page, 'importProgress', { ticket, stage: 'checking', done: 4000, total: 10_000 })
  await expect(page.getByText('4,000 of 10,000')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  expect(await callsOf(page, 'cancelImport')).toEqual([{ ticket }])
  await release(page, 'applyImport', {
    ok: true,
    value: { end: 'cancelled', created: 0, changed: 0 }
  })
  await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import another file' })).toBeFocused()
})

test('after an import its counts are said, and what came can be shown', async ({ open, page }) => {
  await open({ ...withAnswers(chosen), held: ['applyImport'] })
  await openPreview(page)
  await page.getByRole('button', { name: 'Import 2 new, change 1' }).click()
  const created = { ...profiles.gov, id: '11111111-2222-4333-8444-555555555555', name: 'Alpine' }
  await emit(page, 'profilesChanged', { saved: [created, profiles.emea], removed: [] })
  await release(page, 'applyImport', {
    ok: true,
    value: { end: 'complete', created: 2, changed: 1 }
  })
  await expect(page.getByText('2 profiles added, 1 profile changed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show them' })).toBeFocused()
  await page.getByRole('button', { name: 'Show them' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 profiles selected')
})

test('what could not be saved is said, and can be tried again', async ({ open, page }) => {
  await open(
    withAnswers({
      ...chosen,
      applyImport: { ok: false, failure: { kind: 'store-not-written', detail: 'ENOSPC' } }
    })
  )
  await openPreview(page)
  await page.getByRole('button', { name: 'Import 2 new, change 1' }).click()
  await expect(page.getByRole('alert')).toContainText('could not be written')
  await answer(page, 'applyImport', {
    ok: true,
    value: { end: 'complete', created: 2, changed: 1 }
  })
  await page.getByRole('button', { name: 'Import 2 new, change 1' }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
})

test('a file without anything new has nothing to import', async ({ open, page }) => {
  const preview = { ...mixedPreview, rows: mixedPreview.rows.slice(3) }
  await open(withAnswers({ chooseImportFile: { ok: true, value: { preview } } }))
  await openPreview(page)
  await expect(page.getByText(/There is nothing to import/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Import|Change) \d/ })).toHaveCount(0)
})

const problems: readonly (readonly [FileProblemCode, string | undefined, RegExp])[] = [
  ['too-large', undefined, /at most 8 MB/],
  ['empty', undefined, /This file is empty/],
  ['binary', undefined, /not a text file/],
  ['wrong-encoding', undefined, /not UTF-8/],
  ['not-json', '3:14', /damaged at line 3, column 14/],
  ['not-profiles', undefined, /no list of profiles/],
  ['newer-version', '2', /newer version of the app \(format 2/],
  ['no-columns', 'tenant, clientId', /tenant, clientId missing/],
  ['quote-not-closed', '7', /on line 7/],
  ['too-many-rows', '20001', /At most 20,000/]
]

test('each thing that a file can have wrong is a sentence, and nothing is lost', async ({
  open,
  page
}) => {
  await open(ready)
  await openImport(page)
  for (const [problem, about, sentence] of problems) {
    await answer(page, 'chooseImportFile', {
      ok: false,
      failure: { kind: 'file', problem, ...(about === undefined ? {} : { about }) }
    })
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await expect(page.getByRole('alert')).toContainText(sentence)
    await expect(page.getByRole('alert')).toContainText('Nothing was changed.')
  }
})

test('a dialog that was closed without a file changes nothing', async ({ open, page }) => {
  await open(withAnswers({ chooseImportFile: { ok: true, value: {} } }))
  await openImport(page)
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveText('')
})

test('of ten thousand rows only those in sight are drawn', async ({ open, page }) => {
  await open(withAnswers({ chooseImportFile: { ok: true, value: { preview: crowdedPreview } } }))
  await openPreview(page)
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '10000')
  expect(await rows(page).count()).toBeLessThan(60)
  await page.locator('main').evaluate((main) => {
    main.scrollTo({ top: main.scrollHeight })
  })
  await expect(page.getByText('No. 10,000')).toBeInViewport()
  expect(await rows(page).count()).toBeLessThan(60)
  await page.getByRole('button', { name: 'Broken 100' }).click()
  await expect(rows(page).first()).toContainText('No. 100')
})

test('a file that is dropped anywhere is read by the page and shown', async ({ open, page }) => {
  await open(withAnswers({ previewImport: { ok: true, value: { preview: mixedPreview } } }))
  expect(await dropFiles(page, [{ name: 'customers.csv', bytes: bytesOf('name\nContosö') }])).toBe(
    true
  )
  await expect(page.getByText('Nothing has been changed yet.')).toBeVisible()
  expect(await callsOf(page, 'previewImport')).toEqual([
    { text: 'name\nContosö', fileName: 'customers.csv' }
  ])
})

test('a file that says that it is UTF-16 is read as such', async ({ open, page }) => {
  await open(withAnswers({ previewImport: { ok: true, value: { preview: mixedPreview } } }))
  await dropFiles(page, [{ name: 'a.csv', bytes: [0xff, 0xfe, 0x6e, 0, 0xf6, 0] }])
  await expect(page.getByText('Nothing has been changed yet.')).toBeVisible()
  expect(await callsOf(page, 'previewImport')).toEqual([{ text: 'nö', fileName: 'a.csv' }])
})

const drops: readonly (readonly [what: string, files: readonly Dropped[], sentence: RegExp])[] = [
  ['a file of 50 MB', [{ name: 'big.json', bytes: 50 * 1024 * 1024 }], /too large \(50 MB\)/],
  ['a picture', [{ name: 'a.png', type: 'image/png', bytes: [1, 2, 3] }], /This is a picture/],
  ['a workbook', [{ name: 'a.xlsx', bytes: [0x50, 0x4b, 3, 4, 0, 0, 0xff] }], /not a text file/],
  ['another encoding', [{ name: 'a.csv', bytes: [0x43, 0xf6, 0x6c, 0x6e] }], /not UTF-8/],
  ['an empty file', [{ name: 'a.csv', bytes: [] }], /This file is empty/],
  [
    'two files',
    [
      { name: 'a.csv', bytes: [65] },
      { name: 'b.csv', bytes: [65] }
    ],
    /one file at a time/
  ]
]

for (const [what, files, sentence] of drops) {
  test(`${what} that is dropped is refused in a sentence, and sent nowhere`, async ({
    open,
    page
  }) => {
    await open(ready)
    const url = page.url()
    expect(await dropFiles(page, files)).toBe(true)
    await expect(page.getByRole('alert')).toContainText(sentence)
    expect(await callsOf(page, 'previewImport')).toEqual([])
    expect(page.url()).toBe(url)
  })
}

test('what is dropped and cannot be read takes no preview away', async ({ open, page }) => {
  await open(withAnswers(chosen))
  await openPreview(page)
  await dropFiles(page, [{ name: 'a.xlsx', bytes: [0x50, 0x4b, 3, 4, 0, 0] }])
  await expect(page.getByRole('alert')).toContainText('“a.xlsx” was not imported')
  await expect(rows(page)).toHaveCount(7)
})

test('a file that is dropped on an open editor waits for it', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'Edit' }).click()
  expect(await dropFiles(page, [{ name: 'a.csv', bytes: [65] }])).toBe(true)
  await expect(page.getByText(/Close the open dialog first/)).toBeVisible()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await callsOf(page, 'previewImport')).toEqual([])
})

test('an export names its file and says that no secrets are in it', async ({ open, page }) => {
  await open(
    withAnswers({ exportProfiles: { ok: true, value: { savedAs: 'profiles.json', count: 8 } } })
  )
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Export as JSON…' }).click()
  await expect(
    page.getByText('8 profiles exported to profiles.json. No secrets are in it.')
  ).toBeVisible()
  expect(await callsOf(page, 'exportProfiles')).toEqual([{ format: 'json' }])
})

test('without a profile there is nothing to export', async ({ open, page }) => {
  await open({ ...withSnapshot({ profiles: [] }), tokens: [] })
  await page.getByRole('button', { name: 'More' }).first().click()
  await expect(page.getByRole('menuitem', { name: 'Export as CSV…' })).toBeDisabled()
})

test('the host of an imported profile is confirmed from its failure', async ({ open, page }) => {
  const failure = {
    code: 'authority-unconfirmed',
    remedy: 'confirm-authority',
    at: 0,
    expected: 'login.sovereign.example'
  } as const
  await open({
    ...withAnswers({ confirmAuthority: { ok: true, value: { confirmed: true } } }),
    tokens: ready.tokens.map((view) =>
      view.profileId === ids.sovereign ? { ...view, state: 'none', failure } : view
    )
  })
  await page.getByRole('button', { name: /^Wide World Importers/ }).click()
  await expect(page.getByText('Nothing is sent to it until you confirm it.')).toBeVisible()
  await page.getByRole('button', { name: 'Confirm the host…' }).click()
  expect(await callsOf(page, 'confirmAuthority')).toEqual([{ profileId: ids.sovereign }])
})

for (const size of [
  { width: 1100, height: 760 },
  { width: 480, height: 760 }
]) {
  test(`the import can be read by everyone at ${String(size.width)} pixels`, async ({
    open,
    page
  }) => {
    await page.setViewportSize(size)
    await open(withAnswers(chosen))
    await openImport(page)
    await expectReadableByEveryone(page)
    await page.setViewportSize(size)
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByRole('button', { name: /^Show 3 changes/ }).click()
    await expectReadableByEveryone(page)
  })
}
