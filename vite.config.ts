import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

// Few files, for gzip finds more in a large one (5 kB of the first page): React and the router, then what most pages share.
const groups = [
  {
    name: 'frame',
    test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/,
    priority: 2,
  },
  {
    name: 'house',
    test: /app[\\/](components|ui|live)[\\/](?!editor|markdown|name-suggestions|replace-text|composer|comment|reactions|upload|use-uploads|sprite|form-files|file-pick|shrink-picture|person-field)|lucide/,
    minShareCount: 3,
    priority: 2,
  },
  // What only people who write need does not come with what everybody reads.
  {
    name: 'desk',
    test: /app[\\/](components|ui)[\\/](editor|markdown|name-suggestions|replace-text|composer|comment|reactions|upload|use-uploads|sprite|form-files|file-pick|shrink-picture|person-field)/,
    minShareCount: 2,
    priority: 1,
  },
]

export default defineConfig({
  plugins: [reactRouter()],
  // The style sheet keeps light-dark(), which every browser since 2024 knows: rewritten for older ones it would be a third longer.
  // Small pieces cost a request each; the font files stay files so that they are cached and preloaded.
  build: {
    assetsInlineLimit: 0,
    sourcemap: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
  },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
  },
  server: { hmr: { port: 24678 } },
})
