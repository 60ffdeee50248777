import type { ImportEnd } from '../../core/areas/transfer-area'
import type { Desk } from '../../core/desk'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { ImportPreview } from '../../shared/transfer'
import { words } from '../../words'
import { answered, hasSwitch, textOption, type CommandContext, type RunCommand } from '../command'
import { exitCodes } from '../exit-codes'
import { countsOf, describeImport, factsOfImport, hostsOf } from '../output/import-answer'
import type { Line } from '../output/printable'
import type { Problem } from '../problem'

/** What is done with a file: the preview, and how it ended unless it was a dry run. */
interface Done {
  readonly preview: ImportPreview
  readonly end: ImportEnd | undefined
}

/** `ptd import FILE` */
export const run: RunCommand = async (context) => {
  const opened = await context.openWholeDesk({ keyStore: 'not-needed' })
  if (!opened.ok) return opened
  const allowed = allowedHosts(context)
  const done = await importFile(context, opened.value, allowed)
  if (!done.ok) return done
  const { preview, end } = done.value
  const hosts = hostsOf(preview, allowed)
  const counts = countsOf(preview)
  const isNothingGood = counts.broken === preview.rows.length
  if (!hasSwitch(context, 'json')) {
    const text = words.cli.transfer
    const isDry = end === undefined
    const notes = [
      ...hosts.unused.map(text.unusedHost),
      ...hosts.inert.map(({ host, rows }) => text.inert(host, rows)),
      ...hosts.allowed.map(isDry ? text.wouldAllow : text.allowed),
      ...(isNothingGood
        ? [text.nothingGood]
        : counts.broken > 0
          ? [words.transfer.preview.leftOut(counts.broken)]
          : [])
    ]
    context.terminal.note(notes.map((note): Line => [note]))
  }
  return answered(
    describeImport(preview, end),
    factsOfImport(preview, hosts, end),
    isNothingGood ? exitCodes.failure : exitCodes.ok
  )
}

/** Hosts as they were typed, without the difference between upper and lower case, each once. */
function allowedHosts(context: CommandContext): readonly string[] {
  const typed = (textOption(context, 'allow-authority') ?? '').split(',')
  return [...new Set(typed.map((host) => host.trim().toLowerCase()).filter((host) => host !== ''))]
}

async function importFile(
  context: CommandContext,
  { transfer }: Desk,
  allowedAuthorities: readonly string[]
): Promise<Result<Done, Problem>> {
  const interruption = context.interruption()
  interruption.addEventListener('abort', () => {
    transfer.cancelAll()
  })
  const { terminal } = context
  const endProgress = transfer.onProgress(({ stage, done, total }) => {
    terminal.progress(words.cli.transfer.progress(stage, done, total))
  })
  try {
    const path = context.command.arguments[0] ?? ''
    const preview = await transfer.preview({ path })
    if (!preview.ok) return failed(problemOf(preview.failure, interruption))
    // A short file may have been looked through before the interruption was heard.
    if (interruption.aborted) return failed({ kind: 'interrupted' })
    const isDry = hasSwitch(context, 'dry-run')
    if (isDry) return succeeded({ preview: preview.value, end: undefined })
    const end = await transfer.apply(preview.value.ticket, { allowedAuthorities })
    if (!end.ok) return failed(problemOf(end.failure, interruption))
    if (end.value.end === 'cancelled') return failed({ kind: 'interrupted' })
    return succeeded({ preview: preview.value, end: end.value })
  } finally {
    endProgress()
    terminal.progress('')
  }
}

/** What was ended on its way is over too early for whoever asked for it. */
function problemOf(failure: CallFailure, interruption: AbortSignal): Problem {
  return interruption.aborted && failure.kind === 'too-late'
    ? { kind: 'interrupted' }
    : { kind: 'call', failure, profile: undefined }
}
