import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { bring, file, kept, lines, openRoom } from './testing.ts'

openRoom()

test('a BOM, semicolons, quoted newlines and columns in any order are read', async () => {
  const path = await file(
    '\uFEFF"Título";"Fecha";id;Votes against;texto\r\n"Limpiar ""todas"" las calles";15.9.2015;7;3;"Es necesario\nque las calles no estén sucias, y que el aire sea más limpio para todos."\r\n',
  )
  await bring(path)
  expect(await kept()).toMatchObject([
    {
      title: 'Limpiar "todas" las calles',
      body: 'Es necesario\nque las calles no estén sucias, y que el aire sea más limpio para todos.',
      language: 'es',
      labels: { 'Votes against': '3' },
      createdAt: new Date('2015-09-15T12:00:00Z'),
    },
  ])
})

test('foreign names are mapped with --map, and a name that is not there is told before anything is written', async () => {
  const path = await file('lfd,Worum,wer\n1,Mehr Licht,Jo Kern\n')
  await expect(bring(path)).rejects.toThrow('say --map title=theirs')
  await expect(bring(path, { map: ['id=lfd,title=Titel'] })).rejects.toThrow('no column “Titel”')
  await expect(bring(path, { map: ['heading=lfd'] })).rejects.toThrow('ours one of id, title')
  await bring(path, { map: ['id=lfd,title=Worum', 'author=wer'] })
  expect(await kept()).toMatchObject([{ title: 'Mehr Licht', authorName: 'Jo Kern' }])
})

test('broken rows are refused with line and reason, and all others come in', async () => {
  const rows = [
    'id,title,body,date',
    '1,Fine,,',
    '2,,no title,',
    ',No id,,',
    '1,Again,,',
    '=5,Wrong date,,03/04/2020',
    '6,Too few',
    `7,Huge,${'x'.repeat(1_000_000)},`,
    '8,"Lost quote,,',
    '9,Also fine: déjà vu,,2009-05-20',
    '10,Nul\u0000,,',
  ]
  const path = await file(
    Buffer.concat([
      Buffer.from(`${rows.join('\n')}\n11,Latin `),
      Buffer.from([0xe9]),
      Buffer.from(',,\n12,Last,,\n'),
    ]),
  )
  const report = await bring(path)
  expect(report.ideas).toEqual({ new: 4, changed: 0, unchanged: 0, refused: 8 })
  expect(report.refusedFiles).toEqual([`${path}.refused.csv`])
  const refused = (await readFile(`${path}.refused.csv`, 'utf8')).trim().split('\r\n')
  expect(refused.map((line) => line.replace(/^(\d+),idea,/, '$1 '))).toEqual([
    'line,what,id,title,reason',
    '3 2,,title: It is missing.',
    '4 ,No id,id: It is missing.',
    '5 1,Again,An earlier row of this file has the id “1”.',
    `6 '=5,Wrong date,createdAt: “03/04/2020” could be two days: say --dates day-first or --dates month-first.`,
    `8 7,Huge,"body: At most 100,000 characters."`,
    '9 ,,A quotation mark is opened and never closed.',
    '11 10,Nul,title: This text contains characters that cannot be stored.',
    '12 ,,These bytes are not UTF-8 text: save the file as UTF-8.',
  ])
  expect((await kept()).map(({ title }) => title)).toEqual([
    'Fine',
    'Too few',
    'Also fine: déjà vu',
    'Last',
  ])
  // Mended, the file brings the rest, and the list of refused rows goes.
  await writeFile(path, 'id,title,body,date\n1,Fine,,\n2,Now with a title,no title,\n')
  expect((await bring(path)).ideas).toEqual({ new: 1, changed: 0, unchanged: 1, refused: 0 })
  await expect(readFile(`${path}.refused.csv`)).rejects.toThrow('ENOENT')
})

test('lines that are no JSON objects, and half characters, are refused', async () => {
  const path = await file(
    `{"id":"1","title":"Fine"}\n{"id":"2","title":\n[1]\n{"id":"3","title":"half \\ud800"}\n{"id":"4","title":"deep","more":${'['.repeat(5_000)}${']'.repeat(5_000)}}\n`,
    'jsonl',
  )
  const report = await bring(path)
  expect(report.ideas).toMatchObject({ new: 1, refused: 4 })
})

test('a list that ends in the middle, or is not all of the file, says so', async () => {
  const cut = await bring(await file('[{"id":"1","title":"One"},{"id":"2","title":"Tw', 'json'))
  expect(cut.ideas).toMatchObject({ new: 1, refused: 1 })
  const after = await bring(
    await file('[{"id":"3","title":"One"}]\n[{"id":"4","title":"Two"}]', 'json'),
  )
  expect(after.ideas).toMatchObject({ new: 1, refused: 1 })
  // Whole ones do not.
  const whole = await bring(await file('[{"id":"5","title":"One"},]\n', 'json'))
  expect(whole.ideas).toMatchObject({ new: 1, refused: 0 })
})

test('ids that are longer than a number may be stay apart; commas and marks between lines are passed over', async () => {
  const rows = [
    '{"id":12345678901234567890,"title":"One"}',
    '{"id":12345678901234567891,"title":"Two"}',
  ]
  expect((await bring(await file(`${rows.join(',\n')},\n`, 'jsonl'))).ideas).toMatchObject({
    new: 2,
  })
  expect(
    (await bring(await file(rows.map((row) => `\u001e${row}\n`).join(''), 'jsonl'))).ideas,
  ).toMatchObject({ unchanged: 2, refused: 0 })
})

