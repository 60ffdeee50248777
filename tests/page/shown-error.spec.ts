import { callsOf, expect, test } from './page-test'
import { ids, ready, waiting, withSnapshot } from './scenarios'

const page50011 = 'Sorry\nAADSTS50011: The redirect URI does not match.'

test('an error that only the browser shows is handed over as it was copied', async ({
  open,
  page
}) => {
  await open({
    ...withSnapshot({ signIns: [waiting] }),
    answers: { reportShownError: { ok: true, value: { recognised: true } } }
  })
  await page.getByText('The browser shows an error').click()
  await page.getByLabel('Paste the page’s text').fill(page50011)
  await page.getByRole('button', { name: 'Explain' }).click()
  await expect
    .poll(() => callsOf(page, 'reportShownError'))
    .toEqual([{ profileId: ids.emea, shown: page50011 }])
})

test('a text without an error code is answered with where to find one, and is kept', async ({
  open,
  page
}) => {
  await open({
    ...withSnapshot({ signIns: [waiting] }),
    answers: { reportShownError: { ok: true, value: { recognised: false } } }
  })
  await page.getByText('The browser shows an error').click()
  const field = page.getByLabel('Paste the page’s text')
  await field.fill('It does not work')
  await page.getByRole('button', { name: 'Explain' }).click()
  await expect(page.getByText('No error code was found.')).toBeVisible()
  await expect(field).toHaveValue('It does not work')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
})

test('the field is there only while the browser is waited for', async ({ open, page }) => {
  await open(ready)
  await expect(page.getByText('The browser shows an error')).toBeHidden()
})
