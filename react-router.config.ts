import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  ssr: true,
  // All addresses are in the first page's manifest: no request to find out where a link leads.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
