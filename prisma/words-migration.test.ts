import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabase } from './testing.ts'

const folder = join(import.meta.dirname, 'migrations')
/** Migrations from here on are newer than the rows below. */
const NEW = '20261130'
const sqlOf = (name: string) => readFile(join(folder, name, 'migration.sql'), 'utf8')

async function apply(client: pg.Client, isWanted: (name: string) => boolean): Promise<void> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && isWanted(entry.name))
    .map((entry) => entry.name)
  for (const name of names.sort()) await client.query(await sqlOf(name))
}

/** An empty database beside the tests' own, as the version before the new words left it. */
async function oldDatabase(): Promise<pg.Client> {
  const url = await createTestDatabase()
  const name = `old_words_${process.pid}`
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  await server.query(`CREATE DATABASE ${name} TEMPLATE template0`)
  const address = new URL(url)
  address.pathname = `/${name}`
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await server.query(`DROP DATABASE ${name}`)
    await server.end()
  })
  await apply(client, (name) => name < NEW)
  return client
}

const OLD_ROWS = `
  insert into "Space" (id, slug, name) values (1, 'lab', 'The lab');
  insert into "Person" (id, email, name, "mailRhythm", "keysOff") values (1, 'ann@hollin.example', 'Ann', 'WEEKLY', true);
  insert into "Board" (id, "spaceId", slug, name, "answerDays", "answersKept", "answersLate", unanswered)
    values (1, 1, 'b', 'B', 5, 3, 2, 1);
  insert into "BoardStageCount" values (1, 'NEW', 2);
  insert into "Post" (id, kind, "spaceId", title, body, "bodyHtml", summary) values
    (7, 'IDEA', 1, 'One', '', '', ''), (8, 'IDEA', 1, 'Two', '', '', '');
  insert into "Idea" (id, "boardId", "spaceId", "holderId", moving, "answerDueAt", "answeredAt", "beforeJoining") values
    (7, 1, 1, 1, 12.5, '2026-01-05', '2026-01-04', '{"status": "TRIAL", "holderId": 1}'),
    (8, 1, 1, null, 1, null, null, '{"status": "NEW", "holderId": null}');
  insert into "StageMove" (id, "ideaId", "from", "to") values (1, 7, 'NEW', 'TRIAL');
  insert into "Answer" (id, "ideaId", "byId", kind, text) values (1, 7, 1, 'YES', 'We will.');
  insert into "Support" ("ideaId", "personId", "cameFromId") values (8, 1, 7);
  insert into "PostFollow" ("postId", "personId", level, "cameFromId") values (8, 1, 'FOLLOW', 7);
  insert into "Comment" (id, "postId", kind, body, "bodyHtml") values (1, 7, 'TALK', 'First', '');
  insert into "Comment" (id, "postId", "threadId", kind, body, "bodyHtml") values (2, 7, 1, 'CASE', 'Reply', '');
  insert into "Reaction" ("commentId", "personId", sign) values (1, 1, '👍');
  insert into "Event" (name, payload) values
    ('idea.moved', '{"ideaId": 7}'), ('idea.parted', '{"ideaId": 7}'), ('idea.answered', '{"ideaId": 7}'),
    ('idea.answer-late', '{"ideaId": 7}'), ('comment.reacted', '{"sign": "👍", "isOn": true}'),
    ('notifications.preference-set', '{"kind": "MOVED", "bell": false, "mail": true}'), ('idea.posted', '{"ideaId": 7}');
  insert into "Notification" (id, "personId", kind, "groupKey") values
    (1, 1, 'MOVED', 'moved:7'), (2, 1, 'PARTED', 'parted:7'), (3, 1, 'ANSWERED', 'answered:7'),
    (4, 1, 'ANSWER_LATE', 'late:1'), (5, 1, 'IDEA_WAITS', 'waits:1'), (6, 1, 'NAMED', 'named:7');
  insert into "Told" values (1, 1, 1);
  insert into "NotificationPreference" values (1, 'IDEA_WAITS', true, false)`

const NEW_ROWS: Record<string, [string, unknown[]]> = {
  people: [`select "emailFrequency", "shortcutsDisabled" from "Person"`, [['WEEKLY', true]]],
  boards: [
    `select y."respondWithin", y.kept, y.late, b."withoutResponse" from "Board" b join "ClockPolicy" y on y.id = b."policyId"`,
    [[5, 3, 2, 1]],
  ],
  'ideas by status': [`select status, ideas from "BoardStatusCount"`, [['NEW', 2]]],
  ideas: [
    `select "assigneeId", trending, "responseDueAt" is null, "respondedAt" is null, "beforeMerge" from "Idea" order by id`,
    [
      [1, 12.5, false, false, { status: 'TRIAL', assigneeId: 1 }],
      [null, 1, true, true, { status: 'NEW', assigneeId: null }],
    ],
  ],
  'changes of status': [`select "from", "to" from "StatusChange"`, [['NEW', 'TRIAL']]],
  'official responses': [
    `select kind::"ResponseKind", text from "OfficialResponse"`,
    [['YES', 'We will.']],
  ],
  supports: [`select "mergedFromId" from "Support"`, [[7]]],
  followers: [`select "mergedFromId" from "PostFollow"`, [[7]]],
  comments: [
    `select "rootId", kind from "Comment" order by id`,
    [
      [null, 'COMMENT'],
      [1, 'CASE'],
    ],
  ],
  reactions: [`select content from "Reaction"`, [['👍']]],
  events: [
    'select name, payload from "Event" order by id',
    [
      ['idea.status-changed', { ideaId: 7 }],
      ['post.unmerged', { ideaId: 7, postId: 7 }],
      ['idea.responded', { ideaId: 7 }],
      [
        'clock.breached',
        { postId: 7, purpose: 'idea.first-response', dueAt: '2026-01-05T00:00:00.000Z' },
      ],
      ['comment.reacted', { content: '👍', isOn: true }],
      ['notifications.preference-set', { kind: 'STATUS_CHANGED', inApp: false, mail: true }],
      ['idea.posted', { ideaId: 7 }],
    ],
  ],
  notifications: [
    'select kind, "groupKey" from "Notification" order by id',
    [
      ['STATUS_CHANGED', 'status:7'],
      ['UNMERGED', 'unmerged:7'],
      ['RESPONDED', 'responded:7'],
      ['RESPONSE_LATE', 'late:1'],
      ['IDEA_AWAITS_RESPONSE', 'awaiting:1'],
      ['NAMED', 'named:7'],
    ],
  ],
  deliveries: ['select count(*)::int from "NotificationDelivery"', [[1]]],
  preferences: [
    `select kind, "inApp", mail from "NotificationPreference"`,
    [['IDEA_AWAITS_RESPONSE', true, false]],
  ],
}

test('rows written under the old names are found under the new ones, and events stay protected', async () => {
  const client = await oldDatabase()
  await client.query(OLD_ROWS)
  await apply(client, (name) => name >= NEW)
  for (const [what, [statement, rows]] of Object.entries(NEW_ROWS)) {
    const found = await client.query({ text: statement, rowMode: 'array' })
    expect(found.rows, what).toEqual(rows)
  }
  await expect(client.query(`update "Event" set name = 'x'`)).rejects.toThrow(/never changed/)
})
