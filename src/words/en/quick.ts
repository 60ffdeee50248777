/** Words of the quick-copy window. */
export const quick = {
  title: 'Quick copy',
  label: 'Copy the token of',
  placeholder: 'Copy the token of…',
  list: 'Profiles',
  none: 'There is no profile yet. Open the main window to add one.',
  nothing: 'No profile is found by that.',
  copying: (name: string): string => `Getting the token of ${name}…`,
  copy: 'copy the token',
  show: 'open it in the main window',
  choose: 'choose',
  close: 'close'
} as const
