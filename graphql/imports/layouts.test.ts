// Exports of other programs, recognised by their columns or lists and taken whole.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { FIDER_LIMITS } from './layouts/fider.ts'
import { bring, discussion, file, kept, lines, openRoom, room } from './testing.ts'

openRoom()
let count = 0

/** A ZIP archive with these files. */
async function zip(files: Record<string, Buffer | string>): Promise<string> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  const path = join(room.folder, `export-${++count}.zip`)
  await writeFile(path, Buffer.concat([...parts, listed, end]))
  return path
}

const at = (day: number) => `2025-03-${String(day).padStart(2, '0')}T08:00:00Z`
const post = (id: number, more: object) => ({
  id,
  number: id,
  title: `Post ${id}`,
  description: 'Text',
  user_id: 1,
  status: 0,
  is_approved: true,
  original_id: null,
  response: null,
  response_date: null,
  response_user_id: null,
  created_at: at(id),
  search: "'secret':1",
  ...more,
})

async function fider(): Promise<string> {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#abc' } })
    .png()
    .toBuffer()
  const json = JSON.stringify
  return zip({
    'posts.json': json([
      post(1, {
        status: 4,
        response_user_id: 2,
        response_date: at(20),
        response: '',
        description: 'See ![](fider-image:attachments/a.png)',
      }),
      post(2, { status: 3, response: 'Too dear', response_date: at(21), response_user_id: 2 }),
      post(3, { status: 5, original_id: 1, user_id: 2 }),
      post(4, { is_approved: false, title: 'Held' }),
      post(5, { description: '![](fider-image:attachments/gone.png)' }),
    ]),
    'comments.json': json([
      {
        id: 1,
        post_id: 1,
        user_id: 2,
        content: 'First',
        created_at: at(5),
        edited_at: at(6),
        is_approved: true,
      },
      { id: 2, post_id: 1, user_id: 1, content: 'Held too', created_at: at(5), is_approved: false },
    ]),
    'post_votes.json': json([
      { post_id: 1, user_id: 1, created_at: at(2) },
      { post_id: 1, user_id: 2, created_at: at(3) },
      { post_id: 3, user_id: 1, created_at: at(4) },
    ]),
    'users.json': json([
      {
        id: 1,
        name: 'Mia',
        email: 'mia@hollin.example',
        api_key: 'sesame',
        security_stamp: 'stamp',
      },
      { id: 2, name: 'Foreign Admin', email: 'fa@else.example', api_key: null },
    ]),
    'tags.json': json([
      { id: 1, name: 'Open tag', is_public: true },
      { id: 2, name: 'Secret tag', is_public: false },
    ]),
    'post_tags.json': json([
      { post_id: 1, tag_id: 1 },
      { post_id: 1, tag_id: 2 },
    ]),
    'attachments.json': '[]',
    'blobs/attachments/a.png': picture,
  })
}

test('a backup of Fider comes in whole: statuses, reasons, votes with their days, merges, pictures; held posts are refused', async () => {
  const path = await fider()
  const report = await bring(path)
  expect(report).toMatchObject({ ideas: { new: 4, refused: 1 }, comments: { new: 1, refused: 1 } })
  expect(report.plan.ideas.layout).toEqual({ name: 'Fider (backup.zip)', isProven: true })
  expect(report.reasons.map(([reason]) => reason)).toContain(
    'idea: It was held for approval there, and nobody had approved it.',
  )
  expect(report.notes.join(' ')).toMatch(/Secret tag.*1 picture is not in the export/s)
  const [first, declined, merged, last] = await kept()
  expect(first).toMatchObject({
    status: 'SHAPING',
    authorId: room.people.mia,
    supportCount: 2,
    importedSupports: 1,
    tags: ['open tag'],
  })
  expect(first?.body).toMatch(/^See !\[\]\(\/files\/[0-9a-f]{32}\)$/)
  expect(declined).toMatchObject({ status: 'NOT_NOW' })
  expect(merged).toMatchObject({ status: 'MERGED', authorName: 'Foreign Admin' })
  expect(last?.body).toBe('')
  const ideas = await db.rows(sql`
    select i."declineText", i."statusAt", p."mergedIntoId", r."byName", r.kind, r.text from "Idea" i join "Post" p on p.id = i.id
    left join "OfficialResponse" r on r."ideaId" = i.id where p.id in (${first?.id}, ${declined?.id}, ${merged?.id}) order by i.id`)
  expect(ideas).toMatchObject([
    { statusAt: new Date(at(20)), text: null },
    {
      declineText: 'Too dear',
      byName: 'Foreign Admin',
      kind: 'NOT_NOW',
      statusAt: new Date(at(21)),
    },
    { mergedIntoId: first?.id },
  ])
  expect(
    await db.rows(sql`select "personId", at from "Support" where "postId" = ${first?.id}`),
  ).toEqual([{ personId: room.people.mia, at: new Date(at(2)) }])
  expect(await discussion()).toMatchObject([
    { body: 'First', author: 'Foreign Admin', at: new Date(at(5)) },
  ])
  const stored = await db.first<{ text: string }>(sql`
    select string_agg(p::text || coalesce(p.labels::text, ''), ' ') as text from "Post" p join "Space" s on s.id = p."spaceId" where s.slug = ${room.space}`)
  expect(stored?.text).not.toMatch(/sesame|stamp|secret/)
  expect(await bring(path)).toMatchObject({
    ideas: { new: 0, changed: 0, unchanged: 4 },
    comments: { unchanged: 1 },
    importId: null,
  })
  const later = await bring(path, { keepsPrivateTags: true })
  expect(later.ideas).toMatchObject({ changed: 1 })
})