test('column names that come again, rules of tables and the end of DOS are no ideas', async () => {
  const report = await bring(
    await file(
      '\uFEFFid,title,body\n---,:--,---\n1,="One",a\n\uFEFFid,title,body\n2,Two,b\n\u001a',
    ),
  )
  expect(report.ideas).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 0 })
  expect((await kept()).map(({ title }) => title)).toEqual(['One', 'Two'])
})

test('a title that is too long is cut between words and stands in full before the text', async () => {
  const title = 'Every word of this title counts. '.repeat(10).trim()
  await bring(await file(`id,title,body\n1,${title},Text\n`))
  const [idea] = await kept()
  expect(idea?.title).toMatch(/^Every word .*\S…$/)
  expect(idea?.title.length).toBeLessThanOrEqual(200)
  expect(idea?.body).toBe(`${title}\n\nText`)
})

test('what a file calls HTML cannot become a script here', async () => {
  await bring(
    await file(
      lines({
        id: '1',
        title: '<b>Bold</b> plan',
        body: '<p>Read <a href="javascript:alert(1)">this</a><img src=x onerror=alert(1)></p><script>alert(2)</script>',
      }),
      'jsonl',
    ),
  )
  expect(await kept()).toMatchObject([{ title: 'Bold plan', body: 'Read this' }])
})

test.each([
  [
    'orders',
    'id,title\n',
    'There is no kind orders; so far there are: ideas, people, skills, questions, customers.',
  ],
  ['ideas', '', 'is empty'],
  ['ideas', 'PK\u0003\u0004', 'is an archive or a workbook'],
  ['ideas', '{"a":[{"id":1}],"b":[{"id":1}]}', 'several lists'],
  ['ideas', 'id,title\n', 'no rows'],
])(
  'a file or kind that cannot be read is refused in one line: %s %#',
  async (kind, content, message) => {
    await expect(bring(await file(content), { kind })).rejects.toThrow(message)
  },
)

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()
const AS_FOUND = ['id,title,body\n', '1,Más luz para el café,“Ya” – señal\n', '2,Plain,\n'].join('')

test.each([
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${AS_FOUND}`, 'utf16le'), 'UTF-16LE'],
  ['UTF-16 with the high byte first', bigEndian(`\uFEFF${AS_FOUND}`), 'UTF-16BE'],
  ['UTF-16 without a mark', Buffer.from(AS_FOUND, 'utf16le'), 'UTF-16LE'],
  [
    'UTF-16 without a mark, in other letters',
    Buffer.from(
      `"Номер","Заголовок","Текст"\r\n"1","Más luz para el café","“Ya” – señal"\r\n"2","Plain",""\r\n`,
      'utf16le',
    ),
    'UTF-16LE',
  ],
  [
    'Windows-1252',
    Buffer.from(
      AS_FOUND.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('–', '\x96'),
      'latin1',
    ),
    'Windows-1252',
  ],
  [
    'UTF-16 after a line that names the separator',
    Buffer.from(`\uFEFFsep=,\r\n${AS_FOUND}`, 'utf16le'),
    'UTF-16LE',
  ],
])('a file in %s is read as it was written, and the plan says so', async (_, bytes, encoding) => {
  const report = await bring(await file(bytes))
  expect(report.ideas).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 0 })
  expect(await kept()).toMatchObject([
    { title: 'Más luz para el café', body: '“Ya” – señal' },
    { title: 'Plain' },
  ])
  expect(report.plan.ideas.about('en')).toContain(encoding)
})

test('JSON Lines and JSON lists in UTF-16 are read too', async () => {
  const row = { id: '1', title: 'Größere Türen' }
  await bring(await file(Buffer.from(`\uFEFF${JSON.stringify(row)}\n`, 'utf16le'), 'jsonl'))
  await bring(
    await file(Buffer.from(`\uFEFF${JSON.stringify([{ ...row, id: '2' }])}`, 'utf16le'), 'json'),
  )
  expect((await kept()).map(({ title }) => title)).toEqual([row.title, row.title])
})

test('Greek and Cyrillic in one byte a letter are refused, not read as nonsense', async () => {
  const path = await file(
    Buffer.concat([
      Buffer.from('id,title\n1,'),
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      Buffer.from('\n2,Plain\n'),
    ]),
  )
  expect((await bring(path)).ideas).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 1 })
})

test('Polish in one byte a letter is read as that', async () => {
  // "żółte światło" and "głosy" in Windows-1250
  const row = [0xbf, 0xf3, 0xb3, 0x74, 0x65, 0x20, 0x9c, 0x77, 0x69, 0x61, 0x74, 0xb3, 0x6f, 0x20]
  const votes = [0x67, 0xb3, 0x6f, 0x73, 0x79]
  const path = await file(
    Buffer.concat([
      Buffer.from('id,title,note\n1,Lampa '),
      Buffer.from([...row, ...votes]),
      Buffer.from(',plain words beside it\n'),
    ]),
  )
  const { plan } = await bring(path)
  expect((await kept()).map(({ title }) => title)).toEqual(['Lampa żółte światło głosy'])
  expect(plan.ideas.about('en')).toContain('Windows-1250')
})

test('a text of an old Mac is refused, not read as nonsense', async () => {
  // "Café à côté" in Mac Roman
  const words = [0x43, 0x61, 0x66, 0x8e, 0x20, 0x88, 0x20, 0x63, 0x99, 0x74, 0x8e]
  const path = await file(Buffer.from([...Buffer.from('id,title\n1,Plain\n2,'), ...words, 0x0a]))
  expect((await bring(path)).ideas).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 1 })
})
