import type { Log, PageGoneReason } from './logger'

export interface ProcessEvents {
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): unknown
}

/** Writes down what nothing caught. After an uncaught exception the app's state is unknown, so it ends. */
export function logUncaught(process: ProcessEvents, log: Log, quit: () => void): void {
  process.on('uncaughtException', (error) => {
    log({ event: 'error', during: 'uncaught', error })
    quit()
  })
  process.on('unhandledRejection', (reason) => {
    log({ event: 'error', during: 'unhandled-rejection', error: reason })
  })
}

interface WatchedContents {
  on(
    event: 'render-process-gone',
    listener: (
      event: unknown,
      details: { readonly reason: PageGoneReason; readonly exitCode: number }
    ) => void
  ): unknown
  on(
    event: 'preload-error',
    listener: (event: unknown, path: string, error: Error) => void
  ): unknown
}

export interface PageWatch {
  readonly contents: WatchedContents
  readonly log: Log
  /** Loads the page again. */
  readonly reload: () => void
  /** Asked when the page has ended a second time. */
  readonly askOpenAgain: () => Promise<boolean>
  readonly quit: () => void
}

/** Loads the page again when its process has ended: once by itself, then only when the person says so. */
export function watchPage({ contents, log, reload, askOpenAgain, quit }: PageWatch): void {
  let reloaded = false
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log({ event: 'page-gone', reason, exitCode })
    if (reason === 'clean-exit') return
    if (!reloaded) {
      reloaded = true
      reload()
      return
    }
    void askOpenAgain().then((again) => {
      if (again) reload()
      else quit()
    })
  })
  contents.on('preload-error', (_event, _path, error) => {
    log({ event: 'error', during: 'preload', error })
  })
}
