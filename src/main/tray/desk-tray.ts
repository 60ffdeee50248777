import { Menu, nativeImage, Tray, type NativeImage } from 'electron'
import { words } from '../../words'
import { drawTrayIcon } from './tray-drawing'
import { trayMenu, type TrayMenuOptions } from './tray-menu'

/** The size of the icon in device-independent pixels, and what it is drawn for. */
const SIZE = 16
const SCALES = [1, 1.5, 2, 3]

/** The icon beside the clock, with its menu. */
export class DeskTray {
  readonly #tray: Tray
  readonly #options: () => TrayMenuOptions

  constructor(platform: NodeJS.Platform, options: () => TrayMenuOptions) {
    this.#options = options
    this.#tray = new Tray(trayImage(platform))
    this.#tray.setToolTip(words.names.product)
    // On macOS a click opens the menu; elsewhere it brings the window, which most people expect.
    if (platform !== 'darwin') this.#tray.on('click', () => options().open())
    this.update()
  }

  /** Makes the menu anew: Linux shows changes of an old one to nobody. */
  update(): void {
    if (!this.#tray.isDestroyed())
      this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(this.#options())))
  }

  close(): void {
    this.#tray.destroy()
  }
}

function trayImage(platform: NodeJS.Platform): NativeImage {
  const mac = platform === 'darwin'
  const drawing = mac ? 'template' : 'coloured'
  const image = nativeImage.createEmpty()
  for (const scaleFactor of SCALES) {
    const sizePx = SIZE * scaleFactor
    const buffer = drawTrayIcon(drawing, sizePx)
    image.addRepresentation({ buffer, width: sizePx, height: sizePx, scaleFactor })
  }
  if (mac) image.setTemplateImage(true)
  return image
}
