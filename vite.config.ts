import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Small pieces cost a request each; the font files stay files so that they are cached and preloaded.
  build: { assetsInlineLimit: 0, sourcemap: false, target: 'es2022' },
  server: { hmr: { port: 24678 } },
})
