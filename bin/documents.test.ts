// What the documents say of the tree is true: every file and folder that they name is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '#graphql/features.ts'

const root = join(import.meta.dirname, '..')
const documents = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'].concat(
  ...[
    'app',
    'graphql',
    'demo',
    'search',
    'prisma',
    'bench',
    'e2e',
    'language',
    'messages',
    'proof',
  ].map(readmes),
)
function readmes(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('README.md'))
    .map((path) => `${folder}/${path}`)
}
const names = new Set(
  [
    'app',
    'graphql',
    'demo',
    'search',
    'prisma',
    'bench',
    'e2e',
    'language',
    'messages',
    'bin',
    'proof',
    '.',
  ]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }),
    )
    .map((path) => path.slice(path.lastIndexOf('/') + 1)),
)

/** Named as examples, or made when something runs. */
const EXAMPLES = /kudos|<|…|\*|\{|^index\.ts$/
const FILE = /^[\w./#<>…*{},-]+\.(ts|tsx|md|mjs|prisma|css|graphql|json)$/

test.each(documents)('%s names files that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name.replace(/^#/, ''))
    .filter((name) => FILE.test(name) && !EXAMPLES.test(name))
  const places = ['', 'graphql', 'app', 'app/styles', 'prisma', dirname(document)]
  const missing = named.filter((name) =>
    name.includes('/')
      ? !places.some((place) => existsSync(join(root, place, name)))
      : !names.has(name),
  )
  expect([...new Set(missing)], 'say where it is now').toEqual([])
})

test('ARCHITECTURE.md tells of every feature', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  const folders = readdirSync(join(root, 'graphql'), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(join(root, 'graphql', entry.name, 'feature.ts')),
    )
    .map(({ name }) => name)
    .filter((name) => name !== 'testing-kind')
  expect(folders.length).toBe(features.length)
  const missing = folders.filter((folder) => !text.includes(`\`${folder}/\``))
  expect(missing, 'a line in its table of features').toEqual([])
})
