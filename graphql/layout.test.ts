// Keeps this folder honest: names, order, imports, and a rule for every field.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { eventNames } from './define.ts'
import { features } from './features.ts'
import { schema } from './schema.ts'

const here = import.meta.dirname
const root = join(here, '..')
/** Folders that only tests read: they stand below every feature, and a test sees to it that nothing else imports them. */
const ONLY_TESTS: Record<string, string> = {
  'testing-kind': 'a kind of post that post-kinds.test.ts takes through all that posts share',
}
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !(entry.name in ONLY_TESTS))
  .map((entry) => entry.name)
const order = features.map((feature) => feature.name)

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.includes('generated') && !path.includes('node_modules'))
}
const importsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] as string,
  )

const ROLES = [
  'feature',
  'schema',
  'input',
  'limits',
  'fragments',
  'policy',
  'service',
  'queries',
  'events',
  'evidence',
  'notifications',
  'search',
  'jobs',
  'counters',
  'http',
]
/** What is done before anybody is signed in, and what it asks for instead. */
const BEFORE_SIGN_IN: Record<string, string> = {
  acceptInvitation: 'the secret of an invitation, in a page’s browser',
  askForInvitation: 'the secret of a link; the invitation goes by mail',
  askUs: 'nothing: it only takes in words, behind a limit for each network',
  beginSetUp: 'the secret of the set-up link, in a page’s browser, until there is an administrator',
  editCompany: 'an administrator, or until there is one the browser that began the set-up',
  makeFirstAdministrator: 'the browser that began the set-up, until there is an administrator',
  replyByLink: 'the signed link of a customer’s own thread',
  sayRight: 'the signed link of a customer’s own thread',
  sendEntry: 'the key of an open form; it only takes in words and a picture, behind limits',
  useRecoveryLink: 'the secret of a recovery link, in a page’s browser',
}
const FORBIDDEN =
  /(^|[/-])(utils?|helpers?|misc|common|types|constants)\.tsx?$|(^|\/)index\.tsx?$|-v\d+\.tsx?$/

