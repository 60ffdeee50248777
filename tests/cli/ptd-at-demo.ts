import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDemoTenant } from '../authority/demo-tenant'
import { signInWithoutBrowser } from '../authority/sign-in-without-browser'
import type { DemoApplication, DemoTenant, DemoUser } from '../authority/types'
import { startSecretService, type SecretService } from '../session/secret-service'
import { buildPtd, type BuiltPtd, type PtdOptions, type PtdRun, type RunningPtd } from './built-ptd'

/** The built `ptd` with a data folder and a keyring of its own, and the demo tenant to sign in to. */
export interface PtdAtDemo {
  readonly ptd: BuiltPtd
  readonly tenant: DemoTenant
  readonly service: SecretService
  readonly dataFolder: string
  /** What `ptd` needs in its environment. */
  readonly env: Readonly<Record<string, string>>
  start(args: readonly string[], options?: PtdOptions): RunningPtd
  run(args: readonly string[], options?: PtdOptions): Promise<PtdRun>
  runInTerminal(args: readonly string[], options?: PtdOptions): Promise<PtdRun>
  /** Adds a profile of one of the demo's applications. */
  add(name: string, application: DemoApplication, more?: readonly string[]): Promise<PtdRun>
  /** Signs in as a person with a browser does, after the link that `ptd` prints. */
  signIn(profile: string, user?: DemoUser, more?: readonly string[]): Promise<PtdRun>
  close(): Promise<void>
}

/** Builds and starts everything. The sign-in pages are https, as Entra's are. */
export async function startPtdAtDemo(): Promise<PtdAtDemo> {
  const [ptd, tenant, service, dataFolder] = await Promise.all([
    buildPtd(),
    startDemoTenant({ signInPages: 'https' }),
    startSecretService(),
    mkdtemp(join(tmpdir(), 'ptd-at-demo-'))
  ])
  const caFile = join(dataFolder, 'demo-ca.pem')
  await writeFile(caFile, tenant.caPem)
  const env = {
    ...service.env,
    NODE_EXTRA_CA_CERTS: caFile,
    // The usual data folder lies in here, so that nobody's own is touched.
    XDG_CONFIG_HOME: dataFolder,
    XDG_CACHE_HOME: dataFolder
  }
  const withEnv = (options: PtdOptions = {}): PtdOptions => ({
    ...options,
    env: { ...env, ...options.env }
  })
  const start: PtdAtDemo['start'] = (args, options) => ptd.start(args, withEnv(options))
  const run: PtdAtDemo['run'] = (args, options) => ptd.run(args, withEnv(options))
  return {
    ptd,
    tenant,
    service,
    dataFolder: join(dataFolder, 'Partner Token Desk'),
    env,
    start,
    run,
    runInTerminal: (args, options) => ptd.runInTerminal(args, withEnv(options)),
    add: async (name, { tenantId, clientId }, more = []) =>
      await run([
        'add',
        name,
        ...['--tenant', tenantId, '--client-id', clientId, '--api', 'partner-center'],
        ...['--authority', tenant.authorityHost, ...more]
      ]),
    signIn: async (profile, user = tenant.users.ada, more = []) => {
      const running = start(['sign-in', profile, '--no-browser', ...more])
      const link = linkOf(await running.untilNote(/^https:\S+\n/m))
      await signInWithoutBrowser(link, { account: user, caPem: tenant.caPem })
      return await running.ended
    },
    close: async () => {
      await Promise.all([tenant.close(), service.stop(), ptd.remove()])
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}

/** Returns the link that stands by itself on a line. */
export function linkOf(note: string): string {
  const link = /^https:\S+$/m.exec(note)?.[0]
  if (link === undefined) throw new Error(`There is no link in: ${note}`)
  return link
}
