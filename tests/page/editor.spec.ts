import { answer, callsOf, expect, release, test } from './page-test'
import { certificate, ids, profiles, ready, withSnapshot } from './scenarios'

const clientId = '0f8fad5b-d9cb-469f-a165-70867728950e'

test('creates a profile from what is typed', async ({ open, page }) => {
  const profile = { ...profiles.referrals, id: '00000000-0000-4000-8000-000000000099', name: 'New' }
  await open({
    ...ready,
    answers: { createProfile: { ok: true, value: { profile, warnings: [] } } }
  })
  await page.getByRole('button', { name: 'New profile' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Name' }).fill('New')
  await page.getByRole('textbox', { name: 'Tenant' }).fill('northwind.com')
  await page.getByRole('textbox', { name: 'Application (client) id' }).fill(clientId)
  await page.getByRole('radio', { name: /Another login host/ }).check()
  await page.getByRole('textbox', { name: 'Login host' }).fill('login.sovereign.example')
  await page.getByRole('radio', { name: /^Sandbox/ }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New')
  expect(await callsOf(page, 'createProfile')).toEqual([
    {
      input: {
        name: 'New',
        tenant: 'northwind.com',
        clientId,
        mode: 'app+user',
        api: 'partner',
        cloud: { authority: 'login.sovereign.example' },
        environment: 'sandbox',
        account: '',
        notes: '',
        tags: []
      }
    }
  ])
})

test('says what is wrong at the field while typing, once typing pauses', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'New profile' }).click()
  await answer(page, 'checkProfile', {
    ok: true,
    value: {
      problems: [
        { field: 'name', code: 'required' },
        { field: 'tenant', code: 'tenant-has-scheme' }
      ],
      warnings: []
    }
  })
  const tenant = page.getByRole('textbox', { name: 'Tenant' })
  await tenant.fill('https://contoso.com')
  await expect(page.getByText('This is a web address.')).toBeVisible()
  await expect(tenant).toHaveAttribute('aria-invalid', 'true')
  await expect(tenant).toHaveAccessibleDescription(/This is a web address/)
  // Nothing has been typed into the name yet, so it is not reproached.
  await expect(page.getByText('This field is empty.')).toBeHidden()
})

test('moves to the first problem when a save finds some', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      checkProfile: {
        ok: true,
        value: {
          problems: [
            { field: 'clientId', code: 'client-id-bad-guid' },
            { field: 'tenant', code: 'required' }
          ],
          warnings: []
        }
      }
    }
  })
  await page.getByRole('button', { name: 'New profile' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('textbox', { name: 'Tenant' })).toBeFocused()
  await expect(page.getByText('2 fields need a correction.')).toBeVisible()
  expect(await callsOf(page, 'createProfile')).toEqual([])
})

test('moves to a choice when the problem is there', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      createProfile: {
        ok: false,
        failure: { kind: 'fields', problems: [{ field: 'cloud', code: 'authority-bad-host' }] }
      }
    }
  })
  await page.getByRole('button', { name: 'New profile' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('radio', { name: /^Global/ })).toBeFocused()
  await expect(page.getByText('This is not a host name.')).toBeVisible()
})

test('warns calmly and lets the save go on', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      checkProfile: {
        ok: true,
        value: {
          problems: [],
          warnings: [
            { code: 'app-only-partner-api' },
            { code: 'duplicate-profile', about: 'Northwind Marketplace' }
          ]
        }
      }
    }
  })
  await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByText('pricing and referrals need application + user')).toBeVisible()
  await expect(page.getByText('The profile “Northwind Marketplace” already has')).toBeVisible()
})

