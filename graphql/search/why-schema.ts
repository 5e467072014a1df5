// Why something was found, in one line that a page words; and in which order.
import { builder } from '#graphql/builder.ts'
import { searchSources } from '#graphql/define.ts'
import type { FoundIn } from '#graphql/search-source.ts'
import type { SearchPlace, SearchReason } from '#search/document.ts'
import type { Hit } from './queries.ts'

const FoundInEnum = builder.enumType('SearchPlace', {
  description: 'Where a result says what was searched for.',
  values: ['TITLE', 'TAGS', 'TEXT', 'COMMENT', 'DECLINE_REASON', 'PROFILE'] as const,
})
const LikenessEnum = builder.enumType('SearchLikeness', {
  description:
    'FORM: another form of the word. PART: a word that contains it. SPELLING: a word spelled like it. SYNONYM: a word used for the same. ALIAS: another name that the company uses for it.',
  values: ['FORM', 'PART', 'SPELLING', 'SYNONYM', 'ALIAS'] as const,
})

const Otherwise = builder
  .objectRef<NonNullable<SearchReason['otherwise']>>('SearchOtherwise')
  .implement({
    description: 'A word of the question that a result says otherwise.',
    fields: (t) => ({
      how: t.field({
        type: LikenessEnum,
        description: 'What the found word is of it.',
        resolve: ({ how }) => how,
      }),
      asked: t.exposeString('asked', { description: 'The word of the question.' }),
      found: t.exposeString('found', { description: 'The word of the result, in lower case.' }),
    }),
  })

/** Where of a hit, as its kind calls it. */
function placesOf({ kind, why }: Hit): FoundIn[] {
  const own = searchSources()[kind]?.places
  const named: Record<SearchPlace, FoundIn> = {
    TITLE: 'TITLE',
    TAGS: 'TAGS',
    BODY: own?.body ?? 'TEXT',
    EXTRA: own?.extra ?? 'TEXT',
  }
  return [...new Set(why.places.map((place) => named[place]))]
}

export const SearchReasonRef = builder.objectRef<Hit>('SearchReason').implement({
  description: 'Why something was found. Who wrote it, and their rank, never count.',
  fields: (t) => ({
    places: t.field({
      type: [FoundInEnum],
      description: 'Where it says what was searched for, the weightiest place first.',
      resolve: placesOf,
    }),
    otherwise: t.field({
      type: Otherwise,
      nullable: true,
      description:
        'The weightiest word that it says otherwise; null: it says every word as it was typed.',
      resolve: ({ why }) => why.otherwise,
    }),
  }),
})

export const SearchOrder = builder.enumType('SearchOrder', {
  description:
    'RELEVANCE: the best first. NEWEST: of the 300 best, those that answer well, the newest first.',
  values: { RELEVANCE: { value: 'relevance' }, NEWEST: { value: 'newest' } } as const,
})
