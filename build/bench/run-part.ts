import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failed, succeeded, type Result } from '../../src/shared/result'
import { shellKind } from '../../tests/e2e/launch'
import { runNode } from '../runs/program'
import { startSurroundings } from '../runs/surroundings'
import { findingsSchema, type Findings } from './figures'
import { parts, type PartName } from './parts'

export interface PartRun {
  readonly root: string
  readonly part: PartName
  readonly runs: number
  /** What is left of the whole benchmark's time. */
  readonly leftMs: number
  readonly signal: AbortSignal
}

/**
 * Runs a part in a process of its own, with a keyring of its own: its memory, its garbage and its end are no
 * other part's. Returns what it found, or why there is nothing.
 */
export async function runPart(run: PartRun): Promise<Result<Findings, string>> {
  const { root, part, runs, leftMs, signal } = run
  const timeoutMs = Math.min(parts[part].limitMs, leftMs)
  if (timeoutMs <= 0) return failed('not begun, since the time of the whole benchmark is over')
  const folder = await mkdtemp(join(tmpdir(), 'ptd-bench-'))
  try {
    const surroundings = await startSurroundings(shellKind())
    try {
      const { status } = await runNode(
        [
          '--expose-gc',
          join(root, 'out', 'tools', 'bench-part.js'),
          part,
          String(runs),
          join(folder, 'findings.json')
        ],
        {
          cwd: root,
          env: { ...surroundings.env, TMPDIR: folder },
          output: 'inherit',
          timeoutMs,
          signal
        }
      )
      return await readFindings(join(folder, 'findings.json'), status)
    } finally {
      await surroundings.stop()
    }
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A part leaves its findings after each piece, so that one that ended early has left those so far. */
async function readFindings(
  path: string,
  status: number | string
): Promise<Result<Findings, string>> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return failed(`ended with ${String(status)} before it had found anything`)
  const findings = findingsSchema.parse(JSON.parse(text))
  if (status === 0) return succeeded(findings)
  const problem =
    status === 'timeout'
      ? 'took too long and was ended: what is missing was not measured'
      : `ended with ${String(status)}: what is missing was not measured`
  return succeeded({ ...findings, problems: [...findings.problems, problem] })
}
