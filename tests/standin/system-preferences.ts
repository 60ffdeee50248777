/** `systemPreferences`: everything in it is for other systems, so nothing of it is there. */
export const systemPreferences = {}
