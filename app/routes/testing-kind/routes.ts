import { route } from '@react-router/dev/routes'
import { isBuiltForTests } from './build.ts'

/** The pages of memos, the kind of post that only tests know. */
export const memoRoutes = isBuiltForTests
  ? [
      route('memos', 'routes/testing-kind/memos.tsx'),
      route('memos/:number', 'routes/testing-kind/memo.tsx'),
    ]
  : []
