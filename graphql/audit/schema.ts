import { builder, signedIn } from '#graphql/builder.ts'
import { Board } from '#graphql/ideas/board-schema.ts'
import { Idea } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { type LoggedEvent, loggedEvents } from './queries.ts'

/** Of a payload only plain words and numbers that name nobody and nothing. */
const TOLD = [
  'level',
  'kind',
  'from',
  'to',
  'way',
  'sign',
  'bytes',
  'count',
  'role',
  'isOn',
  'bell',
  'mail',
  'outcome',
  'isInTime',
  'oldDueAt',
  'dueAt',
] as const

const ActorKindEnum = builder.enumType('ActorKind', {
  description:
    'A PERSON; SYSTEM: Atrium itself, by a job or provisioning; NOBODY: somebody who had not signed in yet; SEALED: the sealed author of a post.',
  values: ['PERSON', 'SYSTEM', 'NOBODY', 'SEALED'] as const,
})

const LoggedEventRef = builder.objectRef<LoggedEvent>('LoggedEvent').implement({
  description:
    'Something that happened. What the viewer may not see is null here too, administrator or not.',
  authScopes: { admin: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its number.' }),
    name: t.exposeString('name', {
      description: 'What happened: idea.posted, space.member-added …',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    requestId: t.exposeString('requestId', {
      description: 'The request it came by; also in the server’s log.',
    }),
    actorKind: t.field({
      type: ActorKindEnum,
      description: 'What did it.',
      resolve: (event) => event.actorKind,
    }),
    actor: t.field({
      type: Person,
      nullable: true,
      description: 'The person who did it; null: see `actorKind`.',
      resolve: (event) => event.actorId,
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'To whom it was done.',
      resolve: (event) => event.personId,
    }),
    idea: t.field({
      type: Idea,
      nullable: true,
      description: 'The idea it is about.',
      resolve: (event) => event.idea,
    }),
    board: t.field({
      type: Board,
      nullable: true,
      description: 'The board it is about.',
      resolve: (event) => event.board,
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'The space it is about.',
      resolve: (event) => event.space,
    }),
    details: t.field({
      type: 'JSON',
      description: 'What else is known of it, by name.',
      resolve: ({ payload }) =>
        Object.fromEntries(
          TOLD.filter((name) => payload[name] !== undefined).map((name) => [name, payload[name]]),
        ),
    }),
  }),
})

builder.queryFields((t) => ({
  events: t.connection({
    type: LoggedEventRef,
    description: 'The log, latest first. For administrators.',
    authScopes: { admin: true },
    args: {
      topic: t.arg.string({
        description: 'The part of a name before its dot: idea, comment, space, person, session …',
      }),
      actor: t.arg.id({ description: 'Only what this person did.' }),
    },
    resolve: async (_, { first, after, topic, actor }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'whole') ?? [null]
      const filter = {
        topic: topic || null,
        actorId: actor ? numberOf(actor, 'Person', 'actor') : null,
      }
      const rows = await loggedEvents(context.db, signedIn(context).viewer, filter, wanted, before)
      return connectionOf(rows, wanted, before === null, (event) => [event.id])
    },
  }),
}))