test('sends a secret once and empties its field', async ({ open, page }) => {
  await open({ ...ready, held: ['updateProfile'] })
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByText('A secret was saved on 3 Nov 2026.')).toBeVisible()
  const secret = page.getByLabel('Value of the secret')
  await expect(secret).toHaveAttribute('type', 'password')
  await expect(secret).toHaveAttribute('autocomplete', 'off')
  await secret.fill('a-typed-secret')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(secret).toHaveValue('')
  const calls = await callsOf(page, 'updateProfile')
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatchObject({
    id: ids.pricing,
    credential: { kind: 'secret', value: 'a-typed-secret' }
  })
  await release(page, 'updateProfile', {
    ok: true,
    value: { profile: profiles.pricing, warnings: [] }
  })
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('sends a pasted private key once and empties its field', async ({ open, page }) => {
  await open({ ...ready, held: ['updateProfile'] })
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('radio', { name: 'Certificate', exact: true }).check()
  const pem = page.getByLabel('Certificate and private key in PEM')
  await pem.fill('-----BEGIN PRIVATE KEY-----')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(pem).toHaveValue('')
  expect(await callsOf(page, 'updateProfile')).toMatchObject([
    { credential: { kind: 'certificate', pem: '-----BEGIN PRIVATE KEY-----' } }
  ])
})

test('does not send a secret with a draft that is not good', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      checkProfile: {
        ok: true,
        value: { problems: [{ field: 'tenant', code: 'required' }], warnings: [] }
      }
    }
  })
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Value of the secret').fill('a-typed-secret')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('textbox', { name: 'Tenant' })).toBeFocused()
  await expect(page.getByLabel('Value of the secret')).toHaveValue('a-typed-secret')
  expect(JSON.stringify(await callsOf(page, 'checkProfile'))).not.toContain('a-typed-secret')
  expect(await callsOf(page, 'updateProfile')).toEqual([])
})

test('takes a certificate from files and shows what it is', async ({ open, page }) => {
  const ticket = '11111111-1111-4111-8111-111111111111'
  await open({
    ...ready,
    answers: {
      chooseCertificate: {
        ok: true,
        value: { chosen: { ticket, fileNames: ['desk.pem', 'desk.key'], certificate } }
      },
      updateProfile: { ok: true, value: { profile: profiles.marketplace, warnings: [] } }
    }
  })
  await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
  await page.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await page.getByRole('radio', { name: 'Certificate', exact: true }).check()
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await expect(page.getByText('Chosen: desk.pem, desk.key')).toBeVisible()
  await expect(page.getByText('CN=contoso-pricing-job')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await callsOf(page, 'updateProfile'))[0]).toMatchObject({
    credential: { kind: 'certificate-file', ticket }
  })
})

test('says at the field what is wrong with a chosen certificate', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      chooseCertificate: {
        ok: false,
        failure: {
          kind: 'fields',
          problems: [{ field: 'credential', code: 'certificate-key-encrypted' }]
        }
      }
    }
  })
  await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
  await page.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await page.getByRole('radio', { name: 'Certificate', exact: true }).check()
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await expect(page.getByText('The private key is protected by a passphrase.')).toBeVisible()
})

test('says that a credential is forgotten at the end when no key store is there', async ({
  open,
  page
}) => {
  await open(withSnapshot({ vault: { mode: 'memory', reason: 'no-service', detail: '' } }))
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByText('Kept in memory only and forgotten')).toBeVisible()
})

test('asks before changes are discarded, and closes at once without any', async ({
  open,
  page
}) => {
  await open(ready)
  const edit = page.getByRole('button', { name: 'Edit' })
  const dialog = page.getByRole('dialog')
  await edit.click()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(edit).toBeFocused()

  await edit.click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Changed')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toContainText('Discard the changes?')
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Changed')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
})

test('says when a profile could not be written, and keeps what was typed', async ({
  open,
  page
}) => {
  await open({
    ...ready,
    answers: {
      updateProfile: {
        ok: false,
        failure: { kind: 'store-not-written', detail: 'ENOSPC: no space left on device' }
      }
    }
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Changed')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The data folder could not be written')).toBeVisible()
  await expect(page.getByText('ENOSPC')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Changed')
})

test('repeats after a save what the save has brought about', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      updateProfile: {
        ok: true,
        value: { profile: profiles.emea, warnings: [{ code: 'sign-in-needed-again' }] }
      }
    }
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saving ends it; sign in again afterwards.')).toBeVisible()
})

test('a choice is made by its title and by its description too', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'New profile' }).click()
  await page.getByText('The application signs in by itself').click()
  await expect(page.getByRole('radio', { name: /Application-only access/ })).toBeChecked()
  await expect(page.getByLabel('Value of the secret')).toBeVisible()
  await page.getByText('Application + user access', { exact: true }).click()
  await expect(page.getByRole('radio', { name: /Application \+ user access/ })).toBeChecked()
})
