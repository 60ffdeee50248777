import { Emitter } from './emitter'

type Source = Electron.NativeTheme['themeSource']

/** `nativeTheme`. The system's own theme counts as light. */
export class NativeTheme
  extends Emitter
  implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: Source = 'system'

  constructor() {
    super('NativeTheme', ['updated'])
  }

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    this.#source = source
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()
