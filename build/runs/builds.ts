/** The programs that build the app, and then what runs beside it; paths and arguments for Node. */
export const builds = [
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'vite.tools.config.ts',
    '--logLevel',
    'warn'
  ]
] as const
