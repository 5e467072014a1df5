// Lengths and lists that forms and checks share. No library: pages load this file.
export const LINE_LENGTH = 160
export const FILTER_NAME_LENGTH = 60
export const MAX_FILTERS = 20
export const FILTER_QUERY_LENGTH = 1_000
/** Tokens in one search. */
export const MAX_TOKENS = 20

/** What a part of a search is called in an address. */
export const TOKEN_PARAMETERS = {
  SKILL: 'skill',
  UNIT: 'unit',
  SITE: 'site',
  LANGUAGE: 'speaks',
  ZONE: 'zone',
  FREE: 'free',
} as const
export type TokenKindName = keyof typeof TOKEN_PARAMETERS
const KINDS = Object.entries(TOKEN_PARAMETERS) as [TokenKindName, string][]

/** The tokens in an address, in its order, at most MAX_TOKENS. */
export const tokensIn = (query: URLSearchParams): { kind: TokenKindName; value: string }[] =>
  [...query]
    .flatMap(([name, value]) => {
      const kind = KINDS.find(([, parameter]) => parameter === name)?.[0]
      return kind && value ? [{ kind, value }] : []
    })
    .slice(0, MAX_TOKENS)
