/** What concerns the whole desk, and takes the place of the chosen profile. */
export const places = {
  more: 'More',
  back: 'Back to the profiles',
  settings: 'Settings',
  activity: 'Activity',
  import: 'Import profiles',
  selection: 'Several profiles',
  /** What the menu at the head of the list offers. */
  menu: {
    import: 'Import…',
    exportJson: 'Export as JSON…',
    exportCsv: 'Export as CSV…',
    activity: 'Activity',
    settings: 'Settings'
  }
}
