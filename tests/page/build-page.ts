import { svelte } from '@sveltejs/vite-plugin-svelte'
import { resolve } from 'node:path'
import { build } from 'vite'

const root = resolve('src/renderer')

/**
 * Builds the page alone, and the fake main process as one script, so that the page can be tried
 * without its shell.
 */
export async function buildPage(outDirectory: string): Promise<{ readonly fakePath: string }> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: resolve('svelte.config.js') })],
    build: {
      outDir: resolve(outDirectory, 'page'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: { index: resolve(root, 'index.html'), quick: resolve(root, 'quick.html') }
      }
    }
  })
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: resolve(outDirectory, 'fake'),
      emptyOutDir: true,
      lib: {
        entry: resolve('tests/page/fake-desktop.ts'),
        formats: ['iife'],
        name: 'fakeDesktop',
        fileName: () => 'fake-desktop.js'
      }
    }
  })
  return { fakePath: resolve(outDirectory, 'fake/fake-desktop.js') }
}
