import { callsOf, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { arranged, ids, profiles, ready, withSnapshot } from './scenarios'

const emea = { ...profiles.emea, tags: ['EMEA', 'tier 1', 'billing'] }
const tagged = withSnapshot({
  profiles: [emea, { ...profiles.pricing, tags: ['Europe'] }, profiles.gov],
  arrangement: { ...arranged, tagColours: [{ tag: 'emea', colour: 'red' }] }
})

test('a row shows two tags and how many more there are; the head shows all', async ({
  open,
  page
}) => {
  await open(tagged)
  const row = page.getByRole('button', { name: /^Contoso Partner EMEA/ })
  await expect(row.locator('.tag')).toHaveText(['EMEA', 'tier 1'])
  await expect(row.getByText('+1')).toBeVisible()
  const head = page.getByRole('main').getByRole('list', { name: 'Tags' })
  await expect(head.getByRole('listitem')).toHaveText([/EMEA/, /tier 1/, /billing/])
})

test('the colour of a tag is chosen in the head, and is the same however it is written', async ({
  open,
  page
}) => {
  await open(tagged)
  await page.getByRole('button', { name: 'EMEA , Colour of the tag EMEA' }).click()
  await expect(page.getByRole('menuitemradio', { name: 'Red' })).toBeChecked()
  await page.getByRole('menuitemradio', { name: 'Teal' }).click()
  expect(await callsOf(page, 'colourTag')).toEqual([{ tag: 'EMEA', colour: 'teal' }])
  await expect(page.getByRole('row').first().locator('.dot').first()).toHaveClass(/teal/)
})

test('tags are typed, suggested and taken away with the keyboard alone', async ({ open, page }) => {
  await open({
    ...tagged,
    answers: { updateProfile: { ok: true, value: { profile: emea, warnings: [] } } }
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  const field = page.getByRole('combobox', { name: 'Tags' })
  await field.focus()
  await field.press('Backspace')
  const given = page.getByRole('dialog').getByRole('list', { name: 'Tags' })
  await expect(given.getByRole('listitem')).toHaveCount(2)
  await field.pressSequentially('new one,')
  await expect(page.getByRole('button', { name: 'Remove the tag new one' })).toBeVisible()
  await field.pressSequentially('eur')
  await expect(page.getByRole('option')).toHaveText(['Europe'])
  await field.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  await field.press('ArrowDown')
  await expect(page.getByRole('option', { name: 'Europe' })).toHaveAttribute(
    'aria-selected',
    'true'
  )
  await field.press('Enter')
  await expect(field).toHaveValue('')
  await page.getByRole('button', { name: 'Remove the tag tier 1' }).click()
  await expect(field).toBeFocused()
  // What was typed and not taken in is not lost by saving.
  await field.pressSequentially('last')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await callsOf(page, 'updateProfile')).toMatchObject([
    { id: ids.emea, input: { tags: ['EMEA', 'new one', 'Europe', 'last'] } }
  ])
})

test('what is wrong with the tags stands at their field', async ({ open, page }) => {
  const problems = [{ field: 'tags', code: 'too-many-tags' } as const]
  await open({
    ...tagged,
    answers: { checkProfile: { ok: true, value: { problems, warnings: [] } } }
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused()
  await expect(page.getByText('A profile has 20 tags at most.')).toBeVisible()
})

test('tags in list, head and editor can be read by everyone', async ({ open, page }) => {
  await open(tagged)
  await page.screenshot({ path: test.info().outputPath('tags.png') })
  await page.getByRole('button', { name: /Colour of the tag tier 1/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('colours.png') })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Edit' }).click()
  const field = page.getByRole('combobox', { name: 'Tags' })
  await field.scrollIntoViewIfNeeded()
  await field.pressSequentially('e')
  await page.screenshot({ path: test.info().outputPath('field.png') })
  await expectReadableByEveryone(page)
})

test('a page without tags has none in its head', async ({ open, page }) => {
  await open(ready)
  await expect(page.getByRole('list', { name: 'Tags' })).toHaveCount(0)
})
