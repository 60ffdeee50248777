/** Words about the profile file. */
export const store = {
  newer: {
    title: 'Profiles are open for reading only',
    sentence: 'They were saved by a newer version of this app. Update the app to change them.'
  },
  damaged: {
    title: 'The profile file could not be read',
    sentence: (keptAs: string): string => `It was kept aside as ${keptAs}; nothing was deleted.`,
    lastGood: (count: number, savedAt: string): string =>
      `The last good copy is from ${savedAt} and has ${count === 1 ? '1 profile' : `${count} profiles`}.`,
    noLastGood: 'There is no earlier copy. You can begin anew.',
    restore: 'Bring back the last good copy'
  },
  unreadableRows: (count: number): string =>
    `${count === 1 ? 'One entry' : `${count} entries`} of the profile file could not be read as a profile. The file keeps ${count === 1 ? 'it as it is' : 'them as they are'}, and the other profiles work as usual.`,
  restored: (count: number): string =>
    `${count === 1 ? '1 profile is' : `${count} profiles are`} back.`
} as const
