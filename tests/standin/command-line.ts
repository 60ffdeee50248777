/** The arguments of Electron's executable that the stand-in understands. */
export interface CommandLine {
  /** Scripts of `-r`, to be loaded before the app. Playwright passes one. */
  readonly preloadedScripts: readonly string[]
  /** The folder or file of the app. */
  readonly entry: string
  /** Every `--name=value`, wherever it stands; a switch without a value has an empty one. */
  readonly switches: ReadonlyMap<string, string>
}

/** Reads the arguments that follow the executable's name. */
export function parseCommandLine(given: readonly string[]): CommandLine {
  const preloadedScripts: string[] = []
  const switches = new Map<string, string>()
  let entry: string | undefined
  const rest = [...given]
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    const [, name, value] = /^--([^=]+)=?(.*)$/s.exec(next) ?? []
    if (next === '-r' || next === '--require') preloadedScripts.push(rest.shift() ?? '')
    else if (name !== undefined) switches.set(name, value ?? '')
    else if (!next.startsWith('-')) entry ??= next
  }
  return { preloadedScripts, entry: entry ?? '.', switches }
}
