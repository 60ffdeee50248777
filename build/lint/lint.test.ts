import { ESLint } from 'eslint'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import tseslint from 'typescript-eslint'
import { describe, expect, test, vi } from 'vitest'
import { findCircle, folderArrow } from './folder-circles.mjs'
import { rooms } from './rooms.mjs'

// The type checker is slow to start; what it is not needed for is linted without it.
const quick = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] })
const typed = new ESLint()

// The first use of each loads the whole tool chain, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

/** Returns the rules that refuse `text` at `file`; the file itself need not exist. */
async function refusals(file: string, text: string): Promise<readonly string[]> {
  const results = await quick.lintText(text, { filePath: file })
  return ruleNames(results)
}

/** The same with types, for which `file` must exist: its content is replaced by `text`. */
async function typedRefusals(file: string, text: string): Promise<readonly string[]> {
  return ruleNames(await typed.lintText(text, { filePath: file }))
}

function ruleNames(results: readonly ESLint.LintResult[]): readonly string[] {
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => ruleId ?? `not linted: ${message}`)
  )
}

const floorsRule = 'house/floors'
const syntaxRule = 'no-restricted-syntax'

describe('the floors', () => {
  test.each([
    ['an upward arrow', 'src/core/vault/x.ts', '../sign-in/msal-client'],
    ['an upward arrow out of the ground', 'src/shared/x.ts', '../core/tokens/claims'],
    ['an arrow to the shell', 'src/core/tokens/x.ts', '../../main/app'],
    ['an arrow to a neighbour on the same floor', 'src/core/tokens/x.ts', '../vault/vault'],
    ['an arrow from the page into the product', 'src/renderer/a/b/x.ts', '../../../core/tokens/x'],
    ['an arrow from the shell to the page', 'src/main/x.ts', '../renderer/main'],
    ['an arrow from the product to its tests', 'src/core/vault/x.ts', '../../../tests/session/x'],
    ['an arrow from the product to its tools', 'src/main/x.ts', '../../build/test'],
    ['an arrow out of the house', 'src/main/x.ts', '../../package.json'],
    ['the contract in the page', 'src/renderer/x.ts', '../shared/contract'],
    ['the contract in the preload script', 'src/preload/x.ts', '../shared/contract'],
    ['Electron in the core', 'src/core/vault/x.ts', 'electron'],
    ['Electron in the page', 'src/renderer/x.ts', 'electron'],
    ['Electron by value in tests', 'tests/standin/x.ts', 'electron'],
    ['MSAL outside the sign-in', 'src/core/profiles/x.ts', '@azure/msal-node'],
    ['MSAL in the vault', 'src/core/vault/x.ts', '@azure/msal-node'],
    ['MSAL in the shell', 'src/main/x.ts', '@azure/msal-node'],
    ['undici outside the network', 'src/core/sign-in/x.ts', 'undici'],
    ['zod in the page', 'src/renderer/x.ts', 'zod'],
    ['zod in the preload script', 'src/preload/x.ts', 'zod'],
    ['zod in the words', 'src/words/x.ts', 'zod'],
    ['Node in the page', 'src/renderer/x.ts', 'node:fs'],
    ['Node in the preload script', 'src/preload/x.ts', 'node:fs'],
    ['Node in the contract', 'src/shared/x.ts', 'node:crypto'],
    ['a built-in without its prefix', 'src/main/x.ts', 'fs'],
    ['an unknown package', 'src/main/x.ts', 'left-pad']
  ])('refuse %s', async (_what, file, source) => {
    const used = `import { a } from '${source}'\nexport const b = a\n`
    expect(await refusals(file, used)).toContain(floorsRule)
    expect(await refusals(file, `export * from '${source}'\n`)).toContain(floorsRule)
    expect(await refusals(file, `export const a = import('${source}')\n`)).toContain(floorsRule)
  })

  test.each([
    ['src/core/sign-in/x.ts', '../vault/vault'],
    ['src/core/sign-in/x.ts', '@azure/msal-node'],
    ['src/core/network/x.ts', 'undici'],
    ['src/core/vault/x.ts', './inside/y'],
    ['src/main/window/x.ts', '../../core/desk'],
    ['src/main/window/x.ts', 'electron'],
    ['src/renderer/a/x.ts', '../../words/english'],
    ['src/renderer/a/x.ts', '../../shared/assert'],
    ['src/core/vault/x.test.ts', 'vitest'],
    ['tests/integration/x.test.ts', '../../src/core/sign-in/x'],
    ['build/demo/x.ts', '../../tests/authority/x']
  ])('let %s import %s', async (file, source) => {
    expect(await refusals(file, `import { a } from '${source}'\nexport const b = a\n`)).toEqual([])
  })

  test('let page, preload script and words take types of the contract, and tests those of Electron', async () => {
    const contract = `import type { A } from '../shared/contract'\nexport type B = A\n`
    expect(await refusals('src/renderer/x.ts', contract)).toEqual([])
    expect(await refusals('src/preload/x.ts', contract)).toEqual([])
    expect(await refusals('src/words/x.ts', contract)).toEqual([])
    const electron = `import type { App } from 'electron'\nexport type B = App\n`
    expect(await refusals('tests/standin/x.ts', electron)).toEqual([])
  })

  test('hold for an imported type too', async () => {
    const text = `export type A = import('../sign-in/msal-client').Client\n`
    expect(await refusals('src/core/vault/x.ts', text)).toContain(floorsRule)
  })

  test('hold for a component’s imports', async () => {
    const text = `<script lang="ts">\n  import { a } from '../main/app'\n</script>\n\n<p>{a}</p>\n`
    expect(await refusals('src/renderer/X.svelte', text)).toContain(floorsRule)
  })

  test('refuse a file outside every room', async () => {
    expect(await refusals('src/helpers/x.ts', 'export const a = 1\n')).toContain(floorsRule)
  })

  test('form no circle themselves', () => {
    const arrows = Object.entries(rooms).flatMap(([from, { imports, importsTypes }]) =>
      [...imports, ...(importsTypes ?? [])].map((to) => ({ from, to }))
    )
    const betweenTests = (room: string) => room === 'tests' || room === 'tests/app'
    expect(
      findCircle(arrows.filter(({ from, to }) => !(betweenTests(from) && betweenTests(to))))
    ).toEqual([])
    for (const { to } of arrows) expect(rooms).toHaveProperty([to])
  })
})

