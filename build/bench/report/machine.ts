import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import { z } from 'zod'
import type { ShellKind } from '../../../tests/e2e/launch'

export const machineSchema = z.object({
  cores: z.number(),
  processor: z.string(),
  memoryGigabytes: z.number(),
  system: z.string(),
  node: z.string(),
  /** What shows the app's windows. */
  shell: z.string(),
  /** How many processes wanted to run, on average of the last minute, before the first part began. */
  loadBefore: z.number()
})
export type Machine = z.infer<typeof machineSchema>

/** Returns what is worth knowing of this machine, and nothing that names it. */
export function describeMachine(shell: ShellKind): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${distribution()} (${type()} ${release().replace(/[^\d.].*$/, '')})`,
    node: process.version,
    shell: shell === 'standin' ? 'the stand-in of tests/standin' : 'Electron',
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10
  }
}

function distribution(): string {
  try {
    const name = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
    return name ?? process.platform
  } catch {
    return process.platform
  }
}