test('more people and votes than are held by name still count, and the plan says so', async () => {
  const usual = { ...FIDER_LIMITS }
  Object.assign(FIDER_LIMITS, { people: 1, supports: 2 })
  try {
    const report = await bring(await fider())
    expect(report.notes).toEqual(
      expect.arrayContaining([
        'Only the first 1 people of the export are known by name.',
        'Only the first 2 votes are kept by name; the others are counted.',
      ]),
    )
    const ideas = await kept()
    expect(ideas.map(({ supportCount }) => supportCount)).toEqual([2, 0, 1, 0])
    expect(ideas[2]).toMatchObject({ authorName: 'Person 2', importedSupports: 1 })
    expect(await bring(await fider())).toMatchObject({ ideas: { new: 0, changed: 0 } })
  } finally {
    Object.assign(FIDER_LIMITS, usual)
  }
})

test.each([
  [
    'Fider (CSV)',
    'number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,responded_at,response,original_number,original_title,tags\n1,A,x,2025-01-01,Jo,1204,3,declined,Ad,2025-02-01,No,,,"t1, t2"\n',
    { status: 'NOT_NOW', supportCount: 1204, tags: ['t1', 't2'], authorName: 'Jo' },
  ],
  [
    'UserVoice',
    'suggestion.id,suggestion.title,suggestion.body,suggestion.status.name,suggestion.supporters_count,suggestion.created_timestamp,suggestion.created_user_agent\n1,A,x,planned,12,2025-01-01,Mozilla\n',
    { status: 'SHAPING', supportCount: 12, labels: { status: 'planned' } },
  ],
  [
    'Canny',
    'Post ID,Title,Details,Status,Votes,Category,Author Name,Author Email\n1,A,x,complete,7,Billing,Jo,jo@else.example\n',
    { status: 'IN_USE', supportCount: 7, authorName: 'Jo', tags: ['billing'] },
  ],
  [
    'Jira',
    'Summary,Issue key,Issue id,Status,Reporter,Created,Votes,Labels,Labels,Comment,Comment\nA,AB-1,100,Done,jo,03/Apr/24 2:15 PM,4,red,blue,03/Apr/24 2:20 PM;ana;One; and a half,04/Apr/24 2:20 PM;ben;Two\n',
    {
      status: 'IN_USE',
      supportCount: 4,
      tags: ['red', 'blue'],
      commentCount: 2,
      createdAt: new Date('2024-04-03T14:15:00Z'),
    },
  ],
  [
    'Decidim',
    'id;participatory_space/id;component/id;title/en;body/en;state;reference;supports;comments;published_at\n1;2;3;A;x;accepted;R-1;9;4;2025-01-01 10:00:00 UTC\n',
    { status: 'SHAPING', supportCount: 9, body: 'x' },
  ],
])('%s is recognised by its columns', async (name, text, idea) => {
  const { plan } = await bring(await file(text))
  expect(plan.ideas.layout?.name).toBe(name)
  expect(await kept()).toMatchObject([{ title: 'A', ...idea }])
})

