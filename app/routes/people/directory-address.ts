// A search of the directory as an address: what was typed, tokens, and how the people are shown.
import {
  LINE_LENGTH,
  TOKEN_PARAMETERS,
  type TokenKindName,
  tokensIn,
} from '#graphql/directory/limits.ts'
import { cutText } from '#graphql/graphemes.ts'

export type DirectoryToken = { kind: TokenKindName; value: string }
export const VIEWS = ['list', 'cards'] as const
export type DirectoryView = (typeof VIEWS)[number]
export type DirectorySearch = {
  line: string
  tokens: DirectoryToken[]
  isPlain: boolean
  view: DirectoryView
}

export const searchIn = (query: URLSearchParams): DirectorySearch => ({
  line: cutText(query.get('q')?.trim() ?? '', LINE_LENGTH),
  tokens: tokensIn(query),
  isPlain: query.has('plain'),
  view: VIEWS.find((view) => view === query.get('view')) ?? 'list',
})

/** The part of the address after “?”, without what is as it always is. */
export function queryOf({ line, tokens, isPlain, view }: DirectorySearch): string {
  const query = new URLSearchParams()
  if (line) query.append('q', line)
  if (isPlain) query.append('plain', '1')
  for (const { kind, value } of tokens) query.append(TOKEN_PARAMETERS[kind], value)
  if (view !== 'list') query.append('view', view)
  return query.toString()
}

export const addressOf = (search: DirectorySearch): string => {
  const query = queryOf(search)
  return query ? `/people?${query}` : '/people'
}

export const isSameToken = (one: DirectoryToken, other: DirectoryToken): boolean =>
  one.kind === other.kind && one.value === other.value

export const isEmptySearch = ({ line, tokens }: DirectorySearch): boolean =>
  line === '' && tokens.length === 0
