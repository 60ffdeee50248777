/** What stands beside the list: the chosen profile, or something that concerns the whole desk. */
export type DeskPlace = 'profile' | 'selection' | 'work' | 'import' | 'activity' | 'settings'
