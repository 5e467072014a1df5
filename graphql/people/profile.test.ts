// Cards: what people say of themselves, and what the company says of them.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, recordedEvents, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'

let cast: Cast
let ann: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, eve] = [asker(cast.ann), asker(cast.eve)]
})

const edit = (who: Asker, said: Record<string, unknown>, at?: Date) =>
  who.ask(
    'mutation($input: ProfileInput!) { editProfile(input: $input) { number } }',
    { input: { title: '', about: '', skills: [], ...said } },
    at ? { at } : {},
  )
const CARD = `query($id: ID!) { person(id: $id) {
  site phone chatUrl spokenLanguages awayUntil timeZone } }`
const card = async (id: number) =>
  (await eve.ask<{ person: Record<string, unknown> }>(CARD, { id })).person
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ extensions }: { extensions: { code: string; fields?: object } }) =>
      extensions.fields ? Object.keys(extensions.fields)[0] : extensions.code,
  )

describe('one’s own card', () => {
  test('has phone, chat, site, time zone, languages and a last day away; what is left out stays', async () => {
    const said = {
      site: 'Ghent',
      phone: '+32 9 555 01 02 ext. 3',
      chatUrl: 'https://chat.atrium.example/ann',
      spokenLanguages: ['nl', 'en', 'nl'],
      timeZone: 'Europe/Brussels',
      awayUntil: '2026-12-04',
    }
    await edit(ann, said, new Date('2026-11-30T10:00:00Z'))
    const kept = { ...said, spokenLanguages: ['nl', 'en'] }
    expect(await card(cast.ann)).toEqual(kept)
    await edit(ann, { title: 'Fitter' })
    expect(await card(cast.ann)).toEqual(kept)
    await edit(ann, { awayUntil: '', phone: '', spokenLanguages: [] })
    expect(await card(cast.ann)).toEqual({
      ...kept,
      awayUntil: null,
      phone: '',
      spokenLanguages: [],
    })
  })
  test.each([
    ['phone', 'call me'],
    ['phone', '1'.repeat(41)],
    ['chatUrl', 'javascript:alert(1)'],
    ['chatUrl', 'http://chat.example'],
    ['chatUrl', 'not an address'],
    ['awayUntil', '2026-02-30'],
    ['awayUntil', 'tomorrow'],
    ['awayUntil', '2999-01-01'],
    ['timeZone', 'Mars/Base'],
    ['site', 'x'.repeat(81)],
  ])('is refused by the name of the field: %s “%s”', async (field, value) => {
    expect(await refused(edit(ann, { [field]: value }))).toBe(field)
  })
  test('knows languages of its list alone, and ten of them', async () => {
    expect(await refused(edit(ann, { spokenLanguages: ['xx'] }))).toBe('spokenLanguages.0')
    const eleven = ['en', 'nl', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'da', 'sv', 'fi']
    expect(await refused(edit(ann, { spokenLanguages: eleven }))).toBe('spokenLanguages')
  })
  test('an open page learns of it', async () => {
    await staysLive({
      reader: eve,
      room: `person:${cast.ann}`,
      document: CARD,
      variables: { id: cast.ann },
      change: () => edit(ann, { phone: '+32 9 555 77 77' }),
    })
  })
})

describe('what the company says of somebody', () => {
  const EDIT = `mutation($input: EditPersonInput!) { editPerson(input: $input) {
    name title unit site manager { number } } }`
  const details = (personId: number, said: Record<string, unknown>, who = eve) =>
    who.ask(EDIT, {
      input: {
        personId,
        name: 'Somebody New',
        title: 'Welder',
        unit: 'Hall 2',
        site: 'Porto',
        ...said,
      },
    })

  test('is edited by administrators, the manager too', async () => {
    const [person, manager] = [await makePerson(db), await makePerson(db)]
    const since = await lastEvent()
    expect(await details(person.id, { managerId: manager.id })).toEqual({
      editPerson: {
        name: 'Somebody New',
        title: 'Welder',
        unit: 'Hall 2',
        site: 'Porto',
        manager: { number: manager.id },
      },
    })
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual([
      'person.manager-set',
      'person.edited',
    ])
  })
  test('refuses others, a loop of managers by the field’s name, a name of nothing, and whoever is not there', async () => {
    const [one, two] = [await makePerson(db), await makePerson(db)]
    await details(one.id, { managerId: two.id })
    expect(await refused(details(two.id, { managerId: one.id }))).toBe('managerId')
    expect(await refused(details(one.id, { name: ' ' }))).toBe('name')
    expect(await refused(details(999_999_999, {}))).toBe('NOT_FOUND')
    expect(await refused(details(one.id, {}, ann))).toBe('NOT_ALLOWED')
    expect(
      await ann.ask('query($id: ID!) { person(id: $id) { viewerCan { edit } } }', { id: one.id }),
    ).toEqual({ person: { viewerCan: { edit: false } } })
  })
})
