// B1: who may read and change what. The tables beside this file say it; `ATRIUM_PROOF_WRITE=1` writes what is found into them.
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#graphql/context.ts'
import { db } from '#prisma/client.ts'
import { makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { note, type Size } from '#proof/size.ts'
import { makeCompany } from './company.ts'
import { inputsFor } from './inputs.ts'
import { LETTERS, makePersonas, type Persona } from './personas.ts'
import { readAs, readable } from './reads.ts'
import { type Cells, cellOf, compare, readTable, type Table, writeTable } from './table.ts'
import { makeWorld, STATES, statesIn, type Values, type World } from './world.ts'
import { changes, changing, type Outcome, undoEverything } from './writes.ts'

const size = (process.env.ATRIUM_PROOF_SIZE ?? 'gate') as Size
const writes = process.env.ATRIUM_PROOF_WRITE === '1'
/** So deep the table says what is read; deeper, whose words are told. */
const depth = 2

let people: Record<Persona, Viewer | null>
let world: World
let inputs: Values
beforeAll(async () => {
  const cast = await makeCast(db)
  people = await makePersonas(cast, await makeCompany(cast))
  world = await makeWorld(cast)
  const person = await makePerson(db)
  for (const { spaceId } of [cast.field, cast.lab, cast.vault])
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${person.id})`,
    )
  const account = await db.first<{ id: number }>(sql`select "personId" as id from "ServiceAccount"`)
  inputs = inputsFor(person.id, account?.id ?? 0)
})

const empty = (): Cells => Object.fromEntries(STATES.map((state) => [state, ''])) as Cells

test('everybody reads what the table says, of every field there is', { timeout: 400_000 }, async ({
  task,
}) => {
  const found: Table = new Map(readable().map((coordinate) => [coordinate, empty()]))
  const told: Table = new Map(STATES.map((state) => [`Word.${state}`, empty()]))
  for (const letter of LETTERS)
    for (const state of STATES) {
      const { seen, texts } = await readAs(people[letter], world[state], {
        all: state === 'public',
        depth,
      })
      for (const coordinate of seen) {
        const cells = found.get(coordinate)
        if (cells) cells[state] += letter
      }
      const deeper =
        size === 'full'
          ? (await readAs(people[letter], world[state], { all: true, depth: 3 })).texts
          : []
      for (const word of [...texts, ...deeper].flatMap((text) => [...statesIn(text)])) {
        const cells = told.get(`Word.${word}`) as Cells
        cells[state] = cellOf(cells[state] + letter)
      }
    }
  for (const cells of [...found.values(), ...told.values()])
    for (const state of STATES) cells[state] = cellOf(cells[state])
  if (writes) {
    writeTable('fields', found)
    writeTable('words', told)
  }
  const fields = compare(found, readTable('fields'))
  const words = compare(told, readTable('words'))
  const differences = [...fields.leaks, ...words.leaks, ...fields.denials, ...words.denials]
  const target = '0 leaks, 0 false denials'
  const figure = `${fields.cells} cells of ${found.size} fields: ${fields.leaks.length + words.leaks.length} leaks, ${fields.denials.length + words.denials.length} false denials`
  note(task, { id: 'B1', what: 'what each persona reads', figure, target })
  expect(fields.without, 'give each a line in proof/access/fields.csv').toEqual([])
  expect(differences).toEqual([])
})

test('everybody changes what the table says, by every mutation there is', {
  timeout: 400_000,
}, async ({ task }) => {
  await undoEverything()
  const names = changing()
  const table: Table = new Map(names.map((name) => [`Mutation.${name}`, empty()]))
  const change = changes()
  const refused = new Map<string, string>()
  for (const state of STATES)
    for (const name of names)
      for (const letter of LETTERS) {
        const outcome: Outcome = await change(letter, people[letter], name, {
          ...inputs,
          ...world[state],
        })
        const cells = table.get(`Mutation.${name}`) as Cells
        if (outcome === 'yes') cells[state] += letter
        if (outcome.startsWith('input')) refused.set(name, outcome)
      }
  for (const cells of table.values())
    for (const state of STATES) cells[state] = cellOf(cells[state])
  if (writes) writeTable('mutations', table)
  const found = compare(table, readTable('mutations'))
  const figure = `${found.cells} cells of ${names.length} mutations: ${found.leaks.length} leaks, ${found.denials.length} false denials; ${refused.size} mutations are refused for their input first`
  note(task, {
    id: 'B1',
    what: 'what each persona changes',
    figure,
    target: '0 leaks, 0 false denials',
  })
  expect(found.without, 'give each a line in proof/access/mutations.csv').toEqual([])
  expect([...found.leaks, ...found.denials]).toEqual([])
})
