import type { Page } from '@playwright/test'
import type { CallOutput, CallResult } from '../../src/shared/contract'
import type { CredentialView, TokenView } from '../../src/shared/views'
import type { Scenario } from './fake-desktop'
import { answer, callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { certificate, ids, NOW, profiles, ready, tokens } from './scenarios'

const dayMs = 86_400_000
const ticket = '11111111-1111-4111-8111-111111111111'
const locked = { ticket, fileNames: ['contoso.pfx'] }
const opened = { ...locked, certificate }
const made = { ticket, fileNames: ['Northwind Marketplace.cer'], certificate }
const wrongPassphrase: CallResult<'unlockCertificate'> = {
  ok: false,
  failure: {
    kind: 'fields',
    problems: [{ field: 'credential', code: 'certificate-passphrase-wrong' }]
  }
}

function withChosen(chosen: CallOutput<'unlockCertificate'>['chosen']): Scenario {
  return {
    ...ready,
    answers: {
      chooseCertificate: { ok: true, value: { chosen } },
      makeCertificate: { ok: true, value: { chosen: made } },
      updateProfile: { ok: true, value: { profile: profiles.marketplace, warnings: [] } }
    }
  }
}

/** The usual profiles with another credential for the pricing job. */
function withCredential(credential: CredentialView, more: Partial<TokenView> = {}): Scenario {
  const { pricing, ...others } = tokens
  return { ...ready, tokens: [...Object.values(others), { ...pricing, credential, ...more }] }
}

function secretEnding(daysLeft: number): CredentialView {
  return { kind: 'secret', savedAt: NOW - 300 * dayMs, expiresAt: NOW + daysLeft * dayMs }
}

async function openCertificateFields(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
  await page.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await page.getByRole('radio', { name: 'Certificate', exact: true }).check()
}

async function chooseLocked(page: Page): Promise<void> {
  await openCertificateFields(page)
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await expect(page.getByLabel('Passphrase of the private key')).toBeFocused()
}

test('asks for the passphrase of a chosen file, and sends it once', async ({ open, page }) => {
  await open({ ...withChosen(locked), held: ['unlockCertificate'] })
  await chooseLocked(page)
  const passphrase = page.getByLabel('Passphrase of the private key')
  await expect(passphrase).toHaveAttribute('type', 'password')
  await passphrase.fill('correct horse')
  await page.keyboard.press('Enter')
  await expect(passphrase).toHaveValue('')
  expect(await callsOf(page, 'unlockCertificate')).toEqual([
    { ticket, passphrase: 'correct horse' }
  ])
  expect(await callsOf(page, 'updateProfile')).toEqual([])
  await release(page, 'unlockCertificate', { ok: true, value: { chosen: opened } })
  await expect(page.getByText('CN=contoso-pricing-job')).toBeVisible()
  await expect(page.getByText(certificate.thumbprintSha256.toUpperCase())).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await callsOf(page, 'updateProfile')).toMatchObject([
    { credential: { kind: 'certificate-file', ticket } }
  ])
})

test('says when the passphrase is wrong, and takes another for the same file', async ({
  open,
  page
}) => {
  await open({
    ...withChosen(locked),
    answers: { ...withChosen(locked).answers, unlockCertificate: wrongPassphrase }
  })
  await chooseLocked(page)
  const passphrase = page.getByLabel('Passphrase of the private key')
  await passphrase.fill('wrong')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(passphrase).toHaveAccessibleDescription(/This passphrase does not open the key\./)
  await expect(passphrase).toHaveAttribute('aria-invalid', 'true')
  await answer(page, 'unlockCertificate', { ok: true, value: { chosen: opened } })
  await passphrase.fill('right')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('CN=contoso-pricing-job')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Do not use' })).toBeFocused()
})

test('opens a waiting file first when the profile is saved', async ({ open, page }) => {
  await open({
    ...withChosen(locked),
    answers: { ...withChosen(locked).answers, unlockCertificate: wrongPassphrase }
  })
  await chooseLocked(page)
  await page.getByLabel('Passphrase of the private key').fill('wrong')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This passphrase does not open the key.')).toBeVisible()
  await expect(page.getByLabel('Passphrase of the private key')).toBeFocused()
  expect(await callsOf(page, 'updateProfile')).toEqual([])
})

