/** The parts of a profile below its token card, in their order. */
export const profileTabs = ['registration', 'guide', 'consent', 'probe', 'doctor'] as const
export type ProfileTab = (typeof profileTabs)[number]
