import { expect, it } from 'vitest'
import { copyName } from './copy-name'

const named = (...names: readonly string[]): { name: string }[] => names.map((name) => ({ name }))

it.each([
  ['Contoso', [], 'Contoso (copy)'],
  ['Contoso', ['Contoso', 'Contoso (copy)'], 'Contoso (copy 2)'],
  ['Contoso', ['contoso (COPY)', 'Contoso (copy 2)'], 'Contoso (copy 3)'],
  ['Contoso (copy)', ['Contoso (copy)'], 'Contoso (copy 2)'],
  ['Contoso (copy 7)', [], 'Contoso (copy)'],
  ['(copy)', [], '(copy) (copy)']
])('a copy of %j beside %j is called %j', (name, others, copy) => {
  expect(copyName(name, named(...others))).toBe(copy)
})

it('keeps a long name within the limit, without cutting a character in two', () => {
  const copy = copyName('😀'.repeat(60), [])
  expect(copy.length).toBeLessThanOrEqual(120)
  expect(copy).toMatch(/^😀+ \(copy\)$/u)
})
