import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ShellKind } from '../../tests/e2e/launch'

export interface Step {
  readonly name: string
  readonly ok: boolean
  readonly ms: number
  readonly detail: string
}

/** Runs steps one after the other, prints a line for each, and keeps what came of them. */
export class Report {
  readonly #steps: Step[] = []
  readonly #pictures: string[] = []
  readonly #shell: ShellKind
  #vault = 'unknown'

  constructor(shell: ShellKind) {
    this.#shell = shell
  }

  /** Runs a step; it holds when `work` returns, with what it returns as detail, and fails when it throws. */
  async step(name: string, work: () => Promise<string>): Promise<void> {
    const startedAt = performance.now()
    const { ok, detail } = await work().then(
      (text) => ({ ok: true, detail: text }),
      (error: unknown) => ({ ok: false, detail: String(error).slice(0, 1000) })
    )
    const ms = Math.round(performance.now() - startedAt)
    this.#steps.push({ name, ok, ms, detail })
    console.log(
      `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${String(ms).padStart(6)} ms  ${detail}`
    )
    if (!ok) throw new Error(`The step “${name}” failed.`)
  }

  notePicture(path: string): void {
    this.#pictures.push(path)
  }

  noteVault(vault: string): void {
    this.#vault = vault
  }

  async write(path: string): Promise<void> {
    const report = {
      shell: this.#shell,
      vault: this.#vault,
      steps: this.#steps,
      pictures: this.#pictures
    }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `${JSON.stringify(report, null, 2)}\n`)
  }
}
