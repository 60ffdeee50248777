const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  sender: () => ipcRenderer.invoke('sender'),
  add: (left, right) => left + right,
  refuse: () => {
    throw new TypeError('refused')
  },
  onTick: (callback) => {
    const listener = (_event, tick) => callback(tick)
    ipcRenderer.on('tick', listener)
    return () => {
      ipcRenderer.removeListener('tick', listener)
    }
  },
  modules: () =>
    ['fs', 'node:child_process'].map((name) => {
      try {
        return typeof require(name)
      } catch (error) {
        return error.message
      }
    })
})
