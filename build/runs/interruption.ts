/**
 * Runs `work` so that Ctrl+C and `kill` abort its signal and let it clean up.
 *
 * @returns what `work` returns, or 130 (as shells do) when it was interrupted
 */
export async function withInterruption(
  work: (signal: AbortSignal) => Promise<number>
): Promise<number> {
  const controller = new AbortController()
  const interrupt = () => {
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    const status = await work(controller.signal)
    return controller.signal.aborted ? 130 : status
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}
