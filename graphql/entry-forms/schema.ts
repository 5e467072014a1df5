// Forms without an account as the API shows them: to those who run the challenge, and to whoever has the code.
import { generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'
import { env } from '#env.ts'
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { hidesNames } from '#graphql/challenges/policy.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { forStrangers } from '#graphql/posts/markdown.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import { canRunForm } from './policy.ts'
import {
  type FormRow,
  formsOfChallenges,
  type OpenForm,
  openFormOf,
  type SentRow,
  sentTo,
} from './queries.ts'
import { closeEntryForm, decideSent, openEntryForm, sendEntry } from './service.ts'

const say = entryFormsMessages.message
const urlOf = (key: string): string => `${env.ATRIUM_URL}/enter/${key}`

const EntryForm = builder.objectRef<FormRow>('EntryForm').implement({
  description: 'The form by which people without an account send entries to a challenge.',
  fields: (t) => ({
    url: t.string({ description: 'Its address.', resolve: ({ key }) => urlOf(key) }),
    codeSvg: t.string({
      description: 'The address as a QR code: an SVG document.',
      resolve: ({ key }) =>
        toSvgSource(generate(urlOf(key)), { on: 'black', off: 'white', scale: 8, pad: 4 }),
    }),
    openedAt: t.expose('openedAt', { type: 'DateTime' }),
  }),
})
const Sent = builder.objectRef<SentRow>('SentEntry').implement({
  description: 'What somebody without an account sent, and nobody has decided on.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    title: t.exposeString('title'),
    body: t.exposeString('body', { description: 'Plain text.' }),
    name: t.exposeString('name', {
      description:
        'Whose idea it is, as they wrote it; may be empty, and is while the challenge hides names.',
    }),
    pictureUrl: t.string({
      nullable: true,
      description: 'Its picture, for those who decide on it, until it is accepted.',
      resolve: ({ fileId }) => (fileId ? `/files/${fileId}` : null),
    }),
    sentAt: t.expose('sentAt', { type: 'DateTime' }),
  }),
})
const Outside = builder.objectRef<OpenForm>('EntryFormOutside').implement({
  description: 'What whoever has the code sees: what is asked, and until when.',
  fields: (t) => ({
    title: t.exposeString('title'),
    html: t.string({
      description: 'The question as safe HTML, without links, pictures and names of people.',
      resolve: ({ html }, _, { language }) => forStrangers(html, say('someone')(language)),
    }),
    language: t.exposeString('language', { nullable: true, description: 'Of its words.' }),
    closesAt: t.expose('closesAt', {
      type: 'DateTime',
      description: 'When it stops taking entries.',
    }),
    takesNames: t.boolean({
      description: 'Does it ask whose idea it is?',
      resolve: ({ hidesNames }) => !hidesNames,
    }),
  }),
})

const formLoader = loaderOf<number, FormRow | null>((ids, context) =>
  formsOfChallenges(context.db, ids),
)
builder.objectFields(Challenge, (t) => ({
  viewerCanRunForm: t.boolean({
    description:
      'May the viewer open a form for people without an account, and decide on what came?',
    resolve: (row, _, context) => canRunForm(signedIn(context).viewer, row),
  }),
  entryForm: t.field({
    type: EntryForm,
    nullable: true,
    description:
      'Its form for people without an account; null where none is open, and for whoever does not run it.',
    complexity: STATEMENT,
    resolve: (row, _, context) =>
      canRunForm(signedIn(context).viewer, row) ? formLoader(context).load(row.id) : null,
  }),
  sentEntries: t.connection({
    type: Sent,
    description:
      'What was sent by the form and waits for a decision, oldest first; empty for whoever does not run it.',
    resolve: async (row, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int')
      const rows = canRunForm(signedIn(context).viewer, row)
        ? await sentTo(context.db, row.id, wanted, key ? key[0] : null)
        : []
      // Sent before the challenge began to hide names.
      const shown = hidesNames(row) ? rows.map((sent) => ({ ...sent, name: '' })) : rows
      return connectionOf(shown, wanted, !key, ({ id }) => [id])
    },
  }),
}))
builder.objectFields(Entrance, (t) => ({
  entryForm: t.field({
    type: Outside,
    nullable: true,
    complexity: STATEMENT,
    description: 'The form of a code; null: there is none, or it takes nothing now.',
    args: { key: t.arg.string({ required: true }) },
    resolve: (_, { key }, { db }) => openFormOf(db, key),
  }),
}))

builder.mutationFields((t) => ({
  openEntryForm: t.field({
    type: Challenge,
    description:
      'Opens a form by which people without an account send entries. A form that is opened again has a new code.',
    args: { challengeId: t.arg.id({ required: true }) },
    resolve: async (_, args, context) =>
      (await openEntryForm(signedIn(context), { challengeId: challengeNumber(args.challengeId) }))
        .id,
  }),
  closeEntryForm: t.field({
    type: Challenge,
    description: 'Closes the form; what was sent and waits stays.',
    args: { challengeId: t.arg.id({ required: true }) },
    resolve: async (_, args, context) =>
      (await closeEntryForm(signedIn(context), { challengeId: challengeNumber(args.challengeId) }))
        .id,
  }),
  decideSentEntry: t.field({
    type: Challenge,
    description:
      'Accepts what was sent, so that it becomes an entry, or declines it: then it is gone.',
    args: {
      number: t.arg.int({ required: true, description: 'Of the sent entry.' }),
      accepts: t.arg.boolean({ required: true }),
    },
    resolve: async (_, args, context) => (await decideSent(signedIn(context), args)).id,
  }),
  sendEntry: t.boolean({
    skipTypeScopes: true,
    description:
      'Takes in what somebody without an account sends by the code of a challenge. It waits for the sponsor.',
    args: {
      key: t.arg.string({ required: true, description: 'Of the code.' }),
      title: t.arg.string({ required: true, description: 'At most 120 characters.' }),
      body: t.arg.string({ description: 'Plain text, at most 2,000 characters.' }),
      name: t.arg.string({ description: 'Whose idea it is, at most 80 characters.' }),
      fileId: t.arg.string({ description: 'A picture that came with the form.' }),
    },
    resolve: async (_, { key, title, body, name, fileId }, context) => {
      await sendEntry(context, {
        key,
        title,
        body: body ?? '',
        name: name ?? '',
        ...(fileId ? { fileId } : {}),
      })
      return true
    },
  }),
}))
