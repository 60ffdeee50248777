import type { Handlers } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** Answers how the list is arranged, and what is done to many profiles at once. */
export function arrangementHandlers({
  desk,
  clipboard,
  questions
}: HandlerParts): Pick<
  Handlers,
  'sortProfiles' | 'pinProfiles' | 'colourTag' | 'tagProfiles' | 'deleteProfiles' | 'undoDelete'
> {
  const { arrangement, deletions } = desk
  return {
    async sortProfiles(order) {
      const arranged = await arrangement.arrange(order)
      return arranged.ok ? succeeded({}) : arranged
    },
    async pinProfiles({ profileIds, pinned }) {
      const known = profileIds.filter((id) => desk.profiles.get(id) !== undefined)
      const done = await arrangement.pin(known, pinned)
      return done.ok ? succeeded({}) : done
    },
    async colourTag({ tag, colour }) {
      const done = await arrangement.colourTag(tag, colour)
      return done.ok ? succeeded({}) : done
    },
    async tagProfiles({ profileIds, add, remove }) {
      const tagged = await arrangement.tag(profileIds, add, remove)
      return tagged.ok ? succeeded({ changed: tagged.value }) : tagged
    },
    async deleteProfiles({ profileIds }) {
      const profiles = profileIds.flatMap((id) => desk.profiles.get(id) ?? [])
      if (profiles.length === 0) return failed({ kind: 'profile-missing' })
      const ids = profiles.map(({ id }) => id)
      const saved = await deletions.secretsOf(ids)
      // SECURITY: the page alone cannot make a secret disappear. [src/main/ipc/handlers.security.test.ts]
      if (!(await questions.confirmDelete({ profiles, ...saved }))) return succeeded({ deleted: 0 })
      const removed = await deletions.remove(ids)
      if (!removed.ok) return removed
      // SECURITY: its token goes with it. [src/main/ipc/handlers.security.test.ts]
      for (const id of ids) await clipboard.clearIfFrom(id)
      return succeeded(removed.value)
    },
    async undoDelete({ undo }) {
      const restored = await deletions.undo(undo)
      return restored.ok ? succeeded({ restored: restored.value }) : restored
    }
  }
}
