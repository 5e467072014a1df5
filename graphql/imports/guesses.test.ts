// What the importer once guessed, dropped or refused in silence.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { bring, discussion, file, kept, lines, openRoom, room } from './testing.ts'

openRoom()
const titles = async () => (await kept()).map(({ title }) => title)

test('an emoji where the first words are cut stops nothing', async () => {
  const report = await bring(
    await file(
      `id,title,body\n1,Before,x\n2,Long,${'字'.repeat(158)}🚀尾巴\n3,Flags,${'🇩🇪'.repeat(200)}\n4,${'👨‍👩‍👧'.repeat(260)},y\n`,
    ),
  )
  expect(report.ideas).toMatchObject({ new: 4, refused: 0 })
  const rows = await db.rows<{ summary: string; title: string }>(sql`
    select p.summary, p.title from "Post" p join "Space" s on s.id = p."spaceId" where s.slug = ${room.space} order by p.id`)
  for (const { summary, title } of rows)
    expect(`${summary}${title}`).not.toMatch(/\uFFFD|[\ud800-\udbff](?![\udc00-\udfff])/)
  expect(rows[2]?.summary).toMatch(/^(🇩🇪)+…$/u)
  expect(rows[3]?.title).toMatch(/^(👨‍👩‍👧)+…$/u)
})

test('the plan says which column became what, and what is missing', async () => {
  const { plan } = await bring(
    await file('nr,name,idea,posted,total_votes,room,\n1,Doors,Text,2020-05-06,41,B2,x\n'),
  )
  const mapped = Object.fromEntries(plan.ideas.columns.map(({ ours, theirs }) => [ours, theirs[0]]))
  expect(mapped).toEqual({
    id: 'nr',
    title: 'name',
    body: 'idea',
    createdAt: 'posted',
    supports: 'total_votes',
  })
  expect(plan.ideas.labels.map(({ theirs, samples }) => [theirs, samples])).toEqual([
    [['room'], ['B2']],
  ])
  expect(plan.ideas.nameless).toBe(1)
  expect(plan.ideas.missing).toContain('author')
  expect(await kept()).toMatchObject([
    { body: 'Text', supportCount: 41, createdAt: new Date('2020-05-06T12:00:00Z'), tags: [] },
  ])
})

test('a file without text is warned of, and an unnamed column is not taken for what is missing', async () => {
  const { plan } = await bring(await file(',id,title\n68,1,Alone\n69,2,Too\n'))
  expect(plan.warnings.map((warning) => warning('en'))).toContainEqual(
    expect.stringContaining('No column is the text'),
  )
  expect(await kept()).toMatchObject([
    { body: '', tags: [], authorName: null, labels: null },
    { body: '' },
  ])
})

test('a mail address finds people and is nobody’s name', async () => {
  await bring(
    await file(
      'id,title,Author name,Author email\n1,Known,Mia M.,MIA@hollin.example\n2,Unknown,Jane Roe,jane.roe@else.example\n3,Bare,,jo@else.example\n',
    ),
  )
  expect(
    (await kept()).map(({ authorId, authorName, labels }) => [authorId, authorName, labels]),
  ).toEqual([
    [room.people.mia, null, null],
    [null, 'Jane Roe', null],
    [null, 'jo', null],
  ])
})

test('an address is shown to nobody, wherever it stands', async () => {
  const authors = [
    '"Roe, Jane" <jane.roe@else.example>',
    'jane.roe@else.example (Jane Roe)',
    'Jane Roe [jane.roe@else.example]',
    'mailto:jane.roe@else.example',
    { first_name: 'Jane', last_name: 'Roe', email: 'jane.roe@else.example' },
    { user: { name: 'jane.roe@else.example' } },
    ['Jane Roe', 'Bob'],
  ]
  const rows = authors.map((author, i) => ({
    id: `${i}`,
    title: `By ${i}`,
    author,
    contact: 'jane.roe@else.example',
    meta: { owner: { mail: 'jane.roe@else.example', floor: 2 } },
  }))
  const { plan } = await bring(await file(lines(...rows), 'jsonl'))
  const ideas = await kept()
  expect(ideas.map(({ authorName }) => authorName)).toEqual([
    'Roe, Jane',
    'Jane Roe',
    'Jane Roe',
    'jane.roe',
    'Jane Roe',
    'jane.roe',
    'Jane Roe',
  ])
  expect(ideas[0]?.labels).toEqual({ meta: { owner: { floor: 2 } } })
  expect(plan.ideas.leftOut).toEqual(['contact', 'meta.owner.mail'])
})

