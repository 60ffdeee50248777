import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import { words } from '../../words'
import { shownName } from '../dialogs/certificate-files'
import type { HandlerParts } from './handler-parts'

/** Profiles from files and into files. The page names no path: the person does, in a native dialog. */
export function transferHandlers({
  desk,
  questions,
  now
}: HandlerParts): Pick<
  Handlers,
  | 'chooseImportFile'
  | 'previewImport'
  | 'applyImport'
  | 'cancelImport'
  | 'exportProfiles'
  | 'readPasted'
> {
  return {
    async chooseImportFile() {
      const path = await questions.chooseProfileFile()
      if (path === undefined) return succeeded({})
      const preview = await desk.transfer.preview({ path })
      return preview.ok ? succeeded({ preview: preview.value }) : preview
    },
    async previewImport({ text, fileName }) {
      const preview = await desk.transfer.preview({ text, fileName })
      return preview.ok ? succeeded({ preview: preview.value }) : preview
    },
    applyImport: ({ ticket }) => desk.transfer.apply(ticket),
    cancelImport({ ticket }) {
      desk.transfer.cancel(ticket)
      return Promise.resolve(succeeded({}))
    },
    async exportProfiles({ profileIds, format }) {
      const fileName = words.dialogs.saveProfiles.fileName(dayOf(now()), format)
      const path = await questions.chooseProfileTarget(fileName, format)
      if (path === undefined) return succeeded({ count: 0 })
      const saved = await desk.transfer.exportFile(path, { format, profileIds })
      return saved.ok ? succeeded({ savedAs: shownName(path), count: saved.value }) : saved
    },
    async readPasted({ text }) {
      const { readPasted } = await import('../../core/profiles/pasted/read-pasted')
      return succeeded(readPasted(text))
    }
  }
}

/** The day where the person is, as `YYYY-MM-DD`. */
function dayOf(at: number): string {
  const date = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
