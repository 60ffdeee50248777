import { setCompileCache } from './compile-cache'

setCompileCache(process)
// Loaded only now, so that the cache holds it.
const { run } = await import('./run')

process.stdout.on('error', endQuietly)
process.stderr.on('error', endQuietly)
process.exitCode = await run(process, __PTD_VERSION__)

/** Whoever read the answer has had enough of it. */
function endQuietly(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
}