test.each([
  [
    'Polish',
    'Lp.;Tytuł;Opis;Autor;Data utworzenia;Głosy;Status\n1;A;x;Jan;3 kwietnia 2024;5;zrealizowane\n',
  ],
  [
    'French',
    'Numéro;Titre;Description;Auteur;Date de création;Nombre de votes;État\n1;A;x;Jan;3 avril 2024;5;Terminé\n',
  ],
  [
    'Dutch',
    'Nr;Onderwerp;Toelichting;Indiener;Ingediend op;Aantal stemmen;Status\n1;A;x;Jan;3 april 2024;5;Afgerond\n',
  ],
  ['Japanese', '番号,タイトル,本文,投稿者,作成日,投票数,状態\n1,A,x,Jan,2024年4月3日,5,完了\n'],
  [
    'Russian',
    '№;Заголовок;Текст;Автор;Дата создания;Голоса;Статус\n1;A;x;Jan;3 апреля 2024 г.;5;Выполнено\n',
  ],
  ['Korean', '번호,제목,내용,작성자,작성일,투표수,상태\n1,A,x,Jan,2024년 4월 3일,5,완료\n'],
])('the columns of a file in %s are known', async (_, text) => {
  await bring(await file(text))
  expect(await kept()).toMatchObject([
    {
      title: 'A',
      body: 'x',
      authorName: 'Jan',
      createdAt: new Date('2024-04-03T12:00:00Z'),
      supportCount: 5,
      status: 'IN_USE',
    },
  ])
})

test('NULL, \\N, "none" and "-" are nothing where no words stand', async () => {
  const { ideas, plan } = await bring(
    await file(
      'id,title,body,author,date,votes,tags,room\n1,A,\\N,NULL,NULL,\\N,NULL,NULL\n2,B,none,null,n/a,-,None,none\n',
    ),
  )
  expect(ideas).toMatchObject({ new: 2, refused: 0 })
  expect(plan.warnings.map((warning) => warning('en')).join()).not.toContain('no numbers')
  expect(await kept()).toMatchObject([
    { body: '', authorName: null, supportCount: 0, tags: [], labels: null },
    { body: 'none', authorName: null, supportCount: 0, tags: [], labels: { room: 'none' } },
  ])
})

test('thousands are read in both styles', async () => {
  await bring(
    await file(
      'id;title;votes\n1;A;1.000\n2;B;12,000\n3;C;1 204\n4;D;1.234.567\n5;E;1,204.00\n6;F;7.0\n',
    ),
  )
  expect((await kept()).map(({ supportCount }) => supportCount)).toEqual([
    1000, 12000, 1204, 1234567, 1204, 7,
  ])
})

test('code comes out letter for letter, and HTML as Markdown with its links and pictures', async () => {
  const code =
    '```html\n<div class="a">\n    <p>hi &amp; bye</p>\n\n\n</div>\n```\n\nUse `<b>` and ``a ` b``.\n\n- one\n    - nested'
  const html =
    '<p>See <a href="https://a.example/x?a=1&amp;b=2">the page</a><br><img src="https://a.example/p.png" alt="Cat"></p><pre>a &lt; b\n  c</pre>'
  await bring(
    await file(
      lines({ id: '1', title: 'Code', body: code }, { id: '2', title: 'HTML', body: html }),
      'jsonl',
    ),
  )
  expect((await kept()).map(({ body }) => body)).toEqual([
    code,
    'See [the page](https://a.example/x?a=1&b=2)\n![Cat](https://a.example/p.png)\n\n```\na < b\n  c\n```',
  ])
})

test.each([
  ['CR alone ends lines', 'id,title,body\r1,A,x\r2,B,"y\rz"\r'],
  [
    'blank lines and a title stand above the names',
    '\n,,\nIdeas of 2024,,\n\nid,title,body\n1,A,x\n2,B,y\n',
  ],
  ['sep= names the separator', 'sep=|\r\nid|title|body\r\n1|A|x\r\n2|B|y\r\n'],
  ['blanks stand before quotation marks', 'id, title, body\n1, "A", "x, y"\n2, "B", y\n'],
  ['a name holds a line break', 'id,"title\n",body\n1,A,x\n2,B,y\n'],
  ['names are repeated', 'id,title,title,body\n1,A,other,x\n2,B,other,y\n'],
  ['cells are missing at the end', 'id,title,body,votes\n1,A,x\n2,B\n'],
  ['entities have semicolons', 'id,title\n1,A\n2,B\n3,&uuml;&rarr;&copy;\n'],
])('%s: the rows come in all the same', async (_, text) => {
  const report = await bring(await file(text))
  expect(report.ideas).toMatchObject({ refused: 0 })
  expect((await titles()).slice(0, 2)).toEqual(['A', 'B'])
})

