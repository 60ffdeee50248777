import { createInterface } from 'node:readline'

/** Answers each line of JSON from standard input with one on standard output, one after the other. */
export async function answerCommands(answer: (line: string) => Promise<unknown>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const result = await answer(line)
    process.stdout.write(`${JSON.stringify(result ?? null)}\n`)
  }
}
