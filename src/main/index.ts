import { join } from 'node:path'
import { startApp } from './app'

startApp({ builtFolder: join(import.meta.dirname, '..') })
