/**
 * Builds the programs beside the product and runs one: `node build/run-tool.mjs NAME [arguments]`.
 * Plain JavaScript, because it is what makes TypeScript runnable here.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [name = '', ...args] = process.argv.slice(2)

/** These build the rest themselves, and say in their own way when that fails. */
const buildsTheRest = ['test', 'mutate-security']

// Ctrl+C reaches the program as well, which cleans up; this one waits for its end.
process.on('SIGINT', () => undefined)

/** @param {readonly string[]} command @returns {number} the exit status */
function run(command) {
  const { status, error } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  return status ?? 1
}

const built = run([
  'node_modules/vite/bin/vite.js',
  'build',
  '--config',
  'vite.tools.config.ts',
  '--logLevel',
  'warn',
  ...(buildsTheRest.includes(name) ? ['--mode', name] : [])
])
process.exit(built === 0 ? run([`out/tools/${name}.js`, ...args]) : built)
