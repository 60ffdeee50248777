/** One screen, as large as the windows of the tests ever are. */
const onlyScreen = { x: 0, y: 0, width: 1920, height: 1080 }

/** `screen`. Tests need no more than its size. */
export const screen = {
  getAllDisplays(): readonly Pick<Electron.Display, 'bounds' | 'workArea'>[] {
    return [{ bounds: onlyScreen, workArea: onlyScreen }]
  }
}
