// Whom a complaint names and what they say, who has opened it, who knows somebody there, and threads like it that were put right.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import {
  addFact,
  endNaming,
  factsOn,
  namedIn,
  nameInThread,
  type OpeningRow,
  openingsOf,
  removeTie,
  type SaidRow,
  saveTie,
  tiesOn,
} from './hearing.ts'
import { canSeeOpenings } from './policy.ts'
import { threadsByIds } from './queries.ts'
import { CustomerThread, threadNumber } from './schema.ts'
import { type Solved, solvedLike } from './solved.ts'

const grouped = <Row extends { threadId: number }>(rows: Row[], ids: readonly number[]): Row[][] =>
  ids.map((id) => rows.filter(({ threadId }) => threadId === id))
const namedLoader = loaderOf<number, { personId: number }[]>(async (ids, { db }) =>
  grouped(await namedIn(db, ids), ids),
)
const factLoader = loaderOf<number, SaidRow[]>(async (ids, { db }) =>
  grouped(await factsOn(db, ids), ids),
)
const tieLoader = loaderOf<number, SaidRow[]>(async (ids, { db }) =>
  grouped(await tiesOn(db, ids), ids),
)
const openingLoader = loaderOf<number, OpeningRow[]>(async (ids, { db }) =>
  grouped(await openingsOf(db, ids), ids),
)

const Said = builder.objectRef<SaidRow>('CustomerThreadNote').implement({
  description: 'A fact that somebody who is named added, or that somebody knows someone there.',
  fields: (t) => ({
    person: t.field({
      type: Person,
      description: 'Who said it.',
      resolve: ({ personId }) => personId,
    }),
    text: t.exposeString('text', { description: 'Plain text.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})
const Opening = builder.objectRef<OpeningRow>('CustomerOpening').implement({
  description: 'Somebody who has opened a complaint that names an employee.',
  fields: (t) => ({
    person: t.field({ type: Person, description: 'Who.', resolve: ({ personId }) => personId }),
    times: t.exposeInt('times', { description: 'How often; within ten minutes it is once.' }),
    latestAt: t.expose('latestAt', { type: 'DateTime', description: 'When last.' }),
  }),
})
const SolvedType = builder.objectRef<Solved>('CustomerSolved').implement({
  description: 'A thread like another one that was put right, as the source of what was answered.',
  fields: (t) => ({
    thread: t.field({ type: CustomerThread, description: 'It.', resolve: ({ thread }) => thread }),
    answer: t.exposeString('answer', { description: 'The last answer that was sent on it.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When that was.' }),
  }),
})

builder.objectFields(CustomerThread, (t) => ({
  isNamed: t.exposeBoolean('isNamed', {
    description: 'Does the complaint name the viewer? Then they may add facts, and answer nothing.',
  }),
  desk: t.exposeString('desk', {
    description: 'The unit that is the desk for its topic; empty: none.',
  }),
  named: t.field({
    type: [Person],
    description: 'Employees whom the complaint names.',
    resolve: async ({ id }, _, context) =>
      (await namedLoader(context).load(id)).map(({ personId }) => personId),
  }),
  facts: t.field({
    type: [Said],
    description: 'What those who are named say of it, oldest first; the latest 50.',
    resolve: ({ id }, _, context) => factLoader(context).load(id),
  }),
  ties: t.field({
    type: [Said],
    description: 'Who knows someone there, for those alone who see the thread; the latest 50.',
    resolve: ({ id }, _, context) => tieLoader(context).load(id),
  }),
  openings: t.field({
    type: [Opening],
    description:
      'Who has opened it since it names somebody, latest first, at most 50; none for those who neither work on it nor are named.',
    resolve: (row, _, context) =>
      canSeeOpenings(signedIn(context).viewer, row) ? openingLoader(context).load(row.id) : [],
  }),
  solvedAlike: t.field({
    type: [SolvedType],
    complexity: 10 * STATEMENT,
    description: 'Threads like it that were put right, with what was answered; at most 3.',
    resolve: (row, _, context) => solvedLike(signedIn(context), row),
  }),
}))

const loaded = async (context: Context, id: number) =>
  (await threadsByIds(context.db, signedIn(context).viewer, [id]))[0] ?? null
const person = (id: string | number) => numberOf(id, 'Person', 'personId')

builder.mutationFields((t) => {
  const threadId = t.arg.id({ required: true })
  const personId = t.arg.id({ required: true })
  const named = { threadId, personId }
  return {
    nameInCustomerThread: t.field({
      type: CustomerThread,
      nullable: true,
      description:
        'Says that a complaint names an employee, who sees it from then on and may add facts.',
      args: named,
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await nameInThread(signedIn(context), {
              threadId: threadNumber(args.threadId),
              personId: person(args.personId),
            })
          ).id,
        ),
    }),
    endCustomerNaming: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Takes it back that a complaint names somebody.',
      args: named,
      resolve: async (_, args, context) =>
        loaded(
          context,
          (
            await endNaming(signedIn(context), {
              threadId: threadNumber(args.threadId),
              personId: person(args.personId),
            })
          ).id,
        ),
    }),
    addCustomerFact: t.field({
      type: CustomerThread,
      nullable: true,
      description:
        'Adds what the viewer, whom the complaint names, says of it. It is never changed.',
      args: {
        threadId,
        text: t.arg.string({ required: true, description: 'At most 1,000 characters.' }),
      },
      resolve: async (_, { text, ...args }, context) =>
        loaded(
          context,
          (await addFact(signedIn(context), { threadId: threadNumber(args.threadId), text })).id,
        ),
    }),
    saveCustomerTie: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Notes that the viewer knows someone there; one note of each person.',
      args: {
        threadId,
        text: t.arg.string({ required: true, description: 'At most 200 characters.' }),
      },
      resolve: async (_, { text, ...args }, context) =>
        loaded(
          context,
          (await saveTie(signedIn(context), { threadId: threadNumber(args.threadId), text })).id,
        ),
    }),
    removeCustomerTie: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'Removes that note of the viewer’s.',
      args: { threadId },
      resolve: async (_, args, context) =>
        loaded(
          context,
          (await removeTie(signedIn(context), { threadId: threadNumber(args.threadId) })).id,
        ),
    }),
  }
})
