import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

export default defineConfig({
  main: {
    build: {
      // Bundled, so that a start reads one file. Left out: the native key-store libraries, which must
      // lie on disk as they were published.
      externalizeDeps: {
        include: ['@azure/msal-node-extensions', 'keytar'],
        exclude: ['@azure/msal-node', 'node-forge', 'undici', 'zod']
      },
      rolldownOptions: { input: { index: resolve('src/main/index.ts') } }
    }
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          index: resolve('src/preload/index.ts'),
          quick: resolve('src/preload/quick.ts')
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    plugins: [svelte()],
    build: {
      minify: true,
      // The content policy allows no data: URLs and the page no inline preload script.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          quick: resolve('src/renderer/quick.html')
        }
      }
    }
  }
})
