import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Ends a process that was started here, and waits until it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 2_000)
  await exited
  clearTimeout(insist)
}

/** Returns the first line that a stream gives. @throws Error with `what` when it ends before. */
export async function firstLine(stream: NodeJS.ReadableStream, what: string): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    const end = text.indexOf('\n')
    if (end >= 0) return text.slice(0, end)
  }
  throw new Error(what)
}
