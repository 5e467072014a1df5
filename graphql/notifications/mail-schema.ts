import { builder, signedIn } from '#graphql/builder.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { emailsMessages } from '#messages/emails.ts'
import { type MailRow, mailsFor, NOTHING_LEFT } from './mails.ts'
import { frequencyFor } from './unsubscribe.ts'

const Mail = builder.objectRef<MailRow>('Mail').implement({
  description: 'A mail that left, or would have left had there been a mail server.',
  authScopes: { administration: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its number.' }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Whom it is for; null: somebody who is nobody here yet.',
      resolve: (mail) => mail.personId,
    }),
    to: t.exposeString('to', { description: 'The address.' }),
    subject: t.exposeString('subject', {
      nullable: true,
      description: 'Null where it tells of what the viewer may not see.',
    }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'Null where it tells of what the viewer may not see.',
    }),
    writtenAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it left; null: it waits.',
    }),
    file: t.exposeString('file', {
      nullable: true,
      description: 'Its file in the data folder, when there is no mail server.',
    }),
    error: t.string({
      nullable: true,
      description: 'Why the last try failed; in the language of the request where Atrium says it.',
      resolve: ({ error }, _, { language }) =>
        error === NOTHING_LEFT ? emailsMessages.in(language)('nothingLeft') : error,
    }),
  }),
})

builder.queryFields((t) => ({
  mail: t.field({
    type: Mail,
    nullable: true,
    description: 'One mail by its number. For administrators.',
    authScopes: { administration: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) => {
      const number = numberOf(id, 'Mail', 'id')
      const [mail] = await mailsFor(context.db, signedIn(context).viewer, 0, number + 1)
      return mail?.id === number ? mail : null
    },
  }),
  mails: t.connection({
    type: Mail,
    description: 'Mails, newest first. For administrators.',
    authScopes: { administration: true },
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await mailsFor(context.db, signedIn(context).viewer, wanted, before)
      return connectionOf(rows, wanted, before === null, (mail) => [mail.id])
    },
  }),
}))

builder.objectFields(Entrance, (t) => ({
  emailFrequencyOf: t.string({
    nullable: true,
    description:
      'AT_ONCE, DAILY, WEEKLY or NEVER, for whoever has a mail’s link to end them; null: the link is not good.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (_, { token }, context) => frequencyFor(context.db, token),
  }),
}))