describe('folders', () => {
  test('in a circle are found', () => {
    const arrow = (file: string, source: string) => {
      const found = folderArrow(file, source)
      return found === undefined ? [] : [found]
    }
    const arrows = [
      ...arrow('src/main/ipc/a.ts', '../window/b'),
      ...arrow('src/main/window/b.ts', '../tray/c'),
      ...arrow('src/main/window/b.ts', './d')
    ]
    expect(findCircle(arrows)).toEqual([])
    expect(findCircle([...arrows, ...arrow('src/main/tray/c.ts', '../ipc/a')])).toEqual([
      'src/main/ipc',
      'src/main/window',
      'src/main/tray',
      'src/main/ipc'
    ])
  })

  test('of the product form no circle', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte)$/.test(name))
      .map((name) => join('src', name).replaceAll('\\', '/'))
    const arrows = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(
        ([, source]) => folderArrow(file, source ?? '') ?? []
      )
    )
    expect(arrows.length).toBeGreaterThan(0)
    expect(findCircle(arrows)).toEqual([])
  })
})

describe('the lint rules', () => {
  test.each(['shell', 'clipboard', 'ipcMain'])(
    'keep %s of Electron in its one file',
    async (name) => {
      const text = `import { ${name} } from 'electron'\nexport const used = ${name}\n`
      expect(await refusals('src/main/elsewhere.ts', text)).toContain(floorsRule)
    }
  )

  test('let the one file have it, and refuse ways around', async () => {
    const text = `import { shell } from 'electron'\nexport const used = shell\n`
    expect(await refusals('src/main/security/external-links.ts', text)).toEqual([])
    const whole = `import * as electron from 'electron'\nexport const used = electron.shell\n`
    expect(await refusals('src/main/x.ts', whole)).toContain(floorsRule)
    const ipc = `export const listen = (contents: { ipc: unknown }) => contents.ipc\n`
    expect(await refusals('src/main/x.ts', ipc)).toContain(syntaxRule)
    expect(await refusals('src/main/ipc/register-contract.ts', ipc)).toEqual([])
  })

  test.each([
    ['src/renderer/x.ts', `document.body.innerHTML = location.hash\n`, syntaxRule],
    ['src/renderer/x.ts', `document.body.insertAdjacentHTML('afterend', 'x')\n`, syntaxRule],
    ['src/main/x.ts', `eval('1')\n`, 'no-eval'],
    [
      'src/main/x.ts',
      `export const run = (w: { executeJavaScript(t: string): void }) => w.executeJavaScript('1')\n`,
      syntaxRule
    ],
    ['src/core/tokens/x.ts', `console.log('a token')\n`, 'no-console'],
    ['src/core/tokens/x.ts', `export enum Mode {\n  A\n}\n`, syntaxRule],
    ['src/core/tokens/x.ts', `export default 1\n`, syntaxRule],
    ['src/core/tokens/x.ts', `export const a = Number('1') as 1\n`, syntaxRule],
    ['src/core/tokens/x.ts', `// TODO: later\n`, 'no-warning-comments'],
    ['src/core/tokens/x.ts', `export const a: any = 1\n`, '@typescript-eslint/no-explicit-any'],
    [
      'src/core/tokens/x.ts',
      `export const first = (a: readonly string[]) => a[0]!\n`,
      '@typescript-eslint/no-non-null-assertion'
    ],
    ['src/core/tokens/x.ts', `// @ts-ignore\n`, '@typescript-eslint/ban-ts-comment'],
    ['src/core/tokens/x.ts', `// @ts-expect-error\n`, '@typescript-eslint/ban-ts-comment'],
    [
      'src/core/tokens/x.ts',
      `import { A } from './a'\nexport type B = A\n`,
      '@typescript-eslint/consistent-type-imports'
    ],
    [
      'src/core/tokens/x.ts',
      `// eslint-disable-next-line no-console\nconsole.log(1)\n`,
      'house/described-suppressions'
    ],
    [
      'tests/integration/x.test.ts',
      `import { test } from 'vitest'\ntest.only('x', () => 1)\n`,
      syntaxRule
    ],
    ['src/renderer/X.svelte', `<p style="color: red">x</p>\n`, syntaxRule],
    ['src/renderer/X.svelte', `{@html '<b>x</b>'}\n`, 'svelte/no-at-html-tags'],
    [
      'src/renderer/X.svelte',
      `<!-- eslint-disable svelte/no-at-html-tags -->\n{@html '<b>x</b>'}\n`,
      'house/described-suppressions'
    ]
  ])('refuse in %s: %s', async (file, text, rule) => {
    expect(await refusals(file, text)).toContain(rule)
  })

  test('accept a suppression that says why', async () => {
    const why = '-- the console is what this program prints to'
    const text = `// eslint-disable-next-line no-console ${why}\nconsole.log(1)\n`
    expect(await refusals('src/core/tokens/x.ts', text)).toEqual([])
  })

  test('refuse a suppression that suppresses nothing', async () => {
    const text = `// eslint-disable-next-line no-console -- it was once needed here\nexport const a = 1\n`
    expect(await refusals('src/core/tokens/x.ts', text)).toHaveLength(1)
  })

  test.each([
    [
      `async function work(): Promise<void> {}\nexport function go() {\n  work()\n}\n`,
      '@typescript-eslint/no-floating-promises'
    ],
    [
      `export const all = (a: string[]) => a.forEach(async () => {})\n`,
      '@typescript-eslint/no-misused-promises'
    ],
    [
      `export function word(mode: 'a' | 'b'): string {\n  switch (mode) {\n    case 'a':\n      return 'x'\n  }\n  return 'y'\n}\n`,
      '@typescript-eslint/switch-exhaustiveness-check'
    ],
    [
      `export const name: string = JSON.parse('{}').name\n`,
      '@typescript-eslint/no-unsafe-assignment'
    ]
  ])('refuse with the help of types: %s', async (text, rule) => {
    expect(await typedRefusals('src/shared/result.ts', text)).toContain(rule)
  })
})
