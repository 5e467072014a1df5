// Queries and mutations of texts for answers.
import { restrictedSpacesOf } from '#graphql/audience.ts'
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { AnswerText, TextKindEnum } from './text-schema.ts'
import { removeText, saveText, textsOf } from './texts.ts'

builder.queryFields((t) => ({
  answerTexts: t.field({
    type: [AnswerText],
    complexity: STATEMENT,
    description:
      'Texts for answers of the spaces whose customers the viewer answers, also those whose last day is over; at most 200.',
    resolve: (_, __, context) => textsOf(context.db, restrictedSpacesOf(signedIn(context).viewer)),
  }),
}))

const TextInput = builder.inputType('AnswerTextInput', {
  description: 'A text for answers as it shall be; what is left out is empty.',
  fields: (t) => ({
    spaceId: t.id({ required: true, description: 'Whose team uses it.' }),
    kind: t.field({ type: TextKindEnum, required: true }),
    name: t.string({ required: true, description: 'At most 60 characters.' }),
    text: t.string({ required: true, description: 'Plain text, at most 10,000 characters.' }),
    avoid: t.string({ description: 'What not to say; at most 600 characters.' }),
    source: t.string({ description: 'At most 300 characters.' }),
    brand: t.string({ description: 'At most 60 characters.' }),
    country: t.string({ description: 'ISO 3166-1.' }),
    language: t.string({ description: 'ISO 639-1; in every language without.' }),
    ownerId: t.id({ description: 'Who answers for its words; a key message needs one.' }),
    until: t.field({
      type: 'DateTime',
      description: 'The end of its last day; a key message needs one.',
    }),
  }),
})

builder.mutationFields((t) => ({
  saveAnswerText: t.int({
    description: 'Adds a text for answers, or changes one. Gives its number.',
    args: {
      textId: t.arg.int({ description: 'Of the text that is changed.' }),
      version: t.arg.int({ description: 'Of the text that was opened.' }),
      input: t.arg({ type: TextInput, required: true }),
    },
    resolve: async (_, { input, textId, version }, context) =>
      (
        await saveText(signedIn(context), {
          ...(textId == null ? {} : { textId }),
          ...(version == null ? {} : { version }),
          spaceId: numberOf(input.spaceId, 'Space', 'spaceId'),
          kind: input.kind,
          name: input.name,
          text: input.text,
          avoid: input.avoid ?? '',
          source: input.source ?? '',
          brand: input.brand ?? '',
          country: (input.country ?? '') as never,
          language: (input.language || null) as never,
          ownerId: input.ownerId ? numberOf(input.ownerId, 'Person', 'ownerId') : null,
          until: input.until ?? null,
        })
      ).id,
  }),
  removeAnswerText: t.int({
    description: 'Takes a text out: no answer may hold it from now on. Gives its number.',
    args: { textId: t.arg.int({ required: true }), version: t.arg.int({ required: true }) },
    resolve: async (_, args, context) => (await removeText(signedIn(context), args)).id,
  }),
}))
