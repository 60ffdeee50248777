/** What the parts of the stand-in know together about this run of the app. */
export interface Lifetime {
  /** Whether Chromium runs and the app may open windows. */
  isReady: boolean
  readonly whenReady: Promise<void>
  readonly becomeReady: () => void
  /** Whether `app.quit()` is under way. */
  isQuitting: boolean
  /** Ends Chromium; set once it runs. */
  endBrowser: () => Promise<void>
}

const { promise, resolve } = withResolvers()

export const lifetime: Lifetime = {
  isReady: false,
  whenReady: promise,
  becomeReady: resolve,
  isQuitting: false,
  endBrowser: () => Promise.resolve()
}

/** A promise and what fulfils it. */
export function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve }
}
