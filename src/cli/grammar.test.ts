import { expect, test } from 'vitest'
import { probeCallIds } from '../shared/probe'
import { accessModes, environments, namedApis, namedClouds } from '../shared/profile'
import { signInPrompts } from '../shared/sign-in-calls'
import { words } from '../words'
import {
  apiChoices,
  callChoices,
  cloudChoices,
  commandNames,
  environmentChoices,
  grammar,
  grammarOf,
  modeChoices,
  prompts
} from './grammar'
import { parseQuickly } from './input/parse-quickly'
import { parseWithHelp } from './input/parse-with-help'

test('the lists of choices are those of the contract', () => {
  expect(modeChoices).toEqual(accessModes)
  expect(apiChoices).toEqual(namedApis)
  expect(cloudChoices).toEqual(namedClouds)
  expect(environmentChoices).toEqual(environments)
  expect(prompts).toEqual(signInPrompts)
  expect(callChoices).toEqual(probeCallIds)
})

test('every command and option has words, and every command is listed', () => {
  expect(commandNames()).toEqual(Object.keys(grammar))
  for (const name of commandNames()) {
    expect(words.cli.commands[name].examples.length).toBeGreaterThan(0)
    for (const option of grammarOf(name).options)
      expect(words.cli.options).toHaveProperty(option.name)
  }
})

test.each([
  [['list']],
  [['list', 'contoso', '--json']],
  [['token', 'x', '--format', 'env', '--shell=powershell', '--no-sign-in']],
  [['token', 'x', '--data-dir', '/tmp/a b', '--renew', '--show']],
  [['token', '--', '--odd-name']],
  [['secret', 'set', 'Job', '--json']],
  [['add', 'N', '--tenant', 't', '--client-id', 'c', '--mode', 'app-only', '--notes', '']],
  [['edit', 'N', '--tag', 'EMEA, tier 1']],
  [['sign-in', 'x', '--no-browser', '--prompt', 'mfa']]
])('both parsers read %j alike', (args) => {
  const quick = parseQuickly(args)
  expect(quick).toBeDefined()
  expect(parseWithHelp(args, '1.2.3')).toEqual({ kind: 'command', command: quick })
})

test.each([
  [[]],
  [['--help']],
  [['token', '--help']],
  [['token']],
  [['token', 'a', 'b']],
  [['token', 'a', '--format', 'xml']],
  [['token', 'a', '--nonsense']],
  [['token', 'a', '--json=yes']],
  [['secret']],
  [['--data-dir', '/tmp', 'list']]
])('the quick parser leaves %j to the other', (args) => {
  expect(parseQuickly(args)).toBeUndefined()
})

test('an option of every command may stand before it', () => {
  const parsing = parseWithHelp(['--data-dir', '/tmp/x', 'list', '--json'], '1.2.3')
  expect(parsing).toEqual({
    kind: 'command',
    command: { name: 'list', arguments: [], options: { json: true, 'data-dir': '/tmp/x' } }
  })
})
