// The org chart in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { knownPeople } from '#graphql/people/cards.ts'
import { Person } from '#graphql/people/schema.ts'
import { type Level, pathAbove, peopleOfLevel, reportCounts } from './chart.ts'
import { canReadDirectory } from './policy.ts'

const counts = loaderOf((ids: readonly number[], context) =>
  reportCounts(context.db, signedIn(context).viewer, ids),
)

builder.objectFields(Person, (t) => ({
  reportCount: t.int({
    description: 'How many active people that the viewer knows report to them.',
    resolve: ({ id }, _, context) => counts(context).load(id),
  }),
  reports: t.connection({
    type: Person,
    description: 'Who reports to them, by name.',
    resolve: async ({ id }, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'text', 'int')
      const rows = await peopleOfLevel(context.db, signedIn(context).viewer, id, wanted, key)
      return connectionOf(rows, wanted, !key, (row) => [row.name, row.id])
    },
  }),
}))

const OrgLevel = builder.objectRef<{ level: Level }>('OrgLevel').implement({
  description: 'A level of the org chart: whose reports it has, and these.',
  fields: (t) => ({
    manager: t.field({
      type: Person,
      nullable: true,
      description: 'Whose reports these are; null: those who report to nobody.',
      resolve: ({ level }) => (typeof level === 'number' ? level : null),
    }),
    people: t.connection({
      type: Person,
      description: 'Those of the level, by name.',
      resolve: async ({ level }, { first, after }, context) => {
        const wanted = rowsWanted(first)
        const key = keyOf(after, 'text', 'int')
        const rows = await peopleOfLevel(context.db, signedIn(context).viewer, level, wanted, key)
        return connectionOf(rows, wanted, !key, (row) => [row.name, row.id])
      },
    }),
  }),
})

builder.queryFields((t) => ({
  orgChart: t.field({
    type: [OrgLevel],
    description:
      'The levels from those who report to nobody down to the reports of `at`, at most 22. With `isAlone`: those who report to nobody and to whom nobody reports.',
    args: { at: t.arg.id(), isAlone: t.arg.boolean() },
    complexity: { field: 2 * STATEMENT, multiplier: 8 },
    resolve: async (_, { at, isAlone }, context) => {
      const { viewer, db } = signedIn(context)
      if (!canReadDirectory(viewer)) return []
      if (isAlone) return [{ level: 'ALONE' as const }]
      if (at == null) return [{ level: 'TOP' as const }]
      const id = numberOf(at, 'Person', 'at')
      const [person] = await knownPeople(db, viewer, [id])
      if (!person) return []
      const path = [...(await pathAbove(db, id)).reverse(), id]
      return ['TOP' as const, ...path].map((level) => ({ level }))
    },
  }),
}))
