import type { Handlers } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The calls about tokens of many profiles at once. */
export function workHandlers({
  desk,
  clipboard,
  version
}: HandlerParts): Pick<Handlers, 'startWork' | 'cancelWork' | 'getWork' | 'copyWork'> {
  return {
    startWork: ({ kind, profileIds }) => desk.work.start(kind, profileIds),
    cancelWork() {
      desk.work.cancel()
      return Promise.resolve(succeeded({}))
    },
    getWork() {
      const report = desk.work.report()
      return Promise.resolve(succeeded(report === undefined ? {} : { report: report }))
    },
    async copyWork({ withNames }) {
      const text = await desk.work.text({ withNames, version })
      if (text === undefined) return failed({ kind: 'too-late' })
      await clipboard.writePlain(text)
      return succeeded({})
    }
  }
}