test('asks for the passphrase of a pasted key that is encrypted, and empties its field', async ({
  open,
  page
}) => {
  await open({ ...ready, held: ['updateProfile'] })
  await openCertificateFields(page)
  const pem = page.getByLabel('Certificate and private key in PEM')
  const passphrase = page.getByLabel('Passphrase of the private key')
  await pem.fill('-----BEGIN PRIVATE KEY-----')
  await expect(passphrase).toBeHidden()
  await pem.fill('-----BEGIN ENCRYPTED PRIVATE KEY-----')
  await passphrase.fill('correct horse')
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await callsOf(page, 'updateProfile')).toMatchObject([
    {
      credential: {
        kind: 'certificate',
        pem: '-----BEGIN ENCRYPTED PRIVATE KEY-----',
        passphrase: 'correct horse'
      }
    }
  ])
  await pem.fill('-----BEGIN ENCRYPTED PRIVATE KEY-----')
  await expect(passphrase).toHaveValue('')
})

test('makes a certificate and says how it is uploaded', async ({ open, page }) => {
  await open({ ...withChosen(opened), held: ['makeCertificate'] })
  await openCertificateFields(page)
  await page.getByRole('button', { name: 'Make a certificate…' }).click()
  await page.getByLabel('Valid for').selectOption('24 months')
  await page.getByRole('button', { name: 'Make and save .cer file…' }).click()
  await expect(page.getByRole('button', { name: 'Making the key' })).toBeVisible()
  expect(await callsOf(page, 'makeCertificate')).toEqual([
    { name: 'Northwind Marketplace', months: 24 }
  ])
  await release(page, 'makeCertificate', { ok: true, value: { chosen: made } })
  await expect(page.getByText(/saved as Northwind Marketplace\.cer/)).toBeVisible()
  await expect(page.getByText(/Choose Upload certificate/)).toBeVisible()
  await expect(page.getByText(certificate.thumbprintSha1.toUpperCase())).toBeVisible()
  await page.getByRole('button', { name: 'Open Certificates & secrets' }).click()
  expect(await callsOf(page, 'openPortal')).toEqual([
    { of: { profileId: ids.marketplace }, place: 'app-credentials' }
  ])
})

test('notes the day on which a secret ends', async ({ open, page }) => {
  await open(withChosen(opened))
  await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
  await page.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await page.getByLabel('Value of the secret').fill('a-typed-secret')
  await page.getByLabel('Expires on').fill('2026-11-22')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('By this date the secret has expired already.')).toBeVisible()
  // Nothing was sent, so nothing has to be typed again.
  await expect(page.getByLabel('Value of the secret')).toHaveValue('a-typed-secret')
  await page.getByLabel('Expires on').fill('2027-05-31')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await callsOf(page, 'updateProfile')).toMatchObject([
    { credential: { kind: 'secret', value: 'a-typed-secret', expiresOn: '2027-05-31' } }
  ])
})

test('shows both thumbprints of a saved certificate, and copies either', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { saveCertificateFile: { ok: true, value: { savedAs: 'sovereign.cer' } } }
  })
  await page.getByRole('button', { name: /Wide World Importers/ }).click()
  const panel = page.getByRole('region', { name: 'Secret or certificate' })
  await expect(panel.getByText(certificate.thumbprintSha1.toUpperCase())).toBeVisible()
  await panel.getByRole('button', { name: 'Copy SHA-1 thumbprint' }).click()
  await expect(panel.getByRole('status')).toHaveText('Copied')
  await panel.getByRole('button', { name: 'Copy SHA-256 thumbprint' }).click()
  expect(await callsOf(page, 'copyThumbprint')).toEqual([
    { profileId: ids.sovereign, which: 'sha1' },
    { profileId: ids.sovereign, which: 'sha256' }
  ])
  await panel.getByRole('button', { name: 'Save .cer file…' }).click()
  await expect(panel.getByRole('status')).toHaveText('Saved as sovereign.cer.')
})

