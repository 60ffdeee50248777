import { describe, expect, it } from 'vitest'
import { succeeded } from '../../shared/result'
import { profileId, sampleOutputs } from './contract-samples'
import { shellParts } from './fake-shell'
import { probeHandlers } from './probe-handlers'

const other = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('the test calls', () => {
  it('are listed by the desk', async () => {
    const { parts } = shellParts()
    expect(await probeHandlers(parts).getProbeCalls({ profileId })).toEqual(
      succeeded(sampleOutputs.getProbeCalls)
    )
  })

  it.each([true, false])('ask about a host in a native dialog, whose answer is %s', async (yes) => {
    const { parts, asked } = shellParts({ confirms: yes })
    const { runProbe } = probeHandlers(parts)
    await runProbe({ profileId, request: { call: 'customers' } })
    await runProbe({ profileId, request: { path: '/v1/profiles/support' } })
    expect(asked).toEqual([`probe customers ${yes}`, `probe /v1/profiles/support ${yes}`])
  })

  it('can be cancelled', async () => {
    const { parts, asked } = shellParts()
    expect(await probeHandlers(parts).cancelProbe({ profileId })).toEqual(succeeded({}))
    expect(asked).toEqual(['cancel probe'])
  })

  it('give the text of the last answer while it is kept', async () => {
    const { getProbeText } = probeHandlers(shellParts().parts)
    expect(await getProbeText({ profileId })).toEqual(succeeded({ text: '{"text":1}' }))
    expect(await getProbeText({ profileId: other })).toEqual(succeeded({}))
  })
})
