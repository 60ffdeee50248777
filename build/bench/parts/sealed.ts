import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bindingOf } from '../../../src/core/sign-in/record-binding'
import { createVault } from '../../../src/core/vault/folder-vault'
import { createOsKeyStore } from '../../../src/core/vault/os-key-store'
import { startDemoTenant } from '../../../tests/authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf } from '../../../tests/integration/desk-at-demo'
import { scope } from '../accounts/account'
import { signedInProfiles, type SignedIn } from '../accounts/data-folder'
import { MsalCaches } from '../accounts/msal-cache'
import { openOurClient } from '../accounts/our-client'
import { openStockClient } from '../accounts/stock-client'
import { BareSealedFile } from '../bare/sealed-file'
import { BareSignIn } from '../bare/sign-in'
import { timeOf, type Measure } from '../in-turn'
import { withTemporaryFolder } from '../temporary-folder'
import type { Workbench } from '../workbench'

/** Pieces of work of one turn: one alone is too short for a clock. */
const ofTurn = 20

export async function measure(bench: Workbench): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const caches = await MsalCaches.make(Date.now())
    await bench.attempt('the vault', () => measureVault(bench, folder, caches))
    await bench.attempt('a silent token', () => measureSilent(bench, folder, caches))
    await bench.attempt('a renewal', () => measureRenewal(bench, folder, caches))
    await bench.attempt('a sign-in', () => measureSignIn(bench))
  })
}

async function measureVault(bench: Workbench, folder: string, caches: MsalCaches): Promise<void> {
  const dataFolder = join(folder, 'vault-of-one')
  await mkdir(dataFolder)
  const vault = createVault({
    folder: dataFolder,
    keyStore: createOsKeyStore({ folder: dataFolder })
  })
  const { profile, record } = onlyOne(caches)
  const binding = bindingOf(profile)
  const bytes = Buffer.from(JSON.stringify(record))
  const bare = new BareSealedFile(join(folder, 'bare'))
  await bench.compare(
    {
      'vault.write': severalTimes(async () => {
        const written = await vault.write('token-cache', binding, bytes)
        if (!written.ok) throw new Error(written.failure.detail)
      }),
      'bare write': severalTimes(() => bare.write(bytes))
    },
    [{ what: 'Sealing a token record', measured: 'vault.write', against: 'bare write' }]
  )
  await bench.compare(
    {
      'vault.read': severalTimes(async () => {
        valueOf(await vault.read('token-cache', binding))
      }),
      'bare read': severalTimes(() => bare.read())
    },
    [{ what: 'Unsealing a token record', measured: 'vault.read', against: 'bare read' }]
  )
  await vault.dispose()
}

async function measureSilent(bench: Workbench, folder: string, caches: MsalCaches): Promise<void> {
  const ours = await openOurClient({ folder, name: 'silent', count: 1, caches })
  const unusual = await openOurClient({
    folder,
    name: 'silent-msal',
    count: 1,
    caches,
    recordOf: withUnknownField
  })
  const bare = await bareRecord(folder, 'bare-silent', caches)
  const one = onlyOne(caches)
  await bench.compare(
    {
      ours: severalTimes(() => ours.acquire(one)),
      'ours, MSAL asked': severalTimes(() => unusual.acquire(one)),
      bare: severalTimes(() => bare.readRecord())
    },
    [
      {
        what: 'A silent token from its sealed record, against read, decrypt and parse',
        measured: 'ours',
        against: 'bare',
        target: { atMost: 3 }
      },
      {
        what: 'The same, where MSAL is asked',
        measured: 'ours, MSAL asked',
        against: 'bare',
        target: { atMost: 3 },
        note: 'the desk reads a cached token that is in MSAL’s usual form without MSAL; here the cache holds a field that it does not know, which makes it ask MSAL.'
      }
    ]
  )
  await Promise.all([ours.close(), unusual.close()])
}

/** MSAL passes over it; the desk then asks MSAL, since the field may mean something. */
function withUnknownField({ record }: SignedIn): SignedIn['record'] {
  const field = '"credential_type":"AccessToken"'
  const msalCache = record.msalCache.replaceAll(field, `${field},"unknown_field":"1"`)
  return { ...record, msalCache }
}

async function measureRenewal(bench: Workbench, folder: string, caches: MsalCaches): Promise<void> {
  const ours = await openOurClient({ folder, name: 'renewal', count: 1, caches })
  const one = onlyOne(caches)
  const accounts = [one.account]
  const stock = await openStockClient({ folder, name: 'stock-renewal', accounts, caches })
  const bare = await bareRecord(folder, 'bare-renewal', caches)
  const bytes = Buffer.from(JSON.stringify(one.record))
  await bench.compare(
    {
      ours: severalTimes(() => ours.acquire(one, { renew: true })),
      stock: severalTimes(() => stock.acquire(one.account, { renew: true })),
      bare: severalTimes(async () => {
        await bare.readRecord()
        await bare.write(bytes)
      })
    },
    [
      {
        what: 'A renewal with its write, against read, decrypt, parse, encrypt and write',
        measured: 'ours',
        against: 'bare',
        note: 'the network answers at once; MSAL itself is in ours and in stock.'
      },
      {
        what: 'A renewal with its write, against stock MSAL with one account',
        measured: 'ours',
        against: 'stock'
      }
    ]
  )
  await ours.close()
}

async function measureSignIn(bench: Workbench): Promise<void> {
  const tenant = await startDemoTenant()
  // Nobody signs in this often but a benchmark; the tenant would take it for a loop.
  tenant.setLoopLimit(Number.MAX_SAFE_INTEGER)
  const at = await openDeskAtDemo(tenant, {
    keyStoreOf: (folder) => createOsKeyStore({ folder })
  })
  const bare = await BareSignIn.open(tenant)
  try {
    const input = inputFor(tenant, tenant.applications.publicClient)
    const { profile } = valueOf(await at.desk.profiles.create(input))
    const scopes = `${scope} openid profile offline_access`
    await bench.compare(
      {
        ours: () =>
          timeOf(async () => {
            valueOf(await at.signIn(profile, tenant.users.ada))
          }),
        'bare requests': () => timeOf(() => bare.run(scopes))
      },
      [
        {
          what: 'A sign-in with its write, above the bare requests',
          measured: 'ours',
          against: 'bare requests',
          note: 'the demo tenant runs in the same process and its pages are answered without a browser, so that both sides hold the same work of the tenant.'
        }
      ]
    )
  } finally {
    await bare.close()
    await at.close()
    await tenant.close()
  }
}

async function bareRecord(
  folder: string,
  name: string,
  caches: MsalCaches
): Promise<BareSealedFile> {
  const bare = new BareSealedFile(join(folder, name))
  await bare.write(Buffer.from(JSON.stringify(onlyOne(caches).record)))
  return bare
}

function onlyOne(caches: MsalCaches): SignedIn {
  const [one] = signedInProfiles(1, caches, Date.now())
  if (one === undefined) throw new Error('There is no profile')
  return one
}

function severalTimes(work: () => Promise<unknown>): Measure {
  return async () => {
    const tookMs = await timeOf(async () => {
      for (let done = 0; done < ofTurn; done += 1) await work()
    })
    return tookMs / ofTurn
  }
}
