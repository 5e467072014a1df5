// A kind of post is named in its own folders. Everything else reads its declaration (post-kinds.ts) or what the API says of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PLACES } from '#app/components/places.ts'
import { features } from './features.ts'
import { addPostKinds, kindOf, postKinds } from './post-kinds.ts'

const root = join(import.meta.dirname, '..')

/** Where ideas are at home, or have to be named once. */
const MAY = [
  /^graphql\/ideas\//,
  /^(graphql|app\/routes)\/challenges\//, // an entry of a challenge is an idea
  /^graphql\/(sponsoring|outcomes)\//, // what came of the entries of challenges
  /^app\/routes\/ideas\//,
  /^(graphql|app\/routes)\/insights\//, // what customers say leads to ideas
  /^(graphql\/imports\/|bin\/import(-plan)?\.ts$|app\/routes\/admin\/import[\w-]*\.tsx?$)/, // the importer of ideas
  /^graphql\/setup\//, // a company begins with a board, and a first week with an idea
  /^graphql\/(features\.ts|schema\.graphql)$/,
  /^app\/(routes\.ts|graphql-env\.d\.ts|components\/(places|sections|idea-sections)\.ts)$/, // one line each
  /^prisma\/(company\/|seed|factory\.ts|miscounts\.ts|generated\/)/, // the demo, and what tests are furnished with
  /^server\.ts$/, // mounts the live route of boards
  /\.test\.tsx?$/,
  /(^|\/)(mail-)?testing(-\w+)?\.tsx?$/,
]

/** Where challenges are at home, or have to be named once. */
const CHALLENGES_MAY = [
  /^graphql\/sign-in\//, // what a passkey is asked to sign is called that by its standard
  /^(graphql|app\/routes)\/challenges\//,
  /^graphql\/(sponsoring|outcomes)\//, // the sponsor’s side of challenges, and what came of them
  /^(graphql|app\/routes)\/insights\//, // what customers say leads to challenges
  /^graphql\/(features\.ts|schema\.graphql)$/,
  /^app\/(routes\.ts|graphql-env\.d\.ts|components\/(places|sections|idea-sections)\.ts)$/, // one line each
  /^graphql\/(roles|people\/role-schema)\.ts$/, // the right to sponsor one, and what its role is
  /^prisma\/generated\//,
  /\.test\.tsx?$/,
  /(^|\/)testing(-\w+)?\.ts$/,
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
    .replace(/code_?challenge/gi, '') // OAuth's own word

const naming = (word: RegExp, may: readonly RegExp[]): string[] =>
  ['app', 'graphql', 'prisma', 'bin']
    .flatMap(files)
    .concat('server.ts', 'env.ts', 'log.ts')
    .filter((path) => !may.some((one) => one.test(path)))
    .filter((path) => word.test(codeOf(path)))
const WAY_OUT =
  'read the kind’s declaration in graphql/post-kinds.ts, or what interface Post says of it; what belongs to one kind alone ' +
  'stands in its folder of app/routes, and shows elsewhere through app/components/places.ts, sections.ts or idea-sections.ts'

test('no file outside the folders of ideas names them', () => {
  expect(naming(/idea/i, MAY), WAY_OUT).toEqual([])
})

test('no file outside the folders of challenges names them', () => {
  expect(naming(/challenge/i, CHALLENGES_MAY), WAY_OUT).toEqual([])
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
