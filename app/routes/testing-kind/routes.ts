import { route } from '@react-router/dev/routes'

/** The pages of memos, the kind of post that only tests know: none but in a build for tests. */
// biome-ignore lint/style/noProcessEnv: read when the pages are built, not when they are served
export const memoRoutes = process.env.ATRIUM_TESTING_KIND
  ? [
      route('memos', 'routes/testing-kind/memos.tsx'),
      route('memos/:number', 'routes/testing-kind/memo.tsx'),
    ]
  : []
