import type { Handlers } from '../../shared/contract'

export interface TrayCopyParts {
  readonly copyToken: Handlers['copyToken']
  readonly lock: { readonly isLocked: boolean }
  /** Brings the main window to the front, with this profile chosen: it says what is wrong. */
  readonly show: (profileId: string) => void
  readonly showMainWindow: () => void
}

/** Returns what copies a profile's token from the tray's menu. */
export function copyFromTray(parts: TrayCopyParts): (profileId: string) => Promise<void> {
  const { copyToken, lock, show, showMainWindow } = parts
  return async (profileId) => {
    if (lock.isLocked) {
      showMainWindow()
      // SECURITY: a menu that was opened before the desk was locked copies nothing after it.
      // [src/main/tray/copy-from-tray.security.test.ts]
      return
    }
    const copied = await copyToken({ profileId, form: 'token' })
    if (!copied.ok) show(profileId)
  }
}
