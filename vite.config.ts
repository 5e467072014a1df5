import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // The style sheet keeps light-dark(), which every browser since 2024 knows: rewritten for older ones it would be a third longer.
  // Small pieces cost a request each; the font files stay files so that they are cached and preloaded.
  build: { assetsInlineLimit: 0, sourcemap: false, target: 'es2022', cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'] },
  server: { hmr: { port: 24678 } },
})
