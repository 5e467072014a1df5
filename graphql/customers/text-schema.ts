// Texts for answers as the API shows them.
import { builder, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { TEXT_KINDS } from './limits.ts'
import { canShareWithTeam } from './policy.ts'
import { type TextRow, textsBeside } from './texts.ts'

export const TextKindEnum = builder.enumType('AnswerTextKind', {
  description:
    'KEY_MESSAGE: what the company says now, with an owner and a last day. POLICY: what it promises. TEMPLATE: an answer to begin with. FIXED: what every answer of a country ends with.',
  values: TEXT_KINDS,
})
export const AnswerText = builder.objectRef<TextRow>('AnswerText').implement({
  description: 'A text for answers, for those who answer customers.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    kind: t.expose('kind', { type: TextKindEnum, description: 'What it is for.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    text: t.exposeString('body', { description: 'Plain text.' }),
    avoid: t.exposeString('avoid', { description: 'What not to say; may be empty.' }),
    source: t.exposeString('source', {
      description: 'Where it comes from, a web address or a few words; may be empty.',
    }),
    brand: t.exposeString('brand', {
      description: 'For channels of this brand alone; empty: for all.',
    }),
    country: t.exposeString('country', {
      description: 'For channels of this country alone, ISO 3166-1; empty: for all.',
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'ISO 639-1; null: in every language.',
    }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who answers for its words.',
      resolve: ({ ownerId }) => ownerId,
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'The end of its last day; after it no answer may hold it.',
    }),
    isExpired: t.boolean({
      description: 'Is its last day over?',
      resolve: ({ until }, _, context) => until !== null && until <= momentOf(context),
    }),
    version: t.exposeInt('version', { description: 'Goes up with each change.' }),
    space: t.field({
      type: Space,
      description: 'Whose team uses it.',
      resolve: ({ spaceId }) => spaceId,
    }),
    viewerCanEdit: t.boolean({
      description: 'May the viewer change it?',
      resolve: ({ spaceId }, _, context) => canShareWithTeam(signedIn(context).viewer, spaceId),
    }),
  }),
})
/** What fits threads now. */
export const textsLoader = loaderOf<number, TextRow[]>(async (ids, context) => {
  const rows = await textsBeside(context.db, ids, momentOf(context))
  return ids.map((id) => rows.filter(({ threadId }) => threadId === id))
})
