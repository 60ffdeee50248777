import type { KeyStoreReason } from './key-store'
import { KeyStoreFailure } from './key-store'

/** What the native libraries say, in their own words; they give no codes. */
const reasonsByMessage: readonly (readonly [RegExp, KeyStoreReason])[] = [
  [/locked|interaction is not allowed/i, 'locked-or-slow'],
  [
    /autolaunch|dbus-launch|could not connect|not provided by any|does not exist at path|refused|connection is closed|no owner/i,
    'no-service'
  ]
]

/** libsecret speaks to the daemon that it met first, by its number, as long as the process lives. */
const staleConnection = /the name :\d+\.\d+ was not provided/i

/** Returns what an error of a native library, or of the disk, means for the key store. */
export function failureOf(error: unknown): KeyStoreFailure {
  if (error instanceof KeyStoreFailure) return error
  const message = messageOf(error)
  if (staleConnection.test(message)) {
    const detail = 'The Secret Service was started anew meanwhile. Restart this app to reach it.'
    return new KeyStoreFailure('no-service', detail)
  }
  const reason = reasonsByMessage.find(([pattern]) => pattern.test(message))?.[1] ?? 'refused'
  return new KeyStoreFailure(reason, detailOf(error))
}

/** Returns an error's message, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Returns an error's message as one short line without control characters. */
export function detailOf(error: unknown): string {
  return messageOf(error)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, 300)
}
