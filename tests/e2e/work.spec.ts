import type { Page } from '@playwright/test'
import type { DemoTenant } from '../authority/types'
import { expect, saveAppOnlyProfile, test } from './demo-fixture'
import { takePictures } from './pictures'

async function saveMany(page: Page, tenant: DemoTenant, count: number): Promise<void> {
  for (let index = 0; index < count; index++) await saveAppOnlyProfile(page, tenant)
}

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('the tokens of all profiles are renewed in one run, and its problems lead to their profiles', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveMany(page, demoTenant, 5)
  const { secretClient } = demoTenant.applications
  const refusal = { code: 7000215, error: 'invalid_client', status: 401 }
  demoTenant.faults.add({ on: 'token', refusal, times: 1 })
  const before = demoTenant.journal.tokenRequests({ clientId: secretClient.clientId }).length
  await choose(page, 'Renew all tokens')
  const strip = page.getByRole('region', { name: 'Many profiles at once' })
  await expect(strip).toContainText('4 new tokens, 1 profile without.', { timeout: 20_000 })
  expect(
    demoTenant.journal.tokenRequests({ clientId: secretClient.clientId }).length - before
  ).toBe(5)
  await strip.getByRole('button', { name: 'Show result' }).click()
  await expect(page.getByRole('region', { name: '1 profile to look at' })).toContainText('secret')
  await takePictures(electronApp, page, 'many-profiles')
  await page.getByRole('main').getByRole('button', { name: 'Contoso pricing job' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Contoso pricing job')
})

test('a run is stopped in the middle', async ({ page, demoTenant }) => {
  await saveMany(page, demoTenant, 8)
  demoTenant.faults.add({ on: 'token', delayMs: 5000 })
  await choose(page, 'Check all profiles')
  const strip = page.getByRole('region', { name: 'Many profiles at once' })
  await strip.getByRole('button', { name: 'Stop' }).click()
  await expect(strip).toContainText('Stopped before the end.')
  demoTenant.faults.clear()
})
