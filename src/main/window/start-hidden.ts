import { app } from 'electron'
import { HIDDEN_SWITCH } from '../login/login-start'

/**
 * Whether the window stays hidden at first: the computer started the app, and not the person, and there
 * is a tray or a dock that brings it.
 */
export async function startsHidden(hasTray: Promise<boolean>): Promise<boolean> {
  if (process.platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin
  return app.commandLine.hasSwitch(HIDDEN_SWITCH) && (await hasTray)
}