test('reminds of a secret’s end, in the list too, until it is put off', async ({ open, page }) => {
  const scenario = withCredential(secretEnding(20))
  const dismissed = { ...tokens.pricing, credential: secretEnding(20), dismissedReminderDays: 30 }
  await open({ ...scenario, answers: { dismissReminder: { ok: true, value: dismissed } } })
  const row = page.getByRole('button', { name: /Contoso Pricing job.*secret expires in 20 days/ })
  await row.click()
  await expect(page.getByText('This secret expires in 20 days')).toBeVisible()
  await page.getByRole('button', { name: 'Not now' }).click()
  expect(await callsOf(page, 'dismissReminder')).toEqual([{ profileId: ids.pricing, days: 30 }])
  await expect(page.getByText('This secret expires in 20 days')).toBeHidden()
  await expect(row).toBeHidden()
  await emit(page, 'tokenChanged', { ...dismissed, credential: secretEnding(6.5) })
  await expect(page.getByText('This secret expires in 6 days')).toBeVisible()
})

test('names the profiles whose credential ends within a week, and leads to the first', async ({
  open,
  page
}) => {
  await open(withCredential(secretEnding(5)))
  await expect(
    page.getByText('The secret or certificate of “Contoso Pricing job” ends within 7 days')
  ).toBeVisible()
  await page.getByRole('button', { name: 'Show “Contoso Pricing job”' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Pricing job')
  await expect(page.getByText('This secret expires in 5 days')).toBeVisible()
})

test('says plainly that a new secret was refused, and keeps the one before when asked', async ({
  open,
  page
}) => {
  const credential: CredentialView = {
    kind: 'secret',
    savedAt: NOW,
    onTrial: { refusedAt: NOW, aadsts: 7000215 }
  }
  await open({
    ...withCredential(credential),
    answers: { keepFormerCredential: { ok: true, value: { token: tokens.pricing } } }
  })
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await expect(
    page.getByText('The new secret was refused by Microsoft (AADSTS7000215); the one before it')
  ).toBeVisible()
  await page.getByRole('button', { name: 'Enter it again' }).click()
  await expect(page.getByLabel('Value of the secret')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep the one before' }).click()
  expect(await callsOf(page, 'keepFormerCredential')).toEqual([{ profileId: ids.pricing }])
  await expect(page.getByText('was refused by Microsoft')).toBeHidden()
})

const states: readonly {
  readonly name: string
  readonly scenario: Scenario
  readonly reach: (page: Page) => Promise<void>
}[] = [
  {
    name: 'a file that waits for its passphrase',
    scenario: withChosen(locked),
    reach: chooseLocked
  },
  {
    name: 'the making of a certificate',
    scenario: withChosen(opened),
    reach: async (page) => {
      await openCertificateFields(page)
      await page.getByRole('button', { name: 'Make a certificate…' }).click()
    }
  },
  {
    name: 'a certificate that was made',
    scenario: withChosen(opened),
    reach: async (page) => {
      await openCertificateFields(page)
      await page.getByRole('button', { name: 'Make a certificate…' }).click()
      await page.getByRole('button', { name: 'Make and save .cer file…' }).click()
    }
  },
  {
    name: 'a saved certificate',
    scenario: ready,
    reach: (page) => page.getByRole('button', { name: /Wide World Importers/ }).click()
  },
  {
    name: 'a reminder on the profile',
    scenario: withCredential(secretEnding(-2)),
    reach: (page) =>
      page
        .getByRole('button', { name: /Contoso Pricing job/ })
        .first()
        .click()
  },
  {
    name: 'a reminder for the desk',
    scenario: withCredential(secretEnding(5)),
    reach: async (page) => {
      await expect(page.getByText('ends within 7 days')).toBeVisible()
    }
  },
  {
    name: 'a refused replacement',
    scenario: withCredential({
      kind: 'secret',
      savedAt: NOW,
      onTrial: { refusedAt: NOW, aadsts: 7000215 }
    }),
    reach: (page) => page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  }
]

for (const { name, scenario, reach } of states) {
  test(`${name} can be read by everyone: axe, both themes, 400 %`, async ({ open, page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await open(scenario)
    await reach(page)
    await expectReadableByEveryone(page)
  })
}
