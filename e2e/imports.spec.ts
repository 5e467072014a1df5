// An administrator brings ideas or questions along: the file is looked at, its columns are mapped, tried and imported.
import { expect, scriptsRun, test, word } from './people.ts'

const FILE = [
  'Nr;Kop;Wens;Wie;Datum;Aantal stemmen;Contact',
  '1;Stillere deuren;De deur van zaal 3 slaat dicht.;Anneke de Wit;3 april 2024;1.204;anneke@elders.example',
  '2;Meer planten;Bij de ingang.;Bram;04/04/2024;7;',
].join('\n')

test('a file is mapped, tried and imported', async ({ as }) => {
  const nils = await as('nils')
  const space = `wensen-${word().toLowerCase()}`
  const state = (text: string) =>
    expect(nils.getByText(text, { exact: true })).toBeVisible({ timeout: 20_000 })
  await nils.goto('/admin/imports')
  await scriptsRun(nils)
  const buffer = Buffer.from(FILE)
  await nils
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'wensen.csv', mimeType: 'text/csv', buffer })
  await nils.getByRole('button', { name: 'Upload' }).click()
  await expect(nils.getByRole('heading', { name: 'wensen.csv' })).toBeVisible()
  // No column has a name that is known for the title: nothing is imported before one is chosen.
  await state('Ready to import')
  await expect(nils.getByText(/^Nothing can be imported without Title/)).toBeVisible()
  await expect(nils.getByRole('button', { name: 'Import', exact: true })).toBeHidden()
  await expect(nils.getByText('Left out, not kept as labels either: Contact')).toBeVisible()
  await nils.getByLabel('What Kop becomes').selectOption('Title')
  await nils.getByLabel('What Wens becomes').selectOption('Text')
  await nils.getByLabel('What Wie becomes').selectOption('Author')
  await nils.getByRole('textbox', { name: 'Space' }).fill(space)
  await nils.getByLabel('In dates like 03/04/2020').selectOption('The day comes first')
  await nils.getByRole('button', { name: 'Save and read again' }).click()
  await expect(nils.getByRole('heading', { name: 'Stillere deuren' })).toBeVisible()
  await expect(nils.getByText('Anneke de Wit, 1,204 supporters, 0 comments')).toBeVisible()

  await expect(nils.getByText('New', { exact: true }).first()).toBeVisible()
  await nils.getByRole('button', { name: 'Dry run' }).click()
  await state('A dry run gave (nothing was written)')
  await expect(nils.getByText(/^Ideas: 2 new, 0 changed/)).toBeVisible()
  await nils.getByRole('button', { name: 'Import', exact: true }).click()
  await state('Imported')
  await expect(nils.getByRole('link', { name: 'Open the space' })).toBeVisible()
  await nils.getByText('Undo this import').click()
  await expect(nils.getByRole('button', { name: 'Undo import' })).toBeVisible()
})

test('questions are imported with their accepted answer, read in their space, and taken back', async ({
  as,
}) => {
  const nils = await as('nils')
  const about = word()
  const space = `vragen-${word().toLowerCase()}`
  const rows = [
    {
      Id: '1',
      PostTypeId: '1',
      AcceptedAnswerId: '2',
      Title: `Why does the ${about} leak?`,
      Body: '<p>Since Monday.</p>',
      Score: '7',
    },
    { Id: '2', PostTypeId: '2', ParentId: '1', Body: `<p>Its ring is worn.</p>`, Score: '5' },
  ]
  const state = (text: string) =>
    expect(nils.getByText(text, { exact: true })).toBeVisible({ timeout: 20_000 })
  await nils.goto('/admin/imports?kind=questions')
  await scriptsRun(nils)
  await nils.getByLabel('File', { exact: true }).setInputFiles({
    name: 'vragen.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')),
  })
  await nils.getByRole('button', { name: 'Upload' }).click()
  await state('Ready to import')
  await expect(nils.getByRole('textbox', { name: 'Board' })).toBeHidden()
  await nils.getByRole('textbox', { name: 'Space' }).fill(space)
  const saved = nils.waitForResponse((answer) => answer.request().method() === 'POST')
  await nils.getByRole('button', { name: 'Save and read again' }).click()
  await saved
  await nils.getByRole('button', { name: 'Import', exact: true }).click()
  await state('Imported')
  await expect(nils.getByText(/^Questions: 1 new/)).toBeVisible()
  await expect(nils.getByText(/^Answers: 1 new/)).toBeVisible()
  const page = nils.url()
  await nils.goto('/questions?view=all')
  await nils
    .getByRole('link', { name: `Why does the ${about} leak?` })
    .first()
    .click()
  await expect(nils.getByText('Its ring is worn.').first()).toBeVisible()
  await nils.goto(page)
  await nils.getByText('Undo this import').click()
  await nils.getByRole('button', { name: 'Undo import' }).click()
  await expect(nils.getByText(/^Removed: 1 question/)).toBeVisible({ timeout: 20_000 })
})
