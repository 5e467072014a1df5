// A kind of post is named in its own folders. Everything else reads its declaration (post-kinds.ts) or what the API says of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PLACES } from '#app/components/places.ts'
import { features } from './features.ts'
import { addPostKinds, kindOf, postKinds } from './post-kinds.ts'

const root = join(import.meta.dirname, '..')

type May = readonly (readonly [RegExp, string])[]
/** Everywhere: one line each, and what is generated or only furnishes tests. */
const EVERY_KIND: May = [
  [/^graphql\/features\.ts$/, 'one line in the list of features'],
  [
    /^app\/(routes|asked|components\/(places|sections|idea-sections))\.ts$/,
    'one line in each list',
  ],
  [/^graphql\/(exports|erasure)\//, 'says of every table of the database what becomes of it'],
  [/^(search\/synonyms-|language\/)/, 'words of a language, not the kind'],
  [/^(app\/graphql-env\.d\.ts|prisma\/generated\/)/, 'generated'],
  [/\.test\.tsx?$|(^|\/)(mail-)?testing(-\w+)?\.tsx?$|^prisma\/factory\.ts$/, 'furnishes tests'],
]

/** What entries of challenges have beyond the challenge itself, each in its folder. */
const ENTRY_FEATURES =
  /^graphql\/(stage-gates|stage-templates|process-tags|campaigns|entry-(themes|drafts|forms|links|cases))\//

/** The word of a kind, its folders, and who else may name it, each with the reason. */
const WORDS: { word: RegExp; folders: RegExp; may: May }[] = [
  {
    word: /idea/i,
    folders: /^(graphql|app\/routes)\/ideas\//,
    may: [
      [/^(graphql|app\/routes)\/challenges\//, 'an entry of a challenge is an idea'],
      [/^(graphql|app\/routes)\/teams\//, 'a team works on an idea'],
      [/^graphql\/(sponsoring|outcomes)\//, 'the sponsor’s side, and what came of entries'],
      [ENTRY_FEATURES, 'entries of challenges are ideas'],
      [/^(graphql|app\/routes)\/insights\//, 'what customers say leads to ideas'],
      [
        /^(graphql\/imports\/|bin\/import(-plan)?\.ts$|app\/routes\/admin\/import)/,
        'the importer of ideas',
      ],
      [/^(graphql|app\/routes)\/rewards\//, 'rewards are for entries, which are ideas'],
      [
        /^graphql\/goals\/service\.ts$/,
        'whoever may be named on an idea of a space may own its goals',
      ],
      [/^graphql\/setup\//, 'a company begins with a board, and a first week with an idea'],
      [/^app\/routes\/developers\/documents\.ts$/, 'examples of documents'],
      [/^server\.ts$/, 'mounts the live route of boards'],
    ],
  },
  {
    word: /challenge/i,
    folders: /^(graphql|app\/routes)\/challenges\//,
    may: [
      [/^graphql\/(sponsoring|outcomes)\//, 'the sponsor’s side, and what came of entries'],
      [ENTRY_FEATURES, 'entries of challenges'],
      [/^(graphql|app\/routes)\/rewards\//, 'rewards are for what came of entries'],
      [/^(graphql|app\/routes)\/goals\//, 'what challenges are for: they serve a goal'],
      [
        /^(graphql\/imports\/|bin\/import\.ts$|app\/routes\/admin\/import)/,
        'the importer of ideas enters them in one that runs already',
      ],
      [/^graphql\/sign-in\//, 'what a passkey signs is called that by its standard'],
      [/^(graphql|app\/routes)\/insights\//, 'what customers say leads to challenges'],
      [
        /^graphql\/(roles|people\/role-schema)\.ts$/,
        'the right to sponsor one, and what its role is',
      ],
    ],
  },
  {
    word: /customer/i,
    folders: /^(graphql|app\/routes)\/customers\//,
    may: [
      [/^(graphql|app\/routes)\/insights\//, 'are drawn from what customers say'],
      [
        /^app\/components\/customer-themes\.tsx$/,
        'what insights show on pages of ideas and challenges',
      ],
      [
        /^app\/routes\/challenges\/challenge-(aside|document)\.tsx?$/,
        'shows the customers behind its themes',
      ],
      [/^graphql\/stage-gates\//, 'says whose quotes it counts'],
      [/^graphql\/(roles|people\/role-schema)\.ts$/, 'the rights of those who answer customers'],
      [/^graphql\/setup\//, 'a company begins with a channel'],
      [
        /^(graphql\/imports\/|bin\/import\.ts$|app\/routes\/admin\/import)/,
        'the importer of what customers wrote',
      ],
      [/^server\.ts$/, 'mounts the channels'],
    ],
  },
]

/** Whose files may be imported by features that are no kind's own, each with the reason. */
const IMPORTS: Record<string, May> = {
  ideas: [
    [/^graphql\/(rewards|goals)\//, 'rewards are for entries, which are ideas; who may own a goal'],
    [/^(graphql|app\/routes)\/challenges\//, 'an entry of a challenge is an idea'],
    [ENTRY_FEATURES, 'entries of challenges are ideas'],
    [/^(graphql|app\/routes)\/teams\//, 'a team works on an idea'],
    [/^graphql\/(sponsoring|outcomes)\//, 'the sponsor’s side, and what came of entries'],
    [/^graphql\/imports\//, 'the importer of ideas'],
    [/^graphql\/setup\//, 'a company begins with a board'],
    [/^server\.ts$/, 'mounts the live route of boards'],
  ],
  challenges: [
    [/^graphql\/(sponsoring|outcomes)\//, 'what sponsors of challenges owe'],
    [ENTRY_FEATURES, 'entries of challenges'],
    [/^graphql\/rewards\//, 'rewards are for what came of entries'],
    [/^graphql\/goals\//, 'challenges serve a goal'],
    [/^graphql\/imports\//, 'the importer of ideas enters them in one that runs already'],
  ],
  questions: [
    [/^graphql\/network\//, 'a proposed team is asked like the experts of a question'],
    [/^graphql\/imports\//, 'the importer of questions'],
  ],
  customers: [
    [/^graphql\/insights\//, 'are drawn from what customers say'],
    [/^graphql\/imports\//, 'the importer of what customers wrote'],
    [/^server\.ts$/, 'mounts the channels'],
  ],
}

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

/** Comments and words that only look alike do not count. */
const codeOf = (path: string): string =>
  readFileSync(join(root, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/code_?challenge/gi, '') // OAuth's own word

const paths = ['app', 'graphql', 'prisma', 'search', 'language', 'bin']
  .flatMap(files)
  .concat('server.ts', 'env.ts', 'log.ts')
const code = new Map(paths.map((path) => [path, codeOf(path)]))
const isAmong = (may: May, path: string): boolean => may.some(([where]) => where.test(path))
const saying = (word: RegExp): string[] => paths.filter((path) => word.test(code.get(path) ?? ''))
const importing = (folder: string): string[] =>
  saying(new RegExp(`from '(#graphql|#app/routes|\\.|\\./routes)/${folder}/`)).filter(
    (path) => !RegExp(`^(graphql|app/routes)/${folder}/`).test(path),
  )

const WAY_OUT =
  'read the kind’s declaration in graphql/post-kinds.ts, or what interface Post says of it; what belongs to one kind alone ' +
  'stands in its folder of app/routes, and shows elsewhere through app/components/places.ts, sections.ts or idea-sections.ts'

test.each(WORDS)('no file outside the folders of its kind says $word', ({ word, folders, may }) => {
  const named = saying(word).filter((path) => !folders.test(path) && !isAmong(EVERY_KIND, path))
  expect(
    named.filter((path) => !isAmong(may, path)),
    WAY_OUT,
  ).toEqual([])
  const unused = may.filter(([where]) => !named.some((path) => where.test(path)))
  expect(unused, 'take it from the list: nothing there names it').toEqual([])
})

test.each(Object.entries(IMPORTS))('nobody imports files of %s but who is named', (folder, may) => {
  const others = importing(folder).filter((path) => !isAmong(EVERY_KIND, path))
  expect(
    others.filter((path) => !isAmong(may, path)),
    WAY_OUT,
  ).toEqual([])
  const unused = may.filter(([where]) => !others.some((path) => where.test(path)))
  expect(unused, 'take it from the list: nothing there imports it').toEqual([])
})

test('every folder that declares a kind of post is among those', () => {
  const declaring = features.filter(({ posts }) => posts).map(({ name }) => name)
  expect(declaring.toSorted(), 'name it in IMPORTS').toEqual(Object.keys(IMPORTS).toSorted())
})

test('every kind of post has its place in the navigation, and every place its kind', () => {
  expect(features.length).toBeGreaterThan(0)
  expect(
    PLACES.flatMap(({ kind }) => kind ?? []).toSorted(),
    'give it a place.ts in app/routes/<noun>, and a line in app/components/places.ts',
  ).toEqual(
    postKinds()
      .map(({ name }) => name)
      .toSorted(),
  )
})

test('a kind whose steps could not be shown is refused, with the way out', () => {
  const { type, noun, path } = kindOf('idea')
  const label = () => 'A step'
  const kind = (labels: string[], steps: string[]) => () =>
    addPostKinds({
      broken: {
        type,
        noun,
        path,
        status: {
          labels: Object.fromEntries(labels.map((name) => [name, label])),
          steps,
          of: () => null,
        },
      },
    })
  const nine = Array.from({ length: 9 }, (_, nth) => `STEP_${nth}`)
  expect(kind(['NEW'], ['NEW', 'OLD'])).toThrow('OLD is a step of the kind broken without a label')
  expect(kind(nine, nine)).toThrow('more than 8 steps')
})
