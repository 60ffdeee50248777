/**
 * Chromium's and Node's switches that open an app to whoever starts it: debuggers, a page without its
 * sandbox or its origin rules, other certificates, other code.
 */
const dangerousSwitches: readonly string[] = [
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'auto-open-devtools-for-tabs',
  'disable-site-isolation-trials',
  'disable-web-security',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-sandbox',
  'remote-allow-origins',
  'renderer-cmd-prefix',
  'single-process',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
  'utility-cmd-prefix'
]

/** Families of switches, by how their names begin. */
const dangerousPrefixes: readonly string[] = ['inspect', 'remote-debugging']

/**
 * Returns the names of the dangerous switches among the arguments. It is written as Chromium and Node
 * read them: one or two dashes (or a slash, on Windows), any case, `_` for `-`, with or without a value.
 * Defence in depth: what a switch can do, whoever controls the account can do in other ways too.
 */
export function dangerousArguments(args: readonly string[]): readonly string[] {
  return args.map(switchName).filter(isDangerous)
}

function switchName(argument: string): string {
  const name = /^(?:--?|\/)([^=]+)/.exec(argument)?.[1] ?? ''
  return name.toLowerCase().replaceAll('_', '-')
}

function isDangerous(name: string): boolean {
  return (
    dangerousSwitches.includes(name) || dangerousPrefixes.some((prefix) => name.startsWith(prefix))
  )
}
