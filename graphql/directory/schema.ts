// The directory in the API: a line that is read, tokens, those who fit, and what else one could choose.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { namesInLanguage, skillsByIds } from '#graphql/skills/queries.ts'
import { canExportPeople } from './policy.ts'
import { type FacetRow, facetsOf, filtersOf, findPeople } from './queries.ts'
import { type ReadSearch, readSearch } from './searching.ts'
import { deleteFilter, saveFilter } from './service.ts'
import { labelOf, offsetOf, TOKEN_KINDS, type Token } from './tokens.ts'

const skillNames = loaderOf(
  async (ids: readonly number[], { db }, language: string): Promise<string[]> => {
    const [rows, names] = [await skillsByIds(db, ids), await namesInLanguage(db, ids, language)]
    return ids.map((id, at) => names[at] ?? rows[at]?.name ?? String(id))
  },
)

const TokenKind = builder.enumType('DirectoryTokenKind', {
  description:
    'What a part of a search means. SKILL: its number. UNIT, SITE: the name. LANGUAGE: ISO 639-1. ZONE: an IANA name; the same clock counts. FREE: “week”.',
  values: TOKEN_KINDS,
})
type ShownToken = Token & { isRead: boolean; count: number | null }
const DirectoryToken = builder.objectRef<ShownToken>('DirectoryToken').implement({
  description: 'A part of a search of the directory.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TokenKind, description: 'What it means.' }),
    value: t.exposeString('value', { description: 'As a search takes it.' }),
    isRead: t.exposeBoolean('isRead', { description: 'True: read from the words of the line.' }),
    label: t.string({
      description: 'What it is called in the language of the request.',
      resolve: async (token, _, context) =>
        labelOf(
          token,
          context.language,
          momentOf(context),
          token.kind === 'SKILL'
            ? await skillNames(context, context.language).load(Number(token.value))
            : undefined,
        ),
    }),
    count: t.exposeInt('count', {
      nullable: true,
      description: 'Of what could be chosen: how many of those found have it.',
    }),
  }),
})
const TokenInput = builder.inputType('DirectoryTokenInput', {
  description: 'A part of a search of the directory.',
  fields: (t) => ({
    kind: t.field({ type: TokenKind, required: true }),
    value: t.string({ required: true }),
  }),
})

const Directory = builder.objectRef<ReadSearch>('Directory').implement({
  description: 'A search of the directory and who fits it.',
  fields: (t) => ({
    tokens: t.field({
      type: [DirectoryToken],
      description: 'What was given, then what was read from the line.',
      resolve: ({ given, read }) => [
        ...given.map((token) => ({ ...token, isRead: false, count: null })),
        ...read.map((token) => ({ ...token, isRead: true, count: null })),
      ],
    }),
    words: t.stringList({
      description:
        'Words of the line that begin a name or an address; of a plain search, all words.',
      resolve: ({ words }) => [...words],
    }),
    people: t.connection({
      type: Person,
      description: 'Active people who fit all of it, by name.',
      resolve: async (search, { first, after }, context) => {
        const wanted = rowsWanted(first)
        const key = keyOf(after, 'text', 'int')
        const { viewer } = signedIn(context)
        const rows = await findPeople(context.db, viewer, search, wanted, key, momentOf(context))
        return connectionOf(rows, wanted, !key, (row) => [row.name, row.id])
      },
    }),
    total: t.int({
      description: 'How many fit.',
      complexity: { field: STATEMENT },
      resolve: async (search, _, context) =>
        (await facets(context).load(search)).find(({ kind }) => kind === 'ALL')?.count ?? 0,
    }),
    choices: t.field({
      type: [DirectoryToken],
      description:
        'What else could be chosen, with how many of those found have it; at most 10 of a kind.',
      complexity: { field: STATEMENT, multiplier: 5 },
      resolve: async (search, _, context) => {
        const rows = await facets(context).load(search)
        return choicesOf(rows, signedIn(context).viewer.timeZone, momentOf(context))
      },
    }),
  }),
})
const facets = loaderOf((searches: readonly ReadSearch[], context) =>
  Promise.all(
    searches.map((search) =>
      facetsOf(context.db, signedIn(context).viewer, search, momentOf(context)),
    ),
  ),
)

/** Zones with the same clock are one choice, called by the viewer's own zone or by the one most people are in. */
function choicesOf(rows: readonly FacetRow[], own: string, at: Date): ShownToken[] {
  const zones = new Map<number, { value: string; count: number; most: number }>()
  for (const { kind, value, count } of rows) {
    if (kind !== 'ZONE') continue
    const clock = offsetOf(value, at)
    const before = zones.get(clock) ?? { value, count: 0, most: 0 }
    const isBetter = before.value !== own && (value === own || count > before.most)
    zones.set(clock, {
      value: isBetter ? value : before.value,
      count: before.count + count,
      most: Math.max(before.most, count),
    })
  }
  const clocks = [...zones.entries()]
    .sort(([one], [other]) => one - other)
    .slice(0, 24)
    .map(([, { value, count }]) => ({ kind: 'ZONE' as const, value, count, isRead: false }))
  return [
    ...rows.flatMap(({ kind, value, count }) =>
      kind === 'ALL' || kind === 'ZONE' ? [] : [{ kind, value, count, isRead: false }],
    ),
    ...clocks,
  ]
}

const PeopleFilter = builder
  .objectRef<{ id: number; name: string; query: string }>('PeopleFilter')
  .implement({
    description: 'A search of the directory that the viewer has saved.',
    fields: (t) => ({
      number: t.exposeInt('id', { description: 'Its number.' }),
      name: t.exposeString('name', { description: 'What they call it.' }),
      query: t.exposeString('query', { description: 'The search of its address, without “?”.' }),
    }),
  })

builder.queryFields((t) => ({
  directory: t.field({
    type: Directory,
    description:
      'Searches the directory. The words of `line` are read as tokens where they can be; with `isPlain` they stand anywhere on a card.',
    args: {
      line: t.arg.string({ description: 'What was typed, at most 160 characters.' }),
      tokens: t.arg({ type: [TokenInput], description: 'Chosen before, at most 20.' }),
      isPlain: t.arg.boolean({ description: 'True: no word is read as a token.' }),
    },
    complexity: { field: 3 * STATEMENT },
    resolve: (_, { line, tokens, isPlain }, context) =>
      readSearch(signedIn(context), line ?? '', tokens ?? [], isPlain ?? false),
  }),
  peopleFilters: t.field({
    type: [PeopleFilter],
    description: 'The viewer’s saved searches of the directory, at most 20.',
    resolve: (_, __, context) => filtersOf(context.db, signedIn(context).viewer.id),
  }),
  canExportPeople: t.boolean({
    description: 'May the viewer take the directory as a CSV file?',
    resolve: (_, __, context) => canExportPeople(signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => ({
  savePeopleFilter: t.int({
    description: 'Saves a search of the directory under a name, and gives its number.',
    args: {
      name: t.arg.string({ required: true }),
      query: t.arg.string({ required: true, description: 'The search of an address of /people.' }),
    },
    resolve: async (_, args, context) => (await saveFilter(signedIn(context), args)).id,
  }),
  deletePeopleFilter: t.int({
    description: 'Deletes one of the viewer’s saved searches.',
    args: { filterId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => (await deleteFilter(signedIn(context), args)).id,
  }),
}))
