import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import { words } from '../../words'
import { shownName } from '../dialogs/certificate-files'
import type { HandlerParts } from './handler-parts'

/** What was done and when, and its text for a ticket. */
export function activityHandlers({
  desk,
  clipboard,
  questions,
  version,
  now
}: Pick<HandlerParts, 'desk' | 'clipboard' | 'questions' | 'version' | 'now'>): Pick<
  Handlers,
  'getActivity' | 'saveActivity' | 'copyActivity' | 'clearActivity'
> {
  return {
    async getActivity(query) {
      const { entries, more } = await desk.activity.list(query)
      return succeeded({ entries: [...entries], more })
    },
    async saveActivity(wish) {
      const day = new Date(now()).toISOString().slice(0, 10)
      const path = await questions.chooseTextTarget(words.activity.ticket.fileName(day))
      if (path === undefined) return succeeded({})
      const saved = await desk.activity.save(path, { ...wish, version })
      return saved.ok ? succeeded({ savedAs: shownName(path) }) : saved
    },
    async copyActivity(wish) {
      const { text, count } = await desk.activity.text({ ...wish, version })
      await clipboard.writePlain(text)
      return succeeded({ count })
    },
    async clearActivity() {
      // SECURITY: the page alone cannot remove what was done.  [src/main/ipc/activity-handlers.security.test.ts]
      if (!(await questions.confirmClearActivity())) return succeeded({ cleared: false })
      await desk.activity.clear()
      return succeeded({ cleared: true })
    }
  }
}
