import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The test calls. */
export function probeHandlers({
  desk,
  questions
}: HandlerParts): Pick<Handlers, 'getProbeCalls' | 'runProbe' | 'cancelProbe' | 'getProbeText'> {
  return {
    getProbeCalls: ({ profileId }) => Promise.resolve(desk.probe.plan(profileId)),
    runProbe: ({ profileId, request }) =>
      desk.probe.run(profileId, request, (profile, host) =>
        questions.confirmApiHost(profile, host)
      ),
    cancelProbe({ profileId }) {
      desk.probe.cancel(profileId)
      return Promise.resolve(succeeded({}))
    },
    getProbeText({ profileId }) {
      const text = desk.probe.text(profileId)
      return Promise.resolve(succeeded(text === undefined ? {} : { text }))
    }
  }
}
