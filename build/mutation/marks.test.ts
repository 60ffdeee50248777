import { describe, expect, test } from 'vitest'
import { findMarks } from './marks'
import { remove } from './removable'

const testFile = 'src/x.security.test.ts'
const mark = `// SECURITY: it guards. [${testFile}]`

/** Returns a file's text without the one thing that is marked in it, and without its comment. */
function withoutMarked(text: string, file = 'src/x.ts'): string {
  const { marks, problems } = findMarks(file, text)
  expect(problems).toEqual([])
  expect(marks).toHaveLength(1)
  return marks
    .reduce((rest, { removable }) => remove(rest, removable), text)
    .replace(mark, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Returns what is wrong with the marks of a text. */
function problemsOf(text: string, file = 'src/x.ts'): readonly string[] {
  return findMarks(file, text).problems.map(({ problem }) => problem)
}

describe('a mark', () => {
  test('gives its place, its reason and its test', () => {
    const text = `function f() {\n  go()\n  ${mark}\n  guard()\n}\n`
    const [found] = findMarks('src/main/x.ts', text).marks
    expect(found).toMatchObject({ file: 'src/main/x.ts', line: 4, reason: 'it guards.', testFile })
  })

  test('may span lines', () => {
    const text = `// SECURITY: it guards\n// against much.\n// [${testFile}]\nguard()\n`
    const [found] = findMarks('src/x.ts', text).marks
    expect(found).toMatchObject({ line: 4, reason: 'it guards against much.', testFile })
  })

  test('may have another comment below it', () => {
    expect(withoutMarked(`${mark}\n// How it works.\nguard()\n`)).toBe('// How it works.')
  })

  test('stands alone beside its neighbour', () => {
    const text = `${mark}\nguard()\n${mark}\nguardMore()\n`
    expect(findMarks('src/x.ts', text).marks.map(({ line }) => line)).toEqual([2, 4])
  })

  test('without a test is a problem', () => {
    expect(problemsOf('// SECURITY: it guards.\nguard()\n')[0]).toContain('[path]')
    expect(problemsOf(`// SECURITY: it guards.\n${mark}\nguard()\n`)).toHaveLength(1)
  })

  test('in another kind of comment, or behind code, is a problem', () => {
    expect(problemsOf(`/* SECURITY: it guards. [${testFile}] */\nguard()\n`)).toHaveLength(1)
    expect(problemsOf(`guard() ${mark}\n`)).toHaveLength(1)
    expect(problemsOf(`<!-- SECURITY: x [${testFile}] -->\n<p>x</p>\n`, 'X.svelte')).toHaveLength(1)
  })

  test('of a declaration is a problem, since others need it', () => {
    expect(problemsOf(`${mark}\nconst a = 1\n`)[0]).toContain('declaration')
    expect(problemsOf(`${mark}\nexport function f() {}\n`)[0]).toContain('declaration')
  })

  test('of nothing is a problem', () => {
    expect(problemsOf(`function f() {\n  ${mark}\n}\n`)).toHaveLength(1)
    expect(problemsOf(`${mark}\n`)).toHaveLength(1)
  })
})

describe('removing', () => {
  test('takes a whole statement', () => {
    expect(withoutMarked(`a()\n${mark}\nif (bad) {\n  return 1\n} else b()\nc()\n`)).toBe('a() c()')
    expect(withoutMarked(`${mark}\nawait guard({ a: 1 }, [\n  2\n])\nc()\n`)).toBe('c()')
    expect(withoutMarked(`${mark}\nanswer = parse(answer)\nc(answer)\n`)).toBe('c(answer)')
  })

  test('leaves an empty statement where one is needed', () => {
    expect(withoutMarked(`if (bad)\n  ${mark}\n  stop()\n`)).toBe('if (bad) ;')
  })

  test('takes a property, a spread or a method of an object', () => {
    expect(withoutMarked(`f({\n  a: 1,\n  ${mark}\n  sandbox: true,\n  b: 2\n})\n`)).toBe(
      'f({ a: 1, b: 2 })'
    )
    expect(withoutMarked(`f({\n  a: 1,\n  ${mark}\n  'x-y': x()\n})\n`)).toBe('f({ a: 1, })')
    expect(withoutMarked(`f({\n  ${mark}\n  ...guards(),\n  a\n})\n`)).toBe('f({ a })')
    expect(withoutMarked(`f({\n  ${mark}\n  lookup() {\n    no()\n  },\n  a\n})\n`)).toBe(
      'f({ a })'
    )
  })

  test('takes an element or an argument', () => {
    expect(withoutMarked(`f([\n  a,\n  ${mark}\n  b,\n  c\n])\n`)).toBe('f([ a, c ])')
    expect(withoutMarked(`f(\n  a,\n  ${mark}\n  { b: 1 }\n)\n`)).toBe('f( a, )')
  })

  test('takes a link of a chain', () => {
    expect(withoutMarked(`const a = z\n  .string()\n  ${mark}\n  .max(5)\n  .min(1)\n`)).toBe(
      'const a = z .string() .min(1)'
    )
  })

  test('takes one side of a condition', () => {
    const first = `const ok =\n  ${mark}\n  a === b && c && d\n`
    const middle = `const ok =\n  a === b &&\n  ${mark}\n  c(1) &&\n  d\n`
    const last = `const ok =\n  a === b &&\n  c(1) &&\n  ${mark}\n  d\n`
    expect(withoutMarked(first)).toBe('const ok = c && d')
    expect(withoutMarked(middle)).toBe('const ok = a === b && d')
    expect(withoutMarked(last)).toBe('const ok = a === b && c(1)')
  })

  test('works in the script of a component', () => {
    const text = `<p>x</p>\n<script lang="ts">\n  a()\n  ${mark}\n  guard()\n</script>\n`
    expect(withoutMarked(text, 'src/renderer/X.svelte')).toBe(
      '<p>x</p> <script lang="ts"> a() </script>'
    )
  })
})
