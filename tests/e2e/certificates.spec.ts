import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { OpenSsl } from '../certificates/openssl'
import type { DemoTenant } from '../authority/types'
import { expect, saveAppOnlyProfile, test } from './demo-fixture'
import { takePictures } from './pictures'

/** Saves a profile of the demo's certificate client that has no credential yet, and opens its editor there. */
async function openCertificateFields(page: Page, tenant: DemoTenant): Promise<void> {
  const saved = await page.evaluate((call) => window.desktop.createProfile(call), {
    input: {
      name: 'Certificate job',
      tenant: tenant.tenants.contoso.domain,
      clientId: tenant.applications.certificateClient.clientId,
      mode: 'app-only' as const,
      api: 'partner-center' as const,
      cloud: { authority: `https://${tenant.authorityHost}` },
      environment: 'sandbox' as const,
      account: '',
      notes: ''
    }
  })
  expect(saved.ok).toBe(true)
  await page.getByText('Certificate job').first().click()
  await page.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await page.getByRole('radio', { name: 'Certificate', exact: true }).check()
}

async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [...filePaths], bookmarks: [] })
  }, paths)
}

async function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath, bookmark: '' })
  }, path)
}

async function getToken(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test.describe('a PFX file', () => {
  let ssl: OpenSsl
  test.beforeAll(async () => {
    ssl = await OpenSsl.inNewFolder()
  })
  test.afterAll(async () => {
    await ssl.close()
  })

  test('is opened with its passphrase, and its certificate gets a token', async ({
    electronApp,
    page,
    demoTenant,
    pageProblems
  }) => {
    const { certificate } = demoTenant.applications.certificateClient
    await ssl.write('desk.pem', certificate.certificatePem)
    await ssl.write('desk.key', certificate.privateKeyPem)
    // As Windows exports with TripleDES-SHA1.
    const algorithms = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
    await writeFile(
      ssl.path('contoso.pfx'),
      await ssl.exportPfx('desk', 'correct horse', ...algorithms)
    )
    await answerOpenDialog(electronApp, [ssl.path('contoso.pfx')])

    await openCertificateFields(page, demoTenant)
    await page.getByRole('button', { name: 'Choose files…' }).click()
    const passphrase = page.getByLabel('Passphrase of the private key')
    await passphrase.fill('wrong')
    await page.keyboard.press('Enter')
    await expect(page.getByText('This passphrase does not open the key.')).toBeVisible()
    await takePictures(electronApp, page, 'certificate-passphrase')
    await passphrase.fill('correct horse')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Contoso partner automation')).toBeVisible()
    await takePictures(electronApp, page, 'certificate-chosen')
    await save(page)
    await getToken(page)
    await page.getByRole('heading', { name: 'Secret or certificate' }).scrollIntoViewIfNeeded()
    await takePictures(electronApp, page, 'certificate-saved')
    expect(pageProblems).toEqual([])
  })
})

test('a certificate is made, uploaded and gets a token, and its key stays in the app', async ({
  electronApp,
  page,
  demoTenant,
  userDataDir,
  pageProblems
}) => {
  const path = join(userDataDir, 'made.cer')
  await answerSaveDialog(electronApp, path)
  await openCertificateFields(page, demoTenant)
  await page.getByRole('button', { name: 'Make a certificate…' }).click()
  await takePictures(electronApp, page, 'certificate-making')
  await page.getByRole('button', { name: 'Make and save .cer file…' }).click()
  await expect(page.getByText('Made, and its public part saved as made.cer')).toBeVisible()
  await page.getByRole('heading', { name: 'Upload it to Microsoft' }).scrollIntoViewIfNeeded()
  await takePictures(electronApp, page, 'certificate-made')
  await save(page)
  const file = await readFile(path)
  expect(file.toString('latin1')).not.toContain('PRIVATE')
  demoTenant.registerCertificate(demoTenant.applications.certificateClient, file)
  await getToken(page)
  expect(pageProblems).toEqual([])
})

test('a new secret that Microsoft refuses gives way to the one before, which can be kept', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  await page.getByText('Contoso pricing job').first().click()
  await getToken(page)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Value of the secret').fill('not-the-secret')
  await save(page)
  await page.getByRole('button', { name: 'Copy token' }).click()
  await expect(page.getByText('was refused by Microsoft (AADSTS7000215)')).toBeVisible()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await takePictures(electronApp, page, 'certificate-refused-replacement')
  await electronApp.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
  await page.getByRole('button', { name: 'Keep the one before' }).click()
  await expect(page.getByText('was refused by Microsoft')).toBeHidden()
  await page.getByRole('button', { name: 'Renew' }).click()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
})

test('a secret that ends soon is spoken of, until it is put off', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  await page.getByText('Contoso pricing job').first().click()
  await page.getByRole('button', { name: 'Edit' }).click()
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Value of the secret').fill(demoTenant.applications.secretClient.secret)
  await page.getByLabel('Expires on').fill(soon)
  await save(page)
  await expect(page.getByText(/^This secret expires in 5 days$/)).toBeVisible()
  await takePictures(electronApp, page, 'certificate-reminder')
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByText(/^This secret expires in/)).toBeHidden()
})
