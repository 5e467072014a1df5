export type SimilarQuery = {
  title: string
  body?: string | undefined
  /** As in SearchQuery: spaces whose documents may be proposed. */
  accessIds: number[]
  kinds?: string[] | undefined
  /** 1 to 50. */
  limit: number
  /** The document itself, when it exists already. */
  exceptId?: string | undefined
  /** ISO 639-1 of the writer, if known. */
  language?: string | null | undefined
}

export type SimilarHit = {
  id: string
  kind: string
  /** 0 to 1: the share of what the text says, weighted by rarity, that the document says too. */
  score: number
  /** Words of the text, as typed, that the document has in some form. */
  matchedWords: string[]
}
