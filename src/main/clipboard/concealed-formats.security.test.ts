import { expect, it } from 'vitest'
import { concealingFormats } from './concealed-formats'

const zeroDword = new Uint8Array([0, 0, 0, 0])

it('asks Windows to keep the text out of history, cloud and watchers', () => {
  expect(concealingFormats('win32')).toEqual({
    ExcludeClipboardContentFromMonitorProcessing: zeroDword,
    CanIncludeInClipboardHistory: zeroDword,
    CanUploadToCloudClipboard: zeroDword
  })
})

it('marks the text as concealed and transient on macOS', () => {
  expect(concealingFormats('darwin')).toEqual({
    'org.nspasteboard.ConcealedType': '1',
    'org.nspasteboard.TransientType': '1'
  })
})

it('marks the text as secret on Linux and its relatives', () => {
  for (const platform of ['linux', 'freebsd'] as const)
    expect(concealingFormats(platform)).toEqual({ 'x-kde-passwordManagerHint': 'secret' })
})
