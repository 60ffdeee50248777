import { Emitter } from './emitter'

/** `powerMonitor`. Nothing happens by itself: a test emits what it wants to have happened. */
export const powerMonitor = new Emitter('PowerMonitor', [
  'lock-screen',
  'resume',
  'shutdown',
  'suspend',
  'unlock-screen'
])
