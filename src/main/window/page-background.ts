/** The pages' background, so that a window does not flash before its first painting. */
export const pageBackground = { light: '#f6f7f9', dark: '#16181d' } as const
