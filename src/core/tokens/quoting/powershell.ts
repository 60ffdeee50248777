/**
 * Returns a text as a verbatim string of PowerShell, in which nothing is expanded. Source:
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function powershellString(text: string): string {
  let content = text
  // PowerShell takes the typographic quotes for plain ones.
  // SECURITY: What follows a quote that is not doubled is run.  [src/core/tokens/quoting/powershell.security.test.ts]
  content = content.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')
  return `'${content}'`
}

/** Returns a statement that sets an environment variable. */
export function powershellAssignment(name: string, value: string): string {
  return `$env:${name} = ${powershellString(value)}`
}
