// Each table belongs to one feature. SQL of another feature that names it stands in a list here, with the reason: what
// is on no list asks the owner's functions instead.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Which tables a feature owns. `engine` stands for the files beside the folders, `index` for search/. */
const OWNED: Record<string, readonly string[]> = {
  identity: ['Company', 'Session', 'ApiToken', 'ExternalIdentity'],
  people: ['Person'],
  spaces: ['Space', 'SpaceMember', 'SpaceRequest'],
  posts: ['Post', 'PostRevision', 'PostFollow', 'Mention', 'Support', 'SealReveal'],
  attachments: ['File', 'SealedUpload'],
  drafts: ['Draft'],
  comments: ['Comment', 'Reaction'],
  clocks: ['Calendar', 'CalendarSpan', 'CalendarHoliday', 'ClockPolicy', 'Clock', 'ClockPause'],
  ideas: [
    'Board',
    'BoardDelegate',
    'BoardFollow',
    'BoardStatusCount',
    'Idea',
    'StatusChange',
    'OfficialResponse',
  ],
  notifications: ['Notification', 'NotificationDelivery', 'NotificationPreference', 'Mail'],
  imports: ['ImportedRow'],
  engine: ['Event', 'IdempotencyKey', 'SealedKey', 'SocketAttachment'],
  index: [
    'SearchDocument',
    'SearchTerm',
    'SearchWord',
    'SearchAudience',
    'SearchRemoval',
    'SearchMissed',
  ],
}

/** Read by every feature: names and rights of people, and whether a post may be seen, are joined to every list. */
const READ_BY_ALL = ['Person', 'Space', 'Post']

/** What a feature reads of another's tables, and why it does not ask the owner. */
const READS: Record<string, Record<string, string>> = {
  spaces: { Board: 'how many boards stand in a space; the board a new space begins with' },
  posts: { Comment: 'a post that is merged counts what happened under it' },
  attachments: {
    Comment: 'a file under a comment is opened by those who may read it',
    Draft: 'a file that a draft names is not swept away',
  },
  comments: { File: 'the files of each comment come with the page of comments' },
  ideas: {
    PostFollow: 'which ideas are “for you”',
    Support: 'which ideas somebody supports; what trends',
    Comment: 'what trends; when an idea was last active',
    SpaceMember:
      'owners of a board’s space hear of it where nobody else answers for it, in one statement',
    Clock: 'due and answer times of a list are copies of the clock’s, declared with the counters',
  },
  notifications: {
    PostFollow: 'a muted post tells nothing',
    Comment: 'a notice of a comment is shown to those who may read it now',
    Board: 'a notice of a board is shown to those who may read it now',
    BoardFollow: 'a muted board tells nothing',
    Event: 'events are delivered in the order they happened',
  },
  home: {
    SpaceRequest: 'who would like to join one of the viewer’s spaces',
    Comment: 'what is talked about now',
  },
  imports: {
    Comment: 'replies find what they answer',
    Board: 'the board that rows are imported to',
    Idea: 'a merged idea finds the one it was merged into',
    StatusChange: 'a row that is imported again changes no step',
  },
}

/** What a feature writes in another's tables, and why it is not the owner's service. */
const WRITES: Record<string, Record<string, string>> = {
  identity: {
    IdempotencyKey: 'the nightly sweep of what has expired',
    SealedKey: 'the nightly sweep of what has expired',
  },
  people: {
    Session: 'whoever leaves is signed out in the same transaction',
    ApiToken: 'whoever leaves loses their tokens in the same transaction',
  },
  posts: { Draft: 'the draft goes with the post that was made of it' },
  attachments: { Person: 'a face is a column of its person' },
  comments: {
    Post: 'counters and faces of the post change with the comment',
    PostFollow: 'whoever comments follows the post',
    File: 'the files of a comment are claimed with it',
  },
  ideas: {
    Post: 'an idea is a post: both rows are one write',
  },
  imports: {
    Post: 'rows are imported in bulk',
    PostFollow: 'rows are imported in bulk',
    PostRevision: 'rows are imported in bulk',
    Comment: 'rows are imported in bulk',
    Board: 'rows are imported in bulk, counters once for all of them',
    BoardStatusCount: 'rows are imported in bulk, counters once for all of them',
    Idea: 'rows are imported in bulk',
    StatusChange: 'rows are imported in bulk',
    Support: 'rows are imported in bulk',
  },
}

const models = readdirSync(join(root, 'prisma/models')).flatMap((file) =>
  [...readFileSync(join(root, 'prisma/models', file), 'utf8').matchAll(/^model (\w+)/gm)].map(
    (match) => match[1] as string,
  ),
)
const ownerOf = new Map(
  Object.entries(OWNED).flatMap(([feature, tables]) => tables.map((table) => [table, feature])),
)

/** The text of every string and template of a file; what is spliced in is a string or template of its own. */
function literalsOf(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), 99)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    if (ts.isTemplateExpression(node))
      found.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(textOf).join('$'),
      )
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
const textOf = ({ text }: { text: string }): string => text

type Use = { feature: string; table: string; access: 'reads' | 'writes'; path: string }

/** Every use of a table in the SQL of the features' folders. */
function usesOfTables(): Use[] {
  const uses: Use[] = []
  for (const path of readdirSync(join(root, 'graphql'), { recursive: true, encoding: 'utf8' })) {
    const feature = /^([^/]+)\/[^/]+\.ts$/.exec(path)?.[1]
    if (!feature || /(\.test|testing)\.ts$/.test(path)) continue
    for (const text of literalsOf(`graphql/${path}`))
      for (const [, verb, table] of text.matchAll(
        /(insert into|update|delete from|\S+)\s+"([A-Z]\w+)"/g,
      ))
        if (table && models.includes(table)) {
          const access = /^(insert into|update|delete from)$/.test(verb ?? '') ? 'writes' : 'reads'
          uses.push({ feature, table, access, path })
        }
  }
  return uses
}

test('every table belongs to one feature', () => {
  const owned = Object.values(OWNED).flat()
  expect([...owned].sort(), 'name it in OWNED, once, under the feature that writes it').toEqual(
    [...models].sort(),
  )
})

test('a feature names another’s tables in its SQL only with a reason', () => {
  const lists = { reads: READS, writes: WRITES }
  const wrong = usesOfTables()
    .filter(
      ({ feature, table, access }) =>
        ownerOf.get(table) !== feature &&
        !(access === 'reads' && READ_BY_ALL.includes(table)) &&
        !lists[access][feature]?.[table] &&
        !(access === 'reads' && WRITES[feature]?.[table]),
    )
    .map(({ path, access, table }) => `${path} ${access} "${table}" of ${ownerOf.get(table)}`)
  expect(
    [...new Set(wrong)],
    'ask a function of the owner, react to its event, or give the reason in READS or WRITES',
  ).toEqual([])
})

test('no list names what nobody does any longer', () => {
  const uses = new Set(usesOfTables().map((use) => `${use.feature} ${use.access} ${use.table}`))
  const listed = Object.entries({ reads: READS, writes: WRITES }).flatMap(([access, list]) =>
    Object.entries(list).flatMap(([feature, tables]) =>
      Object.keys(tables).map((table) => `${feature} ${access} ${table}`),
    ),
  )
  expect(listed.filter((one) => !uses.has(one))).toEqual([])
})
