import { arch, platform, release } from 'node:os'
import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The doctor. */
export function doctorHandlers({
  desk,
  clipboard,
  version
}: HandlerParts): Pick<Handlers, 'runDoctor' | 'cancelDoctor' | 'copyDoctorReport'> {
  return {
    runDoctor: ({ profileId }) => desk.doctor.run(profileId),
    cancelDoctor({ profileId }) {
      desk.doctor.cancel(profileId)
      return Promise.resolve(succeeded({}))
    },
    async copyDoctorReport({ profileId, withNames }) {
      const system = `${platform()} ${release()} ${arch()}`
      const written = await desk.doctor.text(profileId, { withNames, version, system })
      if (!written.ok) return written
      await clipboard.writePlain(written.value)
      return succeeded({})
    }
  }
}
