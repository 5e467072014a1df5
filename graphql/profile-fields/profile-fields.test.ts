// Fields of the profile that administrators define: owners, confirmations, and being found by them.
import { beforeAll, expect, test } from 'vitest'
import { personDocuments } from '#graphql/people/search.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

const SAVE = `mutation($number: Int, $name: String!, $isSearchable: Boolean!, $owner: ID) {
  saveProfileField(number: $number, name: $name, help: "", isSearchable: $isSearchable, ownerId: $owner) }`
const SET = `mutation($field: Int!, $person: ID!, $value: String!) {
  setProfileValue(field: $field, personId: $person, value: $value) }`
const REMOVE = 'mutation($number: Int!) { removeProfileField(number: $number) }'
const READ = `query($id: ID!) { person(id: $id) { profileValues { value confirmedAt mayEdit field { name owner { number } } } } }`
type Values = {
  person: {
    profileValues: { value: string | null; confirmedAt: string | null; mayEdit: boolean }[]
  }
}
let cast: Cast
let [ann, ben, cleo, eve]: Asker[] = []
let field: number
const as = (who: Asker | undefined) => who as Asker
const refused = (code: string) => ({ extensions: { code } })
const set = (who: Asker | undefined, person: number, value: string, of = field) =>
  as(who).ask(SET, { field: of, person: String(person), value })
const valuesOf = async (who: Asker | undefined, person: number) =>
  (await as(who).ask<Values>(READ, { id: String(person) })).person.profileValues

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo, eve] = [cast.ann, cast.ben, cast.cleo, cast.eve].map(asker)
  const input = { name: 'First aid', isSearchable: true, owner: String(cast.cleo) }
  field = (await as(eve).ask<{ saveProfileField: number }>(SAVE, input)).saveProfileField
})

test('administrators define and change fields; others do not, and a name is needed', async () => {
  const input = { name: 'Cost center', isSearchable: false }
  await expect(as(ann).ask(SAVE, input)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(as(eve).ask(SAVE, { ...input, name: ' ' })).rejects.toMatchObject(refused('INVALID'))
  const gone = { ...input, owner: String(cast.finn) }
  await expect(as(eve).ask(SAVE, gone)).rejects.toMatchObject(refused('INVALID'))
  await expect(as(eve).ask(SAVE, { ...input, number: 9_999 })).rejects.toMatchObject(
    refused('NOT_FOUND'),
  )
  const { saveProfileField: number } = await as(eve).ask<{ saveProfileField: number }>(SAVE, input)
  await as(eve).ask(SAVE, { ...input, number, name: 'Cost unit' })
  expect(await as(ann).ask('{ profileFields { name isSearchable filled } }')).toEqual({
    profileFields: [
      { name: 'First aid', isSearchable: true, filled: 0 },
      { name: 'Cost unit', isSearchable: false, filled: 0 },
    ],
  })
  await set(ann, cast.ann, 'K 4711', number)
  const [document] = await personDocuments(db, [cast.ann])
  expect(document?.extra).not.toContain('4711')
  await expect(as(ann).ask(REMOVE, { number })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await as(eve).ask(REMOVE, { number })
  await expect(as(eve).ask(REMOVE, { number })).rejects.toMatchObject(refused('NOT_FOUND'))
})

test('oneself, the owner of the field and administrators say what stands in it; the same again confirms it', async () => {
  await expect(set(ben, cast.ann, 'Level 2')).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(set(ann, cast.ann, 'x'.repeat(201))).rejects.toMatchObject(refused('INVALID'))
  await expect(set(ann, cast.ann, 'Level 2', 9_999)).rejects.toMatchObject(refused('NOT_FOUND'))
  await set(ann, cast.ann, 'Level 1')
  await set(cleo, cast.ann, 'Level 2 since März')
  await db.rows(sql`update "ProfileValue" set "confirmedAt" = '2020-01-01Z'`)
  await set(eve, cast.ann, 'Level 2 since März')
  const [value] = await valuesOf(ben, cast.ann)
  expect(value).toMatchObject({
    value: 'Level 2 since März',
    mayEdit: false,
    field: { name: 'First aid', owner: { number: cast.cleo } },
  })
  expect(value?.confirmedAt?.startsWith('2020')).toBe(false)
  expect((await valuesOf(ann, cast.ann))[0]?.mayEdit).toBe(true)
})

test('people are found by it, by the search and by the directory; emptied it is gone', async () => {
  await set(ann, cast.ann, 'Level 2 since März')
  const [document] = await personDocuments(db, [cast.ann])
  expect(document?.extra).toContain('Level 2 since März')
  const FIND =
    'query($line: String!) { directory(line: $line) { people(first: 5) { edges { node { number } } } } }'
  type Found = { directory: { people: { edges: { node: { number: number } }[] } } }
  const found = async () =>
    (await as(ben).ask<Found>(FIND, { line: 'marz' })).directory.people.edges.some(
      ({ node }) => node.number === cast.ann,
    )
  expect(await found()).toBe(true)
  await set(ann, cast.ann, '')
  expect(await found()).toBe(false)
  expect((await valuesOf(ann, cast.ann))[0]).toMatchObject({ value: null, confirmedAt: null })
})

test('guests see none of it', async () => {
  await set(ann, cast.ann, 'Level 3')
  const guest = await makePerson(db)
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, "invitedById", agreement, "invitedAt")
    values (${guest.id}, ${cast.lab.spaceId}, now() + interval '1 day', ${cast.cleo}, '', now())`)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role) values (${cast.lab.spaceId}, ${guest.id}, 'MEMBER')`)
  expect(await valuesOf(asker(guest.id), cast.ann)).toEqual([])
})
