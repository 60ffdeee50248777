/** One screen, as large as the windows of the tests ever are. */
const onlyScreen = { x: 0, y: 0, width: 1920, height: 1080 }

type Display = Pick<Electron.Display, 'bounds' | 'workArea'>

/** `screen`. Tests need no more than its size; the mouse lies in its corner. */
export const screen = {
  getAllDisplays(): readonly Display[] {
    return [{ bounds: onlyScreen, workArea: onlyScreen }]
  },

  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 }
  },

  getDisplayNearestPoint(): Display {
    return { bounds: onlyScreen, workArea: onlyScreen }
  }
}
