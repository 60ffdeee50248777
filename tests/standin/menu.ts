import { app } from './app'
import { Emitter } from './emitter'
import { notImplemented } from './surface'
import { focusedWindow } from './windows'

type ItemOptions = Omit<Electron.MenuItemConstructorOptions, 'click' | 'submenu'> & {
  readonly click?: (item: MenuItem, window: object | undefined, event: object) => void
  readonly submenu?: readonly ItemOptions[] | Menu
}

/** `MenuItem`: what a click does, without anything to click on. */
export class MenuItem implements Pick<
  Electron.MenuItem,
  'accelerator' | 'checked' | 'click' | 'enabled' | 'id' | 'label' | 'type' | 'visible'
> {
  readonly id: string
  readonly type: Electron.MenuItem['type']
  readonly role: ItemOptions['role']
  readonly accelerator: string | null
  readonly submenu: Menu | undefined
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #onClick: ItemOptions['click']

  constructor(options: ItemOptions) {
    const { submenu } = options
    this.id = options.id ?? ''
    this.role = options.role
    this.accelerator = options.accelerator ?? null
    this.submenu = submenu && !(submenu instanceof Menu) ? Menu.buildFromTemplate(submenu) : submenu
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.label = options.label ?? options.role ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#onClick = options.click
  }

  click(event: object = {}, window = focusedWindow()): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.#onClick) this.#onClick(this, window, event)
    else if (this.role === 'quit') app.quit()
    else if (this.role === 'close') window?.close()
    else if (this.role) throw notImplemented(`the menu role '${this.role}'`)
  }
}

let applicationMenu: Menu | null = null

/** `Menu`: nothing is drawn, and accelerators do nothing. */
export class Menu extends Emitter {
  readonly items: MenuItem[] = []

  constructor() {
    super('Menu', [])
  }

  static buildFromTemplate(template: readonly (ItemOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
