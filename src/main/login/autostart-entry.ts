/**
 * Returns the desktop entry that starts a program with the session.
 * https://specifications.freedesktop.org/autostart-spec/latest/
 *
 * @param command the program and its arguments
 * @throws RangeError for a command that no desktop entry can hold
 */
export function autostartEntry(name: string, command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    `Name=${escaped(name)}`,
    `Exec=${escaped(execLine(command))}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true'
  ]
  return `${lines.join('\n')}\n`
}

/** Whether a desktop entry that is there is one that is followed. */
export function isFollowed(entry: string): boolean {
  return !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry)
}

/**
 * Returns a command as the key `Exec` holds it: each argument in double quotes, what is special within
 * them behind a backslash, and a percent sign doubled, which would begin a field code.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
function execLine(command: readonly string[]): string {
  return command
    .map((argument) => `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`)
    .join(' ')
}

/** Escapes what a value of the file may not hold as it is. Undone before `Exec` is taken apart. */
function escaped(value: string): string {
  // eslint-disable-next-line no-control-regex -- it is these characters that are refused
  if (/[\u0000-\u001f\u007f]/.test(value))
    throw new RangeError('A desktop entry holds no control characters.')
  return value.replaceAll('\\', '\\\\')
}
