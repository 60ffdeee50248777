import type { Desk } from '../../core/desk'
import type { SendEvent } from './events'

/** Tells the page whatever changes in the desk, for as long as the app runs. */
export function connectEvents(desk: Desk, send: SendEvent): void {
  desk.profiles.onChange(({ saved, removed }) => {
    send('profilesChanged', { saved: [...saved], removed: [...removed] })
  })
  desk.profiles.onStoreChange((view) => {
    send('storeChanged', view)
  })
  desk.tokens.onChange((view) => {
    send('tokenChanged', view)
  })
  desk.signIn.onChange((change) => {
    send('signInChanged', change)
  })
  desk.doctor.onChange((change) => {
    send('doctorChanged', change)
  })
  desk.work.onChange((work) => {
    send('workChanged', work)
  })
  desk.arrangement.onChange((arrangement) => {
    send('arrangementChanged', arrangement)
  })
  desk.transfer.onProgress((progress) => {
    send('importProgress', progress)
  })
  desk.activity.onAdded((entry) => {
    send('activityAdded', entry)
  })
  desk.vault.onChange((view) => {
    send('vaultChanged', view)
  })
}
