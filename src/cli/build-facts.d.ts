/** The version of the package, put in by the build (vite.cli.config.ts). */
declare const __PTD_VERSION__: string
