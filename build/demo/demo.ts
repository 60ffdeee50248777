/** `npm run demo [-- --walk] [--json FILE]`: the app at its built-in demo tenant, for a person or by itself. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createOsKeyStore } from '../../src/core/vault/os-key-store'
import { startDemoTenant, type DemoTenant } from '../../tests/authority/demo-tenant'
import {
  shellArguments,
  shellEnvironment,
  shellExecutable,
  shellKind
} from '../../tests/e2e/launch'
import { startSecretService } from '../../tests/session/secret-service'
import { appBuild } from '../runs/builds'
import { withInterruption } from '../runs/interruption'
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
process.exitCode = await withInterruption(runDemo)

/** Starts everything, lets it be used, and takes everything away again. */
async function runDemo(signal: AbortSignal): Promise<number> {
  await buildApp()
  await rm(outFolder, { recursive: true, force: true })
  await mkdir(dataFolder, { recursive: true })
  // A walk never touches the keyring of whoever starts it; a person's demo does, and cleans up.
  const hasBus = (process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== ''
  const ownBus = process.platform === 'linux' && (options.walk || !hasBus)
  const session = ownBus ? await startSecretService() : undefined
  Object.assign(process.env, session?.env)
  const tenant = await startDemoTenant()
  try {
    const { caPem, browserOrigin, apis } = tenant
    const partnerApiOrigins = { partner: apis.partner, 'partner-center': apis.partnerCenter }
    await writeFile(demoTenantPath, JSON.stringify({ caPem, browserOrigin, partnerApiOrigins }))
    await saveDemoProfiles(dataFolder, tenant, !options.walk)
    if (signal.aborted) return 1
    return options.walk ? await walkAlone(tenant, signal) : await letPersonUse(tenant, signal)
  } finally {
    await createOsKeyStore({ folder: dataFolder })
      .remove()
      .catch(() => undefined)
    await tenant.close()
    await session?.stop()
  }
}

async function buildApp(): Promise<void> {
  const { status, output } = await runNode(appBuild, {
    cwd: root,
    env: process.env,
    output: 'capture'
  })
  if (status !== 0) throw new Error(`The app could not be built:\n${output}`)
}

async function walkAlone(tenant: DemoTenant, signal: AbortSignal): Promise<number> {
  const report = new Report(shellKind())
  const walking = walk(tenant, {
    entry,
    dataFolder,
    demoTenantPath,
    picturesFolder: outFolder,
    report
  })
  const failure = await Promise.race([walking.then(() => undefined, String), whenAborted(signal)])
  if (failure !== undefined) console.error(failure)
  if (options.jsonPath !== undefined) await report.write(options.jsonPath)
  return failure === undefined ? 0 : 1
}

async function whenAborted(signal: AbortSignal): Promise<string> {
  await once(signal, 'abort')
  return 'The walk was interrupted.'
}

async function letPersonUse(tenant: DemoTenant, signal: AbortSignal): Promise<number> {
  const { ada } = tenant.users
  console.log(
    `The demo tenant runs on this computer. Sign in as ${ada.userName} with password ${ada.password}.`
  )
  console.log('Close the window to end the demo.')
  const args = [entry, `--user-data-dir=${dataFolder}`, `--demo-tenant=${demoTenantPath}`]
  const app = spawn(shellExecutable(), [...shellArguments(), ...args], {
    stdio: 'inherit',
    env: shellEnvironment({ headful: true })
  })
  signal.addEventListener('abort', () => app.kill())
  await once(app, 'exit')
  return app.exitCode ?? 1
}
