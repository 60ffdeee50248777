import { Emitter } from './emitter'

/**
 * `powerMonitor`. Nothing happens by itself, and somebody is always there: a test emits what it wants to
 * have happened, and assigns the two methods to be told otherwise.
 */
class PowerMonitor extends Emitter {
  constructor() {
    super('PowerMonitor', [
      'lock-screen',
      'resume',
      'shutdown',
      'suspend',
      'unlock-screen',
      'user-did-resign-active'
    ])
  }

  getSystemIdleTime(): number {
    return 0
  }

  getSystemIdleState(_thresholdSeconds: number): 'active' | 'idle' | 'locked' | 'unknown' {
    return 'active'
  }
}

export const powerMonitor = new PowerMonitor()
