import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvReader, type CsvRecord, delimiterOf, MAX_RECORD_LENGTH } from './csv.ts'

/** Reads a text in pieces of a size; the last piece of a real file may end anywhere. */
function read(text: string | Buffer, piece = 7, delimiter = ','): CsvRecord[] {
  const bytes = Buffer.from(text as string)
  const reader = new CsvReader(delimiter.charCodeAt(0))
  const records: CsvRecord[] = []
  for (let at = 0; at < bytes.length; at += piece)
    records.push(...reader.read(bytes.subarray(at, at + piece)))
  return [...records, ...reader.end()]
}
const cellsOf = (records: CsvRecord[]) =>
  records.map((record) => ('cells' in record ? record.cells : record.trouble('en')))

test('a cell may hold commas, quotation marks and newlines, and lines are still counted', () => {
  const records = read('id,text\r\n1,"one, ""two""\r\nthree"\r\n2,plain 5" pipe\r\n')
  expect(records).toEqual([
    { line: 1, cells: ['id', 'text'] },
    { line: 2, cells: ['1', 'one, "two"\r\nthree'] },
    { line: 4, cells: ['2', 'plain 5" pipe'] },
  ])
})

test('whatever a table holds comes back, wherever the file is cut into pieces', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';', '😀') })
  const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, piece) => {
      const text = rows
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join('\n')
      expect(cellsOf(read(text, piece))).toEqual(rows)
    }),
  )
})

test('a quotation mark that is never closed costs its own row, not those after it', () => {
  expect(cellsOf(read('id,text\n1,"lost\n2,"fine"\n3,"also fine"\n'))).toEqual([
    ['id', 'text'],
    'There is text after a closing quotation mark.',
    ['2', 'fine'],
    ['3', 'also fine'],
  ])
  expect(cellsOf(read('id,text\n1,"lost\n2,fine\n'))).toEqual([
    ['id', 'text'],
    'A quotation mark is opened and never closed.',
    ['2', 'fine'],
  ])
})

test('a row whose bytes are not UTF-8 is told apart from its neighbours', () => {
  const bytes = Buffer.concat([
    Buffer.from('id,text\n1,caf'),
    Buffer.from([0xe9]),
    Buffer.from('\n2,café\n'),
  ])
  expect(cellsOf(read(bytes))).toEqual([
    ['id', 'text'],
    'These bytes are not UTF-8 text: save the file as UTF-8.',
    ['2', 'café'],
  ])
})

test('a cell without end is given up before it fills the memory, and the next lines are read', () => {
  const records = read(`id,text\n1,"${'x'.repeat(MAX_RECORD_LENGTH + 10)}\n2,fine\n`, 262_144)
  expect(cellsOf(records)).toEqual([
    ['id', 'text'],
    'A cell has no end: is a quotation mark missing?',
    ['2', 'fine'],
  ])
  expect(records.at(-1)).toMatchObject({ line: 3 })
})

test('empty lines are passed over, an empty last cell is a cell', () => {
  expect(cellsOf(read('a,b\n\n1,\n\r\n2,'))).toEqual([
    ['a', 'b'],
    ['1', ''],
    ['2', ''],
  ])
})

test('the sign between the cells is the one the first line has most of', () => {
  expect(
    ['a,b;c,d', 'a;b;c', 'a\tb\tc', '"a;b;c;d",e', 'alone'].map((header) =>
      String.fromCharCode(delimiterOf(header)),
    ),
  ).toEqual([',', ';', '\t', ',', ','])
})