describe('the folders tell the architecture', () => {
  test('every folder here is a feature in the reading order', () => {
    const wrong = folders.filter((folder) => !order.includes(folder))
    expect(wrong, 'name it in features.ts, below everything it uses').toEqual([])
  })

  test('a feature uses only those above it', () => {
    const wrong: string[] = []
    for (const path of files('graphql')) {
      const folder = /^graphql\/([^/]+)\//.exec(path)?.[1]
      if (!folder || folder in ONLY_TESTS || path.endsWith('.test.ts')) continue
      for (const wanted of importsOf(path)) {
        const other = /^#graphql\/([^/]+)\//.exec(wanted)?.[1]
        if (other && other !== folder && order.indexOf(other) > order.indexOf(folder))
          wrong.push(`${path} uses ${wanted}`)
      }
    }
    expect(wrong, 'move what both need up, or extend from below with builder.objectFields').toEqual(
      [],
    )
  })

  test('what only tests read is imported by tests alone', () => {
    const wrong = [
      'app',
      'graphql',
      'language',
      'messages',
      'prisma',
      'search',
      'demo',
      'bench',
      'bin',
    ]
      .flatMap(files)
      .concat('server.ts')
      .filter((path) => !/\.test\.tsx?$/.test(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((wanted) => (/^(?:#graphql|\.)\/([^/]+)\//.exec(wanted)?.[1] ?? '') in ONLY_TESTS)
          .map((wanted) => `${path} uses ${wanted}`),
      )
    expect(wrong, 'let a feature of the product declare it').toEqual([])
  })

  test('the engine knows no feature, except where features are listed or a request becomes a viewer', () => {
    const allowed = [
      'graphql/features.ts',
      'graphql/schema.ts',
      'graphql/testing.ts',
      'graphql/testing-process.ts',
      'graphql/testing-server.ts',
      'graphql/requests.ts',
    ]
    const wrong = files('graphql')
      .filter(
        (path) =>
          /^graphql\/[^/]+\.ts$/.test(path) &&
          !path.endsWith('.test.ts') &&
          !allowed.includes(path),
      )
      .flatMap((path) =>
        importsOf(path)
          .filter((wanted) => /^(\.|#graphql)\/[a-z-]+\//.test(wanted))
          .map((wanted) => `${path} uses ${wanted}`),
      )
    expect(wrong, 'let the feature hand it to the engine in its feature.ts').toEqual([])
  })

  test('a file has the name of its role, or is named in its folder’s README', () => {
    const wrong: string[] = []
    for (const folder of folders) {
      const readme = existing(join(here, folder, 'README.md'))
      for (const file of readdirSync(join(here, folder))) {
        if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
        const name = file.replace(/\.ts$/, '')
        if (!ROLES.includes(name) && !readme.includes(file)) wrong.push(`${folder}/${file}`)
      }
    }
    const wayOut = `name it in the folder’s README.md, or give it a role: ${ROLES.join(', ')}`
    expect(wrong, wayOut).toEqual([])
  })

  test('no file has a name that says nothing', () => {
    const wrong = [
      'app',
      'graphql',
      'language',
      'messages',
      'prisma',
      'search',
      'demo',
      'bench',
      'bin',
    ]
      .flatMap(files)
      .filter((path) => FORBIDDEN.test(path))
    expect(wrong, 'name a file after what it does').toEqual([])
  })
})

describe('who may import whom', () => {
  test('pages reach the server only through what people may send', () => {
    const wrong = files('app')
      .filter((path) => !path.includes('.test.'))
      .flatMap((path) =>
        importsOf(path)
          .filter(
            (wanted) =>
              /^#(graphql|prisma|search|env|log)/.test(wanted) &&
              !/^#graphql\/([^/]+\/(input|limits|fragments)|graphemes|characters)\.ts$/.test(
                wanted,
              ),
          )
          .map((wanted) => `${path} uses ${wanted}`),
      )
    expect(
      wrong,
      'ask through app/atrium.ts; only input.ts, limits.ts and fragments.ts may be imported',
    ).toEqual([])
  })

  test('only the key module listens to keys: it knows composition, held keys and keyboards of other scripts', () => {
    const wrong = files('app').filter(
      (path) =>
        path !== 'app/ui/keys.ts' &&
        /\bKeyboardEvent\b|['"]key(down|up|press)['"]|\bonKey(Up|Press)\b|\bevent\.(key|code|keyCode)\b/.test(
          readFileSync(join(root, path), 'utf8'),
        ),
    )
    expect(wrong, 'use useKeys, onKeys or captureTyping of app/ui/keys.ts').toEqual([])
  })

  test('the server knows no page: only the tag that types documents, and what pages get of the gateway', () => {
    const allowed: Record<string, RegExp> = {
      '#app/graphql.ts': /^graphql\/[^/]+\/fragments\.ts$/,
      '#app/atrium.ts': /^graphql\/gateway\.ts$/,
    }
    const wrong = files('graphql')
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) =>
        importsOf(path)
          .filter((wanted) => wanted.startsWith('#app/') && !allowed[wanted]?.test(path))
          .map((wanted) => `${path} uses ${wanted}`),
      )
    expect(wrong, 'documents that pages and the server share stand in fragments.ts').toEqual([])
  })

  test('the discussion knows no kind of post', () => {
    const wrong = files('app/components/discussion').filter((path) =>
      /\b(idea|board)s?\b/i.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(wrong, 'type it by a fragment on Post, and say “post”').toEqual([])
  })

  test('the database knows no feature, except in the builders and checks that tests use', () => {
    const allowed = ['prisma/factory.ts', 'prisma/miscounts.ts']
    const wrong = files('prisma')
      .filter((path) => !path.endsWith('.test.ts') && !allowed.includes(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((wanted) => /^#(graphql|app|search|demo)/.test(wanted))
          .map((wanted) => `${path} uses ${wanted}`),
      )
    expect(wrong, 'what knows a feature belongs to graphql/ or demo/').toEqual([])
  })

  test('nothing of the product needs the demo', () => {
    const wrong = ['app', 'graphql', 'prisma', 'search', 'bin']
      .flatMap(files)
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) =>
        importsOf(path)
          .filter((wanted) => wanted.startsWith('#demo/'))
          .map((wanted) => `${path} uses ${wanted}`),
      )
    expect(wrong).toEqual([])
  })

  test('search knows no feature and no page', () => {
    const wrong = files('search').flatMap((path) =>
      importsOf(path)
        .filter((wanted) => /^#(graphql|app)/.test(wanted))
        .map((wanted) => `${path} uses ${wanted}`),
    )
    expect(wrong).toEqual([])
  })

  test('the language models know no feature and no database, only how search tells languages apart', () => {
    const wrong = files('language').flatMap((path) =>
      importsOf(path)
        .filter((wanted) => /^#(?!language\/|search\/language\.ts)/.test(wanted))
        .map((wanted) => `${path} uses ${wanted}`),
    )
    expect(wrong).toEqual([])
  })

  test('routes use components, components use ui, never the other way, nor one route another', () => {
    /** A line for each kind of post: what of it shows on every page, and on pages that are not its own. */
    const listing = ['places', 'sections', 'idea-sections'].map(
      (name) => `app/components/${name}.ts`,
    )
    const wrong = files('app').flatMap((path) =>
      importsOf(path)
        .filter((wanted) => !listing.includes(path) || !/^#app\/routes\/[^/]+\//.test(wanted))
        .filter(
          (wanted) =>
            (path.startsWith('app/ui/') && /^#app\/(components|routes|live)\//.test(wanted)) ||
            (/^app\/(components|routes)\//.test(path) && wanted.startsWith('#app/routes/')),
        )
        .map((wanted) => `${path} uses ${wanted}`),
    )
    expect(wrong, 'what two of them need stands in app/components/ or app/ui/').toEqual([])
  })

  test('nobody climbs out of a folder with ../', () => {
    const wrong = [
      'app',
      'graphql',
      'language',
      'messages',
      'prisma',
      'search',
      'e2e',
      'bench',
      'bin',
    ]
      .flatMap(files)
      .filter((path) => importsOf(path).some((wanted) => wanted.startsWith('../')))
    expect(wrong, 'write ./x for the same folder and #folder/x for anything else').toEqual([])
  })

  test('only the realtime files emit to rooms', () => {
    const wrong = files('graphql').filter(
      (path) =>
        !['graphql/realtime.ts', 'graphql/between-servers.ts'].includes(path) &&
        !path.endsWith('.test.ts') &&
        /\bio\.(local\.)?(to|in|emit)\(/.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(wrong, 'say in events.ts which rooms an event tells').toEqual([])
  })
})

describe('the schema', () => {
  test('every field of the root types is behind the sign-in rule; only the entrance is open', () => {
    const open: string[] = []
    for (const type of [schema.getQueryType(), schema.getMutationType()]) {
      expect(type?.extensions.pothosOptions).toMatchObject({ authScopes: { signedIn: true } })
      for (const field of Object.values(type?.getFields() ?? {}))
        if (
          (field.extensions.pothosOptions as { skipTypeScopes?: boolean } | undefined)
            ?.skipTypeScopes
        )
          open.push(field.name)
    }
    expect(open.sort()).toEqual(['entrance', ...Object.keys(BEFORE_SIGN_IN)].sort())
  })

  test('every type and every query and mutation says what it is', () => {
    const silent: string[] = []
    for (const type of Object.values(schema.getTypeMap())) {
      if (
        !isObjectType(type) ||
        type.name.startsWith('__') ||
        /(Connection|Edge|PageInfo)$/.test(type.name)
      )
        continue
      if (!type.description) silent.push(type.name)
    }
    for (const root of [schema.getQueryType(), schema.getMutationType()])
      for (const field of Object.values(root?.getFields() ?? {}))
        if (!field.description && !['node', 'nodes'].includes(field.name)) silent.push(field.name)
    expect(silent, 'give it a description where it is declared').toEqual([])
  })

  test('every mutation is done in a test of its own, besides those that go through all of them', () => {
    const all = ['archived-writes', 'sealed-leaks', 'layout'].map((name) => `${name}.test.ts`)
    const tests = files('graphql')
      .filter((path) => path.endsWith('.test.ts') && !all.some((name) => path.endsWith(name)))
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n')
    // In use before this rule; archived-writes.test.ts does them where it is allowed and where it is not.
    const without = ['declineJoin']
    const wrong = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(tests),
    )
    const wayOut = 'ask for it in a test of its folder: success, each refusal, twice, staysLive'
    expect(wrong.sort(), wayOut).toEqual(without)
  })

  test('events are named noun and past tense', () => {
    for (const name of eventNames()) expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
  })
})

function existing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
