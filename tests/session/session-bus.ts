import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLine } from './own-process'

/** A message bus that only those who are given its address know. */
export interface SessionBus {
  /** What a program needs in its environment to use this bus. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string }
  /** Ends the bus and removes its files. */
  stop(): Promise<void>
}

/** A session bus on which nothing is started on demand: who is on it was put there. */
function busConfiguration(socketPath: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socketPath}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}

/**
 * Starts a private message bus with nobody on it. It ends with `stop` and, since it watches its
 * standard input, also when this process is killed.
 *
 * @throws Error when `dbus-daemon` is missing or does not start.
 */
export async function startSessionBus(): Promise<SessionBus> {
  const folder = await mkdtemp(join(tmpdir(), 'session-bus-'))
  const configuration = join(folder, 'bus.conf')
  await writeFile(configuration, busConfiguration(join(folder, 'bus')))
  const script =
    'dbus-daemon --nofork --nopidfile --print-address=1 --config-file="$0" & cat; kill $!; wait $!'
  const shell = spawn('sh', ['-c', script, configuration], { stdio: ['pipe', 'pipe', 'ignore'] })
  const stop = async (): Promise<void> => {
    const running = shell.exitCode === null && shell.signalCode === null
    const exited = running ? once(shell, 'exit') : undefined
    shell.stdin.end()
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const address = await firstLine(shell.stdout, 'dbus-daemon did not start (package dbus)')
    return { env: { DBUS_SESSION_BUS_ADDRESS: address }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts what looks like a message bus, takes every connection and never says a word. */
export async function startSilentBus(): Promise<SessionBus> {
  const folder = await mkdtemp(join(tmpdir(), 'silent-bus-'))
  const connections = new Set<Socket>()
  const server = createServer((connection) => {
    connections.add(connection)
    connection.on('error', () => connection.destroy())
    connection.on('close', () => connections.delete(connection))
    connection.resume()
  })
  const path = join(folder, 'bus')
  server.listen(path)
  await once(server, 'listening')
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` },
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const connection of connections) connection.destroy()
      await closed
      await rm(folder, { recursive: true, force: true })
    }
  }
}
