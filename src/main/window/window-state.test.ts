import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseWindowState, readWindowState, usableState, writeWindowState } from './window-state'

const laptop = { x: 0, y: 0, width: 1280, height: 800 }
const left = { x: -1920, y: 0, width: 1920, height: 1080 }
const size = { width: 1000, height: 700 }

describe('a saved window', () => {
  it.each([
    ['on the only screen', { x: 100, y: 50 }, [laptop]],
    ['on the screen at the left', { x: -1800, y: 50 }, [laptop, left]],
    ['partly beyond the right edge', { x: 1100, y: 50 }, [laptop]],
    ['partly beyond the left edge', { x: -800, y: 50 }, [laptop]]
  ])('comes back when it is %s', (_where, place, screens) => {
    const state = { bounds: { ...place, ...size }, maximized: false }
    expect(usableState(state, screens)).toEqual(state)
  })

  it.each([
    ['on a screen that is gone', { x: -1800, y: 50 }, [laptop]],
    ['with only a sliver in sight', { x: 1250, y: 50 }, [laptop]],
    ['above every screen', { x: 100, y: -200 }, [laptop]],
    ['below every screen', { x: 100, y: 790 }, [laptop]],
    ['and no screen is there', { x: 100, y: 50 }, []]
  ])('is forgotten when it is %s', (_where, place, screens) => {
    expect(usableState({ bounds: { ...place, ...size }, maximized: true }, screens)).toBeUndefined()
  })
})

describe('the file of the window state', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'window-state-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('gives back what was written', async () => {
    const state = { bounds: { x: 1, y: 2, ...size }, maximized: true }
    await writeWindowState(folder, state)
    expect(await readWindowState(folder)).toEqual(state)
    expect(await readdir(folder)).toEqual(['window.json'])
  })

  it('is not needed', async () => {
    expect(await readWindowState(folder)).toBeUndefined()
  })

  it('is ignored when it is damaged', async () => {
    await writeFile(join(folder, 'window.json'), '{"version":1,"bou')
    expect(await readWindowState(folder)).toBeUndefined()
  })

  it.each([
    '',
    'null',
    '{"version":2,"bounds":{"x":0,"y":0,"width":900,"height":700},"maximized":false}',
    '{"version":1,"bounds":{"x":0,"y":0,"width":1e9,"height":700},"maximized":false}',
    '{"version":1,"bounds":{"x":0.5,"y":0,"width":900,"height":700},"maximized":false}',
    '{"version":1,"bounds":{"x":0,"y":0,"width":"900","height":700},"maximized":false}'
  ])('is ignored when it says %j', (text) => {
    expect(parseWindowState(text)).toBeUndefined()
  })
})
