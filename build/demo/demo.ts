/** `npm run demo [-- --walk] [--json FILE]`: the app at its built-in demo tenant, for a person or by itself. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createOsKeyStore } from '../../src/core/vault/os-key-store'
import { startDemoTenant } from '../../tests/authority/demo-tenant'
import {
  shellArguments,
  shellEnvironment,
  shellExecutable,
  shellKind
} from '../../tests/e2e/launch'
import { startSecretService } from '../../tests/session/secret-service'
import { appBuild } from '../runs/builds'
import { runNode } from '../runs/program'
import { readDemoOptions } from './demo-options'
import { saveDemoProfiles } from './demo-profiles'
import { Report } from './report'
import { walk } from './walk'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outFolder = join(root, 'out', 'demo')
const dataFolder = join(outFolder, 'data')
const demoTenantPath = join(outFolder, 'demo-tenant.json')
const entry = join(root, 'out', 'tools', 'test-app.js')

const options = readDemoOptions(process.argv.slice(2), process.platform, process.env)
await buildApp()
await rm(outFolder, { recursive: true, force: true })
await mkdir(dataFolder, { recursive: true })
// A walk never touches the keyring of whoever starts it; a person's demo does, and cleans up.
const ownBus =
  process.platform === 'linux' &&
  (options.walk || process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined)
const session = ownBus ? await startSecretService() : undefined
Object.assign(process.env, session?.env)
const tenant = await startDemoTenant()
try {
  await writeFile(
    demoTenantPath,
    JSON.stringify({ caPem: tenant.caPem, browserOrigin: tenant.browserOrigin })
  )
  await saveDemoProfiles(dataFolder, tenant, !options.walk)
  process.exitCode = options.walk ? await walkAlone() : await letPersonUse()
} finally {
  await createOsKeyStore({ folder: dataFolder })
    .remove()
    .catch(() => undefined)
  await tenant.close()
  await session?.stop()
}

async function buildApp(): Promise<void> {
  const { status, output } = await runNode(appBuild, {
    cwd: root,
    env: process.env,
    output: 'capture'
  })
  if (status !== 0) throw new Error(`The app could not be built:\n${output}`)
}

async function walkAlone(): Promise<number> {
  const report = new Report(shellKind())
  const failed = await walk(tenant, {
    entry,
    dataFolder,
    demoTenantPath,
    picturesFolder: outFolder,
    report
  }).then(
    () => false,
    (error: unknown) => {
      console.error(String(error))
      return true
    }
  )
  if (options.jsonPath !== undefined) await report.write(options.jsonPath)
  return failed ? 1 : 0
}

async function letPersonUse(): Promise<number> {
  const { ada } = tenant.users
  console.log(
    `The demo tenant runs on this computer. Sign in as ${ada.userName} with password ${ada.password}.`
  )
  console.log('Close the window to end the demo.')
  const app = spawn(
    shellExecutable(),
    [
      ...shellArguments(),
      entry,
      `--user-data-dir=${dataFolder}`,
      `--demo-tenant=${demoTenantPath}`
    ],
    {
      stdio: 'inherit',
      env: shellEnvironment({ headful: true })
    }
  )
  await once(app, 'exit')
  return app.exitCode ?? 1
}
