// Sessions and tokens of a person in the API, for administrators, and to read for auditors.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { sessionName } from '#graphql/identity/queries.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { may } from '#graphql/roles.ts'
import { endPersonSessions, lastSeen, type PersonSession, sessionsOfPeople } from './access.ts'
import { ApiToken, tokensLoader } from './schema.ts'

const PersonSessionType = builder.objectRef<PersonSession>('PersonSession').implement({
  description: 'A browser that somebody is signed in with. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    name: t.string({
      description: 'What `endPersonSessions` takes; it changes when the session gets a new id.',
      resolve: ({ idHash }) => sessionName(idHash),
    }),
    userAgent: t.exposeString('userAgent', { description: 'What the browser says it is.' }),
    since: t.expose('createdAt', { type: 'DateTime', description: 'When they signed in.' }),
    lastSeenAt: t.expose('seenAt', {
      type: 'DateTime',
      description: 'When it was last used, to five minutes.',
    }),
  }),
})

const sessionsLoader = loaderOf<number, PersonSession[]>(async (ids, context) => {
  const rows = await sessionsOfPeople(context.db, ids, momentOf(context))
  return ids.map((id) => rows.filter(({ personId }) => personId === id))
})
const seenLoader = loaderOf<number, Date | null>((ids, context) => lastSeen(context.db, ids))

builder.objectFields(Person, (t) => ({
  lastSeenAt: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'When they were last seen, by a session that is there or a token, to five minutes; null: not lately, and for others than administrators and auditors.',
    resolve: ({ id }, _, context) =>
      may(signedIn(context).viewer, 'READ_ADMINISTRATION') ? seenLoader(context).load(id) : null,
  }),
  signedInWith: t.field({
    type: [PersonSessionType],
    description:
      'Where they are signed in, the latest used first, at most 50. Nothing for others than administrators and auditors.',
    complexity: { field: STATEMENT, multiplier: 50 },
    resolve: ({ id }, _, context) =>
      may(signedIn(context).viewer, 'READ_ADMINISTRATION') ? sessionsLoader(context).load(id) : [],
  }),
  tokens: t.field({
    type: [ApiToken],
    description:
      'Their API tokens, the latest first, at most 40. Nothing for others than administrators and auditors.',
    complexity: { field: STATEMENT, multiplier: 40 },
    resolve: ({ id }, _, context) =>
      may(signedIn(context).viewer, 'READ_ADMINISTRATION') ? tokensLoader(context).load(id) : [],
  }),
}))

builder.mutationFields((t) => ({
  endPersonSessions: t.int({
    description:
      'Signs somebody out, in one place or everywhere, and gives how many sessions ended. For administrators, in a browser. Errors: NOT_ALLOWED, NOT_FOUND where there is none.',
    args: {
      personId: t.arg.id({ required: true, description: '`Person.number`.' }),
      name: t.arg.string({ description: '`PersonSession.name`; without: everywhere.' }),
    },
    resolve: async (_, { personId, name }, context) =>
      Number(
        (
          await endPersonSessions(signedIn(context), {
            personId: numberOf(personId, 'Person', 'personId'),
            name: name ?? null,
          })
        ).count,
      ),
  }),
}))
