/** A window that nobody sees may paint nothing. */
const LONGEST_WAIT_MS = 250

/** Resolves when what has changed so far is painted, so that what may wait does not hold it up. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS)
    requestAnimationFrame(() => {
      // The frame is painted when its callbacks have run.
      setTimeout(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  })
}
