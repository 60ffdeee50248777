import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { MsalCaches } from '../accounts/msal-cache'
import { signedInProfiles, writeDataFolder } from '../accounts/data-folder'
import type { Measure } from '../in-turn'
import { runProgram } from '../run-program'
import { withTemporaryFolder } from '../temporary-folder'
import type { Workbench } from '../workbench'

const ptd = resolve('out/cli/ptd.js')

export async function measure(bench: Workbench): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const caches = await MsalCaches.make(Date.now())
    const dataFolder = join(folder, 'data')
    const [first, ...others] = signedInProfiles(3, caches, Date.now())
    if (first === undefined) throw new Error('There is no profile')
    await writeDataFolder(dataFolder, [first, ...others])
    const env = { ...process.env, XDG_CACHE_HOME: folder }
    const node: Measure = () => run(process.execPath, ['-e', '0'], env)
    const token: Measure = () =>
      runPtd(['token', first.profile.name], dataFolder, env, first.account.accessToken)
    const list: Measure = () => runPtd(['list'], dataFolder, env, first.profile.name)
    await bench.compare({ 'ptd token': token, 'node -e 0': node, 'ptd list': list }, [
      {
        what: 'A cached token',
        measured: 'ptd token',
        against: 'node -e 0',
        target: { atMost: 2.2 }
      },
      { what: 'The list of three profiles', measured: 'ptd list', against: 'node -e 0' }
    ])
    await bench.attempt('az', () => compareWithAz(bench, token, folder))
  })
}

async function compareWithAz(bench: Workbench, token: Measure, folder: string): Promise<void> {
  if (!isInPath('az')) {
    bench.lack(
      'Azure CLI is not installed here: `apt-get install azure-cli` on Debian, then again.'
    )
    return
  }
  const env = { ...process.env, AZURE_CONFIG_DIR: join(folder, 'azure'), ...quietAz }
  const az: Measure = async () => {
    const { note, tookMs } = await runProgram('az', ['account', 'get-access-token'], env)
    if (!note.includes('az login')) throw new Error(`az did something else than refuse: ${note}`)
    return tookMs
  }
  await bench.compare({ 'ptd token': token, az }, [
    {
      what: 'A cached token against `az account get-access-token`, which refuses',
      measured: 'ptd token',
      against: 'az',
      target: { atMost: 0.35 }
    }
  ])
}

/** So that it asks no network for anything. */
const quietAz = { AZURE_CORE_COLLECT_TELEMETRY: 'no', AZURE_CORE_SURVEY_MESSAGE: 'no' }

async function runPtd(
  args: readonly string[],
  dataFolder: string,
  env: NodeJS.ProcessEnv,
  expected: string
): Promise<number> {
  const { status, answer, note, tookMs } = await runProgram(
    process.execPath,
    [ptd, ...args, '--data-dir', dataFolder],
    env
  )
  if (status !== 0 || !answer.includes(expected)) throw new Error(`ptd ${args.join(' ')}: ${note}`)
  return tookMs
}

async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv
): Promise<number> {
  return (await runProgram(program, args, env)).tookMs
}

function isInPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}
