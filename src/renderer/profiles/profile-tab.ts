/** The parts of a profile below its token card, in their order. */
export const profileTabs = [
  'claims',
  'registration',
  'guide',
  'consent',
  'probe',
  'doctor',
  'activity'
] as const
export type ProfileTab = (typeof profileTabs)[number]
