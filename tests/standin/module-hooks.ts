import Module, { register } from 'node:module'

/** Where the ES module's source finds the object. */
const place = Symbol.for('electron stand-in')

/** Makes `require('electron')` and `import … from 'electron'` give `electron`. */
export function provideModule(electron: object): void {
  const isElectron = (name: string): boolean => name === 'electron' || name === 'electron/main'
  const load: unknown = Reflect.get(Module, '_load')
  Reflect.set(Module, '_load', function (this: unknown, name: string, ...rest: unknown[]): unknown {
    if (isElectron(name)) return electron
    if (typeof load !== 'function') throw new Error('this Node has no Module._load')
    const loaded: unknown = Reflect.apply(load, this, [name, ...rest])
    return loaded
  })
  Reflect.set(globalThis, place, electron)
  register(`data:text/javascript,${encodeURIComponent(hooks(Object.keys(electron)))}`)
}

/** The loader hooks run in a thread of their own, so they are a module's text. */
function hooks(names: readonly string[]): string {
  const source = [
    `const electron = globalThis[Symbol.for(${JSON.stringify(place.description)})]`,
    'export default electron',
    ...names.map((name) => `export const ${name} = electron.${name}`)
  ].join('\n')
  return `
    export const resolve = (name, context, next) =>
      name === 'electron' || name === 'electron/main'
        ? { url: 'standin:electron', shortCircuit: true }
        : next(name, context)
    export const load = (url, context, next) =>
      url === 'standin:electron'
        ? { format: 'module', shortCircuit: true, source: ${JSON.stringify(source)} }
        : next(url, context)`
}
