import { describe, expect, it } from 'vitest'
import { drawTrayIcon } from './tray-drawing'

const sizePx = 32

function pixel(pixels: Buffer, across: number, down: number): readonly number[] {
  const at = (down * sizePx + across) * 4
  return [...pixels.subarray(at, at + 4)]
}

describe('the tray’s icon', () => {
  it.each([16, 32, 44])('has four bytes for each of its pixels at %i', (size) => {
    expect(drawTrayIcon('template', size)).toHaveLength(size * size * 4)
  })

  it('is black and nothing else where it is a template, so that the system can colour it', () => {
    const pixels = drawTrayIcon('template', sizePx)
    const colours = pixels.filter((_, place) => place % 4 !== 3)
    expect(colours.every((value) => value === 0)).toBe(true)
    expect(pixel(pixels, 16, 16)).toEqual([0, 0, 0, 255])
    expect(pixel(pixels, 0, 0)).toEqual([0, 0, 0, 0])
  })

  it('is white on the accent colour elsewhere, with round corners', () => {
    const pixels = drawTrayIcon('coloured', sizePx)
    expect(pixel(pixels, 16, 16)).toEqual([255, 255, 255, 255])
    expect(pixel(pixels, 16, 1)).toEqual([0xd9, 0x56, 0x2f, 255])
    expect(pixel(pixels, 0, 0)[3]).toBeLessThan(128)
  })

  it('has a ring that is open at the upper right', () => {
    const pixels = drawTrayIcon('coloured', sizePx)
    const ring = Math.round(0.28 * sizePx * Math.SQRT1_2)
    expect(pixel(pixels, 16 - ring, 16 - ring)).toEqual([255, 255, 255, 255])
    expect(pixel(pixels, 16 + ring, 16 - ring)).toEqual([0xd9, 0x56, 0x2f, 255])
  })

  it('has no colour brighter than its alpha allows', () => {
    const pixels = drawTrayIcon('coloured', sizePx)
    for (let at = 0; at < pixels.length; at += 4)
      expect(Math.max(...pixels.subarray(at, at + 3))).toBeLessThanOrEqual(pixels[at + 3] ?? 0)
  })
})
