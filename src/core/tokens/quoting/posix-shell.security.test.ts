import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { hostileTexts } from './hostile-texts'
import { posixAssignment, posixWord } from './posix-shell'

const runs = test.runIf(process.platform !== 'win32')

runs.each(['sh', 'bash'])('%s takes hostile words as they are', (shell) => {
  const script = `printf '%s\\0' ${hostileTexts.map(posixWord).join(' ')}`
  const shown = execFileSync(shell, ['-c', script], { encoding: 'utf8' })
  expect(shown.split('\0').slice(0, -1)).toEqual(hostileTexts)
})

runs('bash takes hostile values of variables as they are', () => {
  const lines = hostileTexts.map((text, index) => posixAssignment(`PTD_${String(index)}`, text))
  const values = hostileTexts.map((_, index) => `"$PTD_${String(index)}"`)
  const script = [...lines, `printf '%s\\0' ${values.join(' ')}`].join('\n')
  const shown = execFileSync('bash', ['-c', script], { encoding: 'utf8' })
  expect(shown.split('\0').slice(0, -1)).toEqual(hostileTexts)
})
