import type { TokenDesk } from '../core/token-desk'
import { usualDataFolder } from '../core/disk/data-folder'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { succeeded } from '../shared/result'
import type { CommandContext, Outcome, RunCommand, ShowLink } from './command'
import { exitCodes, type ExitCode } from './exit-codes'
import type { CommandName, ParsedCommand } from './grammar'
import { parseQuickly } from './input/parse-quickly'
import { terminalOf } from './terminal'

/** Loads what a command needs, and nothing that another one does. */
const commands: Readonly<Record<CommandName, () => Promise<{ readonly run: RunCommand }>>> = {
  list: () => import('./commands/list'),
  add: () => import('./commands/add'),
  edit: () => import('./commands/edit'),
  remove: () => import('./commands/remove'),
  'secret set': () => import('./commands/secret-set'),
  'certificate set': () => import('./commands/certificate-set'),
  'sign-in': () => import('./commands/sign-in'),
  'sign-out': () => import('./commands/sign-out'),
  token: () => import('./commands/token'),
  claims: () => import('./commands/claims'),
  check: () => import('./commands/check'),
  probe: () => import('./commands/probe'),
  doctor: () => import('./commands/doctor'),
  import: () => import('./commands/import'),
  export: () => import('./commands/export'),
  status: () => import('./commands/status'),
  completion: () => import('./commands/completion')
}

/** Runs one command line of a process, and returns how the process is to end. */
export async function run(process: NodeJS.Process, version: string): Promise<ExitCode> {
  const args = process.argv.slice(2)
  const command = parseQuickly(args) ?? (await parseSlowly(process, args, version))
  if (typeof command === 'number') return command
  let desk: TokenDesk | undefined
  let showLink: ShowLink | undefined
  const place = () => ({
    ...context,
    showLink: async (link: string, hosts: readonly string[]) => await showLink?.(link, hosts)
  })
  const context: CommandContext = {
    command,
    terminal: terminalOf(process),
    platform: process.platform,
    dataFolder: dataFolderOf(command, process),
    version,
    now: Date.now,
    input: process.stdin,
    interruption: () => interruptionOf(process),
    openDesk: async (options) => {
      if (desk !== undefined) return succeeded(desk)
      const { openDesk } = await import('./open-desk')
      const opened = await openDesk(place(), options)
      if (opened.ok) desk = opened.value
      return opened
    },
    openWholeDesk: async (options = { keyStore: 'needed' }) => {
      const { openWholeDesk } = await import('./open-desk')
      const opened = await openWholeDesk(place(), options)
      if (opened.ok) desk = opened.value
      return opened
    },
    onLink: (show) => {
      showLink = show
    }
  }
  try {
    const { run: runCommand } = await commands[command.name]()
    return await tell(context, await runCommand(context))
  } finally {
    await desk?.dispose()
  }
}

async function parseSlowly(
  { stdout, stderr }: NodeJS.Process,
  args: readonly string[],
  version: string
): Promise<ParsedCommand | ExitCode> {
  const { parseWithHelp } = await import('./input/parse-with-help')
  const parsing = parseWithHelp(args, version)
  if (parsing.kind === 'command') return parsing.command
  stdout.write(parsing.answer)
  stderr.write(parsing.note)
  return parsing.exitCode
}

function dataFolderOf(command: ParsedCommand, { platform, env }: NodeJS.Process): string {
  const given = command.options['data-dir']
  return typeof given === 'string'
    ? resolve(given)
    : usualDataFolder({ platform, environment: env, homeFolder: homedir() })
}

async function tell(context: CommandContext, outcome: Outcome): Promise<ExitCode> {
  const { terminal, command } = context
  const { name, options } = command
  const isJson = options['json'] === true || (name === 'token' && options['format'] === 'json')
  if (outcome.ok) {
    const { lines, json, text, exitCode } = outcome.value
    if (text !== undefined) terminal.answerText(text)
    else if (isJson) terminal.answerJson(json)
    else terminal.answer(lines)
    return exitCode ?? exitCodes.ok
  }
  const { describeProblem } = await import('./describe-problem')
  const { lines, json, exitCode } = describeProblem(outcome.failure, context.platform)
  if (isJson) terminal.noteJson(json)
  else terminal.note(lines)
  return exitCode
}

/** Ctrl+C ends what waits in order; a second one ends the process at once. */
function interruptionOf(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => {
    controller.abort()
  })
  return controller.signal
}
