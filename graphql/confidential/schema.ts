import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { refuseBrokenText } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { sharedLimiter } from '#graphql/shared-limiter.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { confidentialIn } from './check.ts'
import { EFFECTS, LOOKED_AT } from './limits.ts'
import type { Finding } from './patterns.ts'
import { canReadConfirmed, canWatchWords } from './policy.ts'
import { type ConfirmedRow, confirmedTexts, type WordRow, watchedWords } from './queries.ts'
import { unwatchWord, watchWord } from './service.ts'

const WatchedEffect = builder.enumType('WatchedEffect', {
  description:
    'WARN: whoever writes it is asked why. HOLD: what contains it is held until a moderator has read it.',
  values: EFFECTS,
})
const ConfidentialKind = builder.enumType('ConfidentialKind', {
  description:
    'CARD and ACCOUNT: numbers with a right check digit. KEY: a key or a password. WORD: listed by moderators. NAME: a name that must not stand in texts.',
  values: ['CARD', 'ACCOUNT', 'KEY', 'WORD', 'NAME'] as const,
})
const ConfidentialFinding = builder.objectRef<Finding>('ConfidentialFinding').implement({
  description: 'Something in a text that looks confidential.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ConfidentialKind, description: 'What it looks like.' }),
    shown: t.exposeString('shown', {
      description: 'Enough to find it in the text; of numbers and keys not the whole.',
    }),
  }),
})
const WatchedWord = builder.objectRef<WordRow>('WatchedWord').implement({
  description: 'A word or phrase that moderators have listed.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    word: t.exposeString('word', { description: 'As it was listed.' }),
    effect: t.expose('effect', { type: WatchedEffect, description: 'What follows from it.' }),
    addedBy: t.field({
      type: Person,
      description: 'Who listed it.',
      resolve: ({ addedById }) => addedById,
    }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When.' }),
  }),
})
const ConfirmedText = builder.objectRef<ConfirmedRow>('ConfirmedText').implement({
  description: 'Why somebody posted a text that looked confidential.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who; null: the author of a sealed post, or where the viewer does not read it.',
      resolve: (row, _, context) =>
        canReadConfirmed(signedIn(context).viewer, row) ? row.personId : null,
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'Where; null where the viewer does not read it.',
      resolve: (row, _, context) =>
        canReadConfirmed(signedIn(context).viewer, row) ? row.spaceId : null,
    }),
    kinds: t.expose('kinds', { type: [ConfidentialKind], description: 'What was found.' }),
    reason: t.string({
      description: 'Why it has to stand there; empty where the viewer does not read it.',
      resolve: (row, _, context) =>
        canReadConfirmed(signedIn(context).viewer, row) ? row.reason : '',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})

/** So many characters weigh one unit. */
const CHARACTERS_A_UNIT = 50
/** How often one person's text is looked at in a minute: a form asks when its writer pauses. */
export const MAX_LOOKS = 120
const looks = sharedLimiter('confidential', MAX_LOOKS, 60)

builder.queryFields((t) => ({
  confidentialIn: t.field({
    type: [ConfidentialFinding],
    description:
      'What in the first 10,000 characters of a text looks confidential, at most 10: asked while it is written. Nothing is kept.',
    args: { text: t.arg.string({ required: true }) },
    complexity: ({ text }) => STATEMENT + Math.ceil(text.length / CHARACTERS_A_UNIT),
    resolve: async (_, { text }, context) => {
      refuseBrokenText(text, 'text')
      const { viewer } = signedIn(context)
      await looks.spend(String(viewer.id))
      return confidentialIn(context.db, viewer, text.slice(0, LOOKED_AT))
    },
  }),
  watchedWords: t.field({
    type: [WatchedWord],
    description:
      'The listed words, at most 500. Errors: NOT_ALLOWED for whoever does not moderate the whole company.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => {
      if (!canWatchWords(signedIn(context).viewer)) throw new NotAllowed()
      return watchedWords(context.db)
    },
  }),
  confirmedTexts: t.connection({
    type: ConfirmedText,
    description:
      'Why people posted what looked confidential, latest first. Errors: NOT_ALLOWED for whoever does not moderate the whole company.',
    resolve: async (_, { first, after }, context) => {
      const { viewer } = signedIn(context)
      if (!canWatchWords(viewer)) throw new NotAllowed()
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int')
      const rows = await confirmedTexts(context.db, wanted, key?.[0] ?? null)
      return connectionOf(rows, wanted, key === null, ({ id }) => [id])
    },
  }),
}))

builder.mutationFields((t) => ({
  watchWord: t.int({
    description:
      'Lists a word or a phrase of up to five words. Gives its number. Errors: INVALID, NOT_ALLOWED, CONFLICT where 500 are listed.',
    args: {
      word: t.arg.string({ required: true, description: '3 to 80 characters.' }),
      effect: t.arg({ type: WatchedEffect, required: true }),
    },
    resolve: async (_, args, context) => (await watchWord(signedIn(context), args)).id as number,
  }),
  unwatchWord: t.boolean({
    description: 'Takes a word off the list. Errors: NOT_FOUND, NOT_ALLOWED.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) =>
      Boolean(await unwatchWord(signedIn(context), { id: number })),
  }),
}))