test('issues of GitHub are recognised; pull requests are not taken, with the reason', async () => {
  const issue = {
    number: 5,
    title: 'A',
    body: 'x',
    user: { login: 'octo' },
    labels: [{ name: 'red' }],
    state: 'closed',
    state_reason: 'not_planned',
    created_at: at(1),
    closed_at: at(2),
    comments: 3,
    reactions: { '+1': 8 },
  }
  const report = await bring(
    await file(
      JSON.stringify([issue, { ...issue, number: 6, title: 'PR', pull_request: {} }]),
      'jsonl',
    ),
  )
  expect(report).toMatchObject({
    ideas: { new: 1, refused: 1 },
    reasons: [['idea: It is a pull request, not an issue.', 1]],
  })
  expect(await kept()).toMatchObject([
    { authorName: 'octo', tags: ['red'], status: 'NOT_NOW', supportCount: 8 },
  ])
})

test('a board of Trello is recognised by its lists', async () => {
  const path = await file(
    JSON.stringify({
      id: 'b',
      name: 'Board',
      actions: [
        {
          id: 'a1',
          type: 'commentCard',
          date: at(4),
          data: { card: { id: '5c8d8b2f0000000000000001' }, text: 'Nice' },
          memberCreator: { fullName: 'Ana' },
        },
        {
          id: 'a2',
          type: 'createCard',
          date: at(3),
          data: { card: { id: '5c8d8b2f0000000000000001' } },
          memberCreator: { fullName: 'Ben' },
        },
      ],
      cards: [
        {
          id: '5c8d8b2f0000000000000001',
          name: 'A',
          desc: 'x',
          idList: 'l',
          closed: false,
          labels: [{ name: 'Red' }],
          badges: { votes: 3 },
        },
        { id: '5c8d8b2f0000000000000002', name: 'Old', desc: '', idList: 'l', closed: true },
      ],
      lists: [{ id: 'l', name: 'Done' }],
    }),
    'jsonl',
  )
  const report = await bring(path)
  expect(report).toMatchObject({ ideas: { new: 1, refused: 1 }, comments: { new: 1 } })
  expect(await kept()).toMatchObject([
    {
      title: 'A',
      authorName: 'Ben',
      status: 'IN_USE',
      tags: ['red'],
      supportCount: 3,
      createdAt: new Date(0x5c8d8b2f * 1_000),
    },
  ])
  expect(await discussion()).toMatchObject([{ body: 'Nice', author: 'Ana' }])
})

test('both files of Consul need no --map', async () => {
  const proposals = await file(
    ',id,url,code,title,userId,date,summary,text,numComments,status,numSupports,isAssociation\n0,7,/p,M-7,Calles,98,2015-09-15,Breve,Largo,1,archived,6560,0\n',
  )
  const comments = await file(
    ',id,parentId,proposalId,page,userId,userType,date,time,text,numVotes,numPositiveVotes,numNegativeVotes\n0,1,-1,7,3,99,,2015-09-15,0 days 10:50:19,Bien,1,1,0\n',
  )
  const report = await bring(proposals, { comments: { path: comments, map: [] } })
  expect([report.plan.ideas.layout?.name, report.plan.comments?.layout?.name]).toEqual([
    'Consul (proposals)',
    'Consul (comments)',
  ])
  expect(await kept()).toMatchObject([
    { body: 'Breve\n\nLargo', supportCount: 6560, authorName: 'Person 98', tags: [] },
  ])
  expect((await discussion())[0]?.at).toEqual(new Date('2015-09-15T12:00:00Z'))
})

test('the Open Government file is recognised', async () => {
  const { plan } = await bring(
    await file(
      lines({
        id: '1',
        title: 'A',
        text: 'x',
        why_important: 'y',
        votes_for: 3,
        votes_against: 1,
        category: 'Health',
        created: '2009-05-20',
      }),
      'jsonl',
    ),
  )
  expect(plan.ideas.layout?.name).toBe('Open Government Dialogue')
  expect(await kept()).toMatchObject([
    { body: 'x\n\n**Why it matters**\n\ny', supportCount: 3, tags: ['health'] },
  ])
})
