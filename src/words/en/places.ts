/** What concerns the whole desk, and takes the place of the chosen profile. */
export const places = {
  more: 'More',
  back: 'Back to the profiles',
  settings: 'Settings',
  activity: 'Activity',
  import: 'Import profiles',
  selection: 'Several profiles'
}
