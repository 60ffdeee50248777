/** The icon's two forms: `template` is black on nothing and takes the menu bar's colour on macOS. */
export type TrayDrawing = 'template' | 'coloured'

interface Colour {
  readonly red: number
  readonly green: number
  readonly blue: number
}

const black: Colour = { red: 0, green: 0, blue: 0 }
const white: Colour = { red: 255, green: 255, blue: 255 }
/** The accent colour of the light theme: it stands out on light and on dark panels. */
const accent: Colour = { red: 0x2f, green: 0x56, blue: 0xd9 }

/** Each pixel is looked at in this many places across and down, so that edges are smooth. */
const SAMPLES = 4

/**
 * Draws the tray's icon: the ring of a token that empties, with its dot. Returns the pixels row by row,
 * four bytes each: blue, green, red and alpha, multiplied by the alpha.
 */
export function drawTrayIcon(drawing: TrayDrawing, sizePx: number): Buffer {
  const pixels = Buffer.alloc(sizePx * sizePx * 4)
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      const ground = drawing === 'coloured' ? coverage(x, y, sizePx, isGround) : 0
      const mark = coverage(x, y, sizePx, isMark)
      const over = drawing === 'coloured' ? white : black
      const at = (y * sizePx + x) * 4
      const below = ground * (1 - mark)
      pixels[at] = Math.round(accent.blue * below + over.blue * mark)
      pixels[at + 1] = Math.round(accent.green * below + over.green * mark)
      pixels[at + 2] = Math.round(accent.red * below + over.red * mark)
      pixels[at + 3] = Math.round(255 * (below + mark))
    }
  }
  return pixels
}

/** How much of a pixel a shape covers, from 0 to 1. Shapes are told in parts of the icon's size. */
function coverage(
  x: number,
  y: number,
  sizePx: number,
  isInside: (across: number, down: number) => boolean
): number {
  let inside = 0
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let column = 0; column < SAMPLES; column += 1) {
      const across = (x + (column + 0.5) / SAMPLES) / sizePx
      const down = (y + (row + 0.5) / SAMPLES) / sizePx
      if (isInside(across, down)) inside += 1
    }
  }
  return inside / (SAMPLES * SAMPLES)
}

/** A square with round corners. */
function isGround(across: number, down: number): boolean {
  const corner = 0.24
  const beyond = (place: number): number => Math.max(Math.abs(place - 0.5) - (0.5 - corner), 0)
  return Math.hypot(beyond(across), beyond(down)) <= corner
}

/** Three quarters of a ring, open at the upper right, and a dot in its middle. */
function isMark(across: number, down: number): boolean {
  const distance = Math.hypot(across - 0.5, down - 0.5)
  const isOpen = across > 0.5 && down < 0.5
  return distance <= 0.11 || (distance >= 0.22 && distance <= 0.34 && !isOpen)
}
