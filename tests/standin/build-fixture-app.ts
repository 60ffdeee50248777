import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

const source = resolve('tests/standin/fixture-app')

/** Writes the runnable form of the app to `folder`. */
export function buildFixtureApp(folder: string): void {
  mkdirSync(folder, { recursive: true })
  transpile('main.ts', join(folder, 'main.js'), ModuleKind.ESNext)
  transpile('page.ts', join(folder, 'page.js'), ModuleKind.ESNext)
  // A sandboxed preload must be CommonJS.
  transpile('preload.ts', join(folder, 'preload.cjs'), ModuleKind.CommonJS)
  for (const name of ['index.html', 'package.json']) cpSync(join(source, name), join(folder, name))
}

function transpile(name: string, to: string, module: ModuleKind): void {
  const compilerOptions = { module, target: ScriptTarget.ES2023 }
  const { outputText } = transpileModule(readFileSync(join(source, name), 'utf8'), {
    compilerOptions
  })
  writeFileSync(to, outputText)
}
