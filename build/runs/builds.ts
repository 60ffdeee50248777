/** Builds the app: a program's path and arguments for Node. */
export const appBuild = [
  'node_modules/electron-vite/bin/electron-vite.js',
  'build',
  '--logLevel',
  'warn'
] as const

/** Builds `ptd`, the command line. */
export const commandLineBuild = [
  'node_modules/vite/bin/vite.js',
  'build',
  '--config',
  'vite.cli.config.ts',
  '--logLevel',
  'warn'
] as const

/** Builds what runs beside the app. */
export const toolsBuild = [
  'node_modules/vite/bin/vite.js',
  'build',
  '--config',
  'vite.tools.config.ts',
  '--logLevel',
  'warn'
] as const