test('a repeated column is kept under a name of its own', async () => {
  await bring(await file('id,title,note,note\n1,A,first,second\n'))
  expect(await kept()).toMatchObject([{ labels: { note: 'first', 'note (2)': 'second' } }])
})

test('which comes first, day or month, is decided by the other rows, else asked once', async () => {
  const told = await bring(await file('id,title,date\n1,A,03/04/2020\n2,B,25/04/2020\n'))
  expect(told.plan.ideas.dates).toMatchObject({
    order: 'day-first',
    by: 'rows',
    proof: '25/04/2020',
  })
  expect((await kept())[0]?.createdAt).toEqual(new Date('2020-04-03T12:00:00Z'))
  const open = await file('id,title,date\n3,C,03/04/2020\n4,D,05/06/2020\n')
  const asked = await bring(open)
  expect(asked.ideas).toMatchObject({ new: 0, refused: 2 })
  expect(asked.reasons).toEqual([[expect.stringContaining('“03/04/2020” could be two days'), 2]])
  expect((await bring(open, { dates: 'month-first' })).ideas).toMatchObject({ new: 2 })
  expect((await kept())[2]?.createdAt).toEqual(new Date('2020-03-04T12:00:00Z'))
})

test('a file without ids changes nothing the second time', async () => {
  const path = await file('title,body\nLight,More\nLight,More\nDoor,\n')
  expect((await bring(path)).ideas).toMatchObject({ new: 3 })
  expect((await bring(path)).ideas).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
  const discussionPath = await file('idea,text\nX,same\nX,same\n')
  const ideas = await file('id,title\nX,With comments\n')
  const both = { comments: { path: discussionPath, map: [] } }
  expect((await bring(ideas, both)).comments).toMatchObject({ new: 2 })
  expect((await bring(ideas, both)).comments).toMatchObject({ new: 0, unchanged: 2 })
})

test('an author may be an object of another program, and its labels are tags', async () => {
  await bring(
    await file(
      lines({
        id: 5,
        title: 'T',
        user: { login: 'octo', id: 9 },
        labels: [{ name: 'enhancement' }],
      }),
      'jsonl',
    ),
  )
  expect(await kept()).toMatchObject([{ authorName: 'octo', tags: ['enhancement'] }])
})

test('reasons and the refused file have the real words', async () => {
  const path = await file(
    Buffer.concat([
      Buffer.from('id,title,date\n1,Bad,soon\n2,caf'),
      Buffer.from([0xe9]),
      Buffer.from(',\n3,Thé,2020-01-02\n'),
    ]),
  )
  const { reasons } = await bring(path)
  expect(reasons.map(([reason]) => reason).sort()).toEqual([
    'idea: These bytes are not UTF-8 text: save the file as UTF-8.',
    'idea: createdAt: “soon” is not a date that can be read; 2009-05-20 can.',
  ])
  expect(await readFile(`${path}.refused.csv`, 'utf8')).toContain('2009-05-20')
})

test('coauthors are people: known ones by who they are, others by name', async () => {
  await bring(await file('id,title,coauthors\n1,Ours,"Mia Member; Someone Else; mia member"\n'))
  const rows = await db.rows(sql`
    select c."personId", c.name from "PostCoauthor" c join "Post" p on p.id = c."postId" join "Space" s on s.id = p."spaceId"
    where s.slug = ${room.space} order by c.place`)
  expect(rows).toEqual([
    { personId: room.people.mia, name: 'Mia Member' },
    { personId: null, name: 'Someone Else' },
  ])
})

test('nobody holds an imported idea since a day on which they held nothing', async () => {
  await bring(await file('id,title,date,status\n1,Old,2017-01-01,planned\n'))
  expect(
    await db.first(
      sql`select i."assigneeId" from "Idea" i join "Space" s on s.id = i."spaceId" where s.slug = ${room.space}`,
    ),
  ).toEqual({ assigneeId: null })
})

test('a JSON list is read as its members are', async () => {
  await bring(
    await file(
      JSON.stringify(
        [
          { id: 1, title: 'A', comments: [{ text: 'Yes', when: '2020-01-02' }] },
          { id: 2, title: 'B' },
        ],
        null,
        2,
      ),
      'jsonl',
    ),
  )
  expect(await titles()).toEqual(['A', 'B'])
  expect(await discussion()).toHaveLength(1)
})
