import { builder, signedIn } from '#graphql/builder.ts'
import { logTopics } from '#graphql/define.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { LogDays } from './input.ts'
import { type LoggedEvent, type LogPart, loggedEvents } from './queries.ts'

const LogPartRef = builder.objectRef<LogPart>('LogPart').implement({
  description: 'A piece of a sentence of the log.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Its words.' }),
    path: t.exposeString('path', {
      nullable: true,
      description: 'The address of what it names; null: it names nothing, or what may not be seen.',
    }),
    isSubject: t.exposeBoolean('isSubject', { description: 'Is it the name of who did it?' }),
  }),
})
const LogTopic = builder.objectRef<{ topic: string; label: Message }>('LogTopic').implement({
  description: 'What the log can be narrowed to.',
  fields: (t) => ({
    topic: t.exposeString('topic', { description: 'The part of a name before its dot.' }),
    label: t.string({
      description: 'Its label, in the language of the request.',
      resolve: ({ label }, _, { language }) => label(language),
    }),
  }),
})

const ActorKindEnum = builder.enumType('ActorKind', {
  description:
    'A PERSON; SYSTEM: Atrium itself, by a job or provisioning; NOBODY: somebody who had not signed in yet; SEALED: the sealed author of a post; SERVICE: a service account.',
  values: ['PERSON', 'SYSTEM', 'NOBODY', 'SEALED', 'SERVICE'] as const,
})

const LoggedEventRef = builder.objectRef<LoggedEvent>('LoggedEvent').implement({
  description:
    'Something that happened. What the viewer may not see is not named here either, administrator or not.',
  authScopes: { administration: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its number.' }),
    name: t.exposeString('name', {
      description: 'What happened: comment.posted, space.member-added …',
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
    subject: t.field({
      type: Person,
      nullable: true,
      description: 'Who did it; null: nobody by name, see `actorKind`.',
      resolve: (event) => event.subjectId,
    }),
    actor: t.field({
      type: Person,
      nullable: true,
      description: 'Who asked for it; null: nobody, or nobody yet.',
      resolve: (event) => event.actorId,
    }),
    parts: t.field({
      type: [LogPartRef],
      description:
        'The sentence, its subject included, in the language of the request: read one after the other.',
      complexity: { multiplier: 4 },
      resolve: (event) => event.parts,
    }),
    detail: t.exposeString('detail', { description: 'What else is known of it; may be empty.' }),
  }),
})

builder.queryFields((t) => ({
  logTopics: t.field({
    type: [LogTopic],
    description: 'What the log can be narrowed to.',
    authScopes: { administration: true },
    resolve: () => Object.entries(logTopics()).map(([topic, label]) => ({ topic, label })),
  }),
  events: t.connection({
    type: LoggedEventRef,
    description:
      'The log, latest first. For administrators. Errors: INVALID for a day that is none.',
    authScopes: { administration: true },
    args: {
      topic: t.arg.string({
        description: 'The part of a name before its dot; `logTopics` says which there are.',
      }),
      actor: t.arg.id({ description: 'Only what this person did.' }),
      firstDay: t.arg.string({
        description: 'Only from this day on, YYYY-MM-DD in the time zone of the viewer.',
      }),
      lastDay: t.arg.string({ description: 'Only until this day, which is included.' }),
    },
    resolve: async (_, { first, after, topic, actor, firstDay, lastDay }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'whole') ?? [null]
      const filter = {
        topic: topic || null,
        actorId: actor ? numberOf(actor, 'Person', 'actor') : null,
        ...parse(LogDays, { firstDay, lastDay }),
      }
      const rows = await loggedEvents(context.db, signedIn(context), filter, wanted, before)
      return connectionOf(rows, wanted, before === null, (event) => [event.id])
    },
  }),
}))
