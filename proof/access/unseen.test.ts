// B2 to B4: what somebody may not see changes no answer to them, and an input takes nothing that it does not name.
import { isInputObjectType, parse, validate } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#graphql/context.ts'
import { schema } from '#graphql/schema.ts'
import { lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { note, type Size } from '#proof/size.ts'
import { makeCompany } from './company.ts'
import { inputsFor } from './inputs.ts'
import { makePersonas, type Persona } from './personas.ts'
import { readAs } from './reads.ts'
import { makeWorld, type Things, thingsIn, type Values, valuesOf, type World } from './world.ts'
import { changing, documentFor, toldOf, undoEverything } from './writes.ts'

const isFull = ((process.env.ATRIUM_PROOF_SIZE ?? 'gate') as Size) === 'full'
const depth = isFull ? 3 : 2

let cast: Cast
let people: Record<Persona, Viewer | null>
let world: World
beforeAll(async () => {
  cast = await makeCast(db)
  people = await makePersonas(cast, await makeCompany(cast))
  world = await makeWorld(cast)
})

/** As many things again in the spaces that an employee, and a guest of the private one, do not read. */
async function growUnseen(letter: Persona): Promise<void> {
  const before = await lastEvent()
  for (const state of letter === 'g'
    ? (['other'] as const)
    : (['other', 'private', 'hidden'] as const))
    await thingsIn(state === 'other' ? cast.vault : cast.lab, cast, state)
  await runConsequencesSince(before)
}

test('two worlds that differ in what somebody may not see answer them alike', {
  timeout: 400_000,
}, async ({ task }) => {
  let answers = 0
  const differences: string[] = []
  for (const letter of ['g', 'e'] as const) {
    const read = async () =>
      (await readAs(people[letter], world.public, { all: true, depth })).texts
    await read()
    const before = await read()
    await growUnseen(letter)
    const after = await read()
    answers += before.length
    expect(after.length).toBe(before.length)
    differences.push(
      ...before
        .filter((text, at) => text !== after[at])
        .map((text) => `${letter}: ${text.slice(0, 300)}`),
    )
  }
  note(task, {
    id: 'B2',
    what: 'two worlds',
    figure: `${answers} answers, ${differences.length} differ`,
    target: '0 differ',
  })
  expect(differences).toEqual([])
})

const NOTHING: Things = {
  idea: 99_999_901,
  other: 99_999_902,
  comment: 99_999_903,
  question: 99_999_904,
  challenge: 99_999_905,
  file: '0123456789abcdef0123456789abcdef',
}
const NOWHERE = { spaceId: 99_999_906, space: 'nowhere', boardId: 99_999_907, board: 'no-board' }

/** An answer without the ids that it was asked with. */
function withoutIds(text: string, asked: Values): string {
  const ids = Object.values(asked).flatMap((value) => value.match(/[\w-]{2,}=*/g) ?? [])
  let plain = text
  for (const id of ids.sort((one, other) => other.length - one.length))
    plain = plain.replaceAll(`"${id}"`, '"ID"')
  return plain
}

test('what may not be seen is answered as what does not exist', { timeout: 400_000 }, async ({
  task,
}) => {
  const inputs = inputsFor((await makePerson(db)).id, 0)
  await undoEverything()
  const missing = `comment:${NOTHING.idea}`
  const nothingIn = valuesOf(cast.lab, cast, NOTHING, missing)
  // Each by somebody else, because one person changes only so much in a minute.
  const cases = [
    [people.e, world.other, valuesOf(NOWHERE, cast, NOTHING, missing)],
    [people.s, world.hidden, nothingIn],
    [people.t, world.deleted, nothingIn],
  ] as const
  const differences: string[] = []
  let asked = 0
  for (const [person, unseen, nothing] of cases) {
    for (const name of changing()) {
      const one = documentFor(name, { ...inputs, ...unseen })
      const other = documentFor(name, { ...inputs, ...nothing })
      if (one === other) continue
      asked++
      const told = [await toldOf(person, one), await toldOf(person, other)] as const
      if (withoutIds(told[0], unseen) !== withoutIds(told[1], nothing))
        differences.push(`${one}: ${told.join(' and ')}`)
    }
    const read = async (values: Values) =>
      (await readAs(person, values, { all: false, depth: 1 })).texts.map((text) =>
        withoutIds(text, values),
      )
    const [one, other] = [await read(unseen), await read(nothing)]
    asked += one.length
    differences.push(...one.filter((text, at) => text !== other[at]))
  }
  note(task, {
    id: 'B3',
    what: 'unseen and missing',
    figure: `${asked} pairs, ${differences.length} differ`,
    target: '0 differ',
  })
  expect(differences).toEqual([])
})

test('no input takes the name of a column that it does not declare', async ({ task }) => {
  const names = await db.rows<{ name: string }>(
    sql`select distinct column_name as name from information_schema.columns where table_schema = 'public' order by 1`,
  )
  const columns = names
    // The validator looks for similar names, which takes its time.
    .filter((_, at) => isFull || at % 12 === 0)
    .map(({ name }) => name)
  let tried = 0
  const accepted: string[] = []
  const refusedOf = (document: string) =>
    validate(schema, parse(document), undefined, { maxErrors: 10_000 }).filter(({ message }) =>
      /is not defined by type|Unknown argument/.test(message),
    ).length
  const extra = (names: readonly string[]) =>
    columns.filter((column) => !names.includes(column) && column !== '_')
  for (const [name, { args }] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const added = extra(args.map((arg) => arg.name))
    tried += added.length
    if (
      refusedOf(`mutation { ${name}(${added.map((column) => `${column}: 1`).join(', ')}) }`) !==
      added.length
    )
      accepted.push(name)
    for (const arg of args) {
      const type = schema.getType(String(arg.type).replace(/[[\]!]/g, ''))
      if (!isInputObjectType(type)) continue
      const inside = extra(Object.keys(type.getFields()))
      tried += inside.length
      if (
        refusedOf(
          `mutation { ${name}(${arg.name}: { ${inside.map((column) => `${column}: 1`).join(', ')} }) }`,
        ) !== inside.length
      )
        accepted.push(`${name}.${arg.name}`)
    }
  }
  note(task, {
    id: 'B4',
    what: 'mass assignment',
    figure: `${tried} names, ${accepted.length} accepted`,
    target: '0 accepted',
  })
  expect(accepted).toEqual([])
})
