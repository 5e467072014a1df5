import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  ssr: true,
  // The first page's manifest holds only its own routes; others are fetched when a link to them is rendered, so a new
  // page costs the first one nothing.
  routeDiscovery: { mode: 'lazy' },
} satisfies Config
