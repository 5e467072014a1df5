// A kind of post is named in its own folders. Everything else reads its declaration (post-kinds.ts) or what the API says of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Where ideas are at home, or have to be named once. */
const MAY = [
  /^graphql\/ideas\//,
  /^app\/routes\/ideas\//,
  /^graphql\/imports\//, // the importer of ideas
  /^graphql\/(features\.ts|schema\.graphql)$/,
  /^app\/(routes\.ts|graphql-env\.d\.ts|components\/places\.ts)$/,
  /^prisma\/(company\/|seed|factory\.ts|miscounts\.ts|generated\/)/, // the demo, and what tests are furnished with
  /^server\.ts$/, // mounts the live route of boards
  /\.test\.tsx?$/,
  /(^|\/)(mail-)?testing\.tsx?$/,
]

/** What still names ideas and shall not: strike a file here when it no longer does. */
const STILL = [
  'app/components/bottom-navigation.tsx',
  'app/components/page.tsx',
  'app/components/palette-groups.tsx',
  'app/components/shell.tsx',
  'app/routes/admin/admin-done.tsx',
  'app/routes/admin/board-row.tsx',
  'app/routes/admin/person-sheet.tsx',
  'app/routes/home/home-document.ts',
  'app/routes/home/home.tsx',
  'app/routes/home/since.tsx',
  'app/routes/home/use-home-news.ts',
  'app/routes/home/to-do.tsx',
  'app/routes/app-layout.tsx',
  'app/routes/notifications/notifications.tsx',
  'app/routes/notifications/notification-groups.ts',
  'app/routes/people/person-document.ts',
  'app/routes/people/person-lists.tsx',
  'app/routes/people/person.tsx',
  'app/routes/search/palette.ts',
  'app/routes/search/search.tsx',
  'app/routes/spaces/boards-of.tsx',
  'app/routes/spaces/space-document.ts',
  'app/routes/spaces/space.tsx',
  'bin/import.ts',
  'graphql/notifications/sentences.ts',
]

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

/** Comments and words that only look alike do not count. */
const codeOf = (path: string): string =>
  readFileSync(join(root, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')

test('no file outside the folders of ideas names them', () => {
  const naming = ['app', 'graphql', 'prisma', 'bin']
    .flatMap(files)
    .concat('server.ts', 'env.ts', 'log.ts')
    .filter((path) => !MAY.some((may) => may.test(path)))
    .filter((path) => /idea/i.test(codeOf(path)))
  const wayOut =
    'read the kind’s declaration in graphql/post-kinds.ts, or what interface Post says of it'
  expect(
    naming.filter((path) => !STILL.includes(path)),
    wayOut,
  ).toEqual([])
  expect(
    STILL.filter((path) => !naming.includes(path)),
    'strike it from the list',
  ).toEqual([])
})
