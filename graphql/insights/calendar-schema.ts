// The company's calendar as the API shows it, and what of it may have caused what customers say.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { type CompanyEventRow, causesOf } from './alerts.ts'
import {
  addCompanyEvent,
  companyEventById,
  companyEvents,
  deleteCompanyEvent,
  editCompanyEvent,
} from './calendar.ts'
import { COMPANY_EVENT_KINDS } from './limits.ts'
import { canKeepCalendar, canSeeInsights } from './policy.ts'
import { EmergingTheme } from './theme-parts.ts'
import { mondays } from './weeks.ts'

const KindEnum = builder.enumType('CompanyEventKind', {
  description:
    'RELEASE: of a product. PRICE: a price changed. OUTAGE: something was out of order. OTHER.',
  values: COMPANY_EVENT_KINDS,
})
const CompanyEvent = builder.objectRef<CompanyEventRow>('CompanyEvent').implement({
  description: 'What the company did or suffered on a day, and customers may speak of.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    kind: t.expose('kind', { type: KindEnum, description: 'What it was.' }),
    title: t.exposeString('title', { description: 'In a few words.' }),
    day: t.exposeString('day', { description: 'When: 2026-12-31.' }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who added it.',
      resolve: ({ byId }) => byId,
    }),
    version: t.exposeInt('version', { description: 'Give it back when editing.' }),
  }),
})

/** All themes of a request ask for the same week. */
const causesLoader = loaderOf<number, CompanyEventRow[]>((weeks, { db }) =>
  Promise.all(weeks.map((week) => causesOf(db, new Date(week)))),
)
builder.objectFields(EmergingTheme, (t) => ({
  likelyCauses: t.field({
    type: [CompanyEvent],
    complexity: { field: STATEMENT, multiplier: 3 },
    description:
      'What the company’s calendar has in this week and the two before it, the nearest first, at most three. Near in time, which is no proof.',
    resolve: (_, __, context) =>
      causesLoader(context).load((mondays(momentOf(context), 1)[0] as Date).getTime()),
  }),
}))

builder.queryFields((t) => ({
  companyEvents: t.connection({
    type: CompanyEvent,
    description:
      'The company’s calendar, latest day first; for those whose role reads customers’ threads.',
    resolve: async (_, args, context) => {
      if (!canSeeInsights(signedIn(context).viewer)) throw new NotAllowed()
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'moment', 'int')
      const rows = await companyEvents(context.db, wanted, key)
      return connectionOf(rows, wanted, !key, ({ day, id }) => [`${day}T00:00:00.000Z`, id])
    },
  }),
  canKeepCompanyCalendar: t.boolean({
    description: 'May the viewer add to the company’s calendar, and edit it?',
    resolve: (_, __, context) => canKeepCalendar(signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => {
  const event = t.arg.int({ required: true, description: 'The number of the event.' })
  const words = {
    kind: t.arg({ type: KindEnum, required: true }),
    title: t.arg.string({ required: true, description: 'At most 120 characters.' }),
    day: t.arg.string({ required: true, description: 'A day: 2026-12-31.' }),
  }
  return {
    addCompanyEvent: t.field({
      type: CompanyEvent,
      nullable: true,
      description: 'Adds to the company’s calendar. For those who shape themes.',
      args: words,
      resolve: async (_, args, context) => {
        const { id } = await addCompanyEvent(signedIn(context), args)
        return companyEventById(context.db, id)
      },
    }),
    editCompanyEvent: t.field({
      type: CompanyEvent,
      nullable: true,
      description: 'Corrects what stands in the company’s calendar.',
      args: {
        event,
        version: t.arg.int({ description: 'The version that was opened.' }),
        ...words,
      },
      resolve: async (_, { event: eventId, version, ...args }, context) => {
        const { id } = await editCompanyEvent(signedIn(context), {
          ...args,
          eventId,
          ...(version == null ? {} : { version }),
        })
        return companyEventById(context.db, id)
      },
    }),
    deleteCompanyEvent: t.boolean({
      description: 'Takes something out of the company’s calendar.',
      args: { event },
      resolve: async (_, { event: eventId }, context) =>
        (await deleteCompanyEvent(signedIn(context), { eventId })).id > 0,
    }),
  }
})
