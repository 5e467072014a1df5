// Our columns, and the names under which they are found elsewhere, best first. Compared without case, spaces and punctuation.
import { COMMENT_NAMES_ABROAD, IDEA_NAMES_ABROAD } from './column-names-abroad.ts'

const IDEA_NAMES = {
  id: ['id', 'external id', 'idea id', 'post id', 'key', 'code', 'number', 'nr', 'no', 'uuid'],
  title: [
    'title',
    'name',
    'subject',
    'headline',
    'idea title',
    'idea name',
    'post title',
    'título',
    'titre',
    'titel',
    'titolo',
    'überschrift',
    'idea',
    'idee',
  ],
  body: [
    'body',
    'text',
    'description',
    'content',
    'details',
    'idea text',
    'idea description',
    'message',
    'texto',
    'descripción',
    'descrição',
    'beschreibung',
    'omschrijving',
    'contenu',
    'inhalt',
    'testo',
    'idea',
    'idee',
  ],
  summary: ['summary', 'abstract', 'resumen', 'zusammenfassung', 'samenvatting', 'résumé'],
  why: ['why', 'why important', 'why it matters', 'benefit', 'benefits', 'nutzen'],
  author: [
    'author',
    'author name',
    'user',
    'user name',
    'creator',
    'creator name',
    'created by',
    'submitter',
    'submitter name',
    'submitted by',
    'posted by',
    'autor',
    'auteur',
    'verfasser',
    'author id',
    'user id',
  ],
  authorEmail: [
    'author email',
    'email',
    'email address',
    'user email',
    'creator email',
    'submitter email',
    'mail',
    'correo',
  ],
  coauthors: ['coauthors', 'co-author', 'contributors', 'coautores', 'mitautoren', 'medeauteurs'],
  createdAt: [
    'created at',
    'created',
    'created date',
    'creation date',
    'date created',
    'date',
    'submitted at',
    'submitted',
    'submitted on',
    'posted at',
    'posted',
    'posted on',
    'published at',
    'published',
    'created on',
    'added',
    'timestamp',
    'fecha',
    'datum',
    'data',
    'erstellt',
    'erstellt am',
    'aangemaakt',
  ],
  tags: ['tags', 'labels', 'keywords', 'topics', 'etiquetas', 'schlagwörter', 'trefwoorden'],
  category: ['category', 'campaign', 'theme', 'categoría', 'kategorie', 'categorie', 'catégorie'],
  status: ['status', 'state', 'stage', 'estado', 'statut', 'stato'],
  statusAt: ['status at', 'status changed at', 'status updated at', 'status date'],
  supports: [
    'supports',
    'votes for',
    'upvotes',
    'num supports',
    'supporters',
    'supporters count',
    'votes count',
    'vote count',
    'num votes',
    'number of votes',
    'total votes',
    'likes',
    'likes count',
    'votes',
    'votes net',
    'points',
    'score',
    'apoyos',
    'votos',
    'stimmen',
    'stemmen',
  ],
  response: ['response', 'official response', 'official answer', 'admin response', 'answer'],
  respondedBy: ['responded by', 'response by', 'response author', 'answered by'],
  respondedAt: ['responded at', 'response date', 'response at', 'answered at'],
  mergedInto: ['merged into', 'merged into id', 'duplicate of', 'original number', 'original id'],
  language: ['language', 'lang', 'locale', 'idioma', 'sprache', 'taal', 'langue'],
  comments: ['comments', 'comentarios', 'kommentare', 'reacties'],
  /** Keys of pictures in the export that stand under the text. */
  pictures: [],
} as const

const COMMENT_NAMES = {
  id: ['id', 'comment id', 'external id', 'key', 'nr', 'uuid'],
  idea: [
    'idea',
    'idea id',
    'proposal id',
    'post id',
    'topic id',
    'suggestion id',
    'issue',
    'number',
  ],
  replyTo: ['reply to', 'reply to id', 'parent id', 'parent', 'in reply to', 'parent comment id'],
  author: [
    'author',
    'author name',
    'user',
    'user name',
    'creator',
    'creator name',
    'created by',
    'posted by',
    'name',
    'autor',
    'author id',
    'user id',
  ],
  authorEmail: ['author email', 'email', 'user email', 'creator email', 'mail'],
  body: ['body', 'text', 'comment', 'content', 'message', 'value', 'texto', 'kommentar'],
  createdAt: [
    'created at',
    'created',
    'created date',
    'date created',
    'date',
    'when',
    'posted at',
    'posted',
    'posted on',
    'published at',
    'commented at',
    'comment date',
    'created on',
    'timestamp',
    'at',
    'fecha',
    'datum',
  ],
  time: ['time', 'hour', 'hora', 'uhrzeit'],
  editedAt: ['edited at', 'edited'],
  language: ['language', 'lang', 'locale', 'idioma'],
  pictures: [],
} as const

/** The names with those of other languages after them. */
const together = <Ours extends string>(
  names: Record<Ours, readonly string[]>,
  abroad: Partial<Record<Ours, readonly string[]>>,
): Record<Ours, readonly string[]> =>
  Object.fromEntries(
    (Object.keys(names) as Ours[]).map((ours): [Ours, readonly string[]] => [
      ours,
      [...names[ours], ...(abroad[ours] ?? [])],
    ]),
  ) as unknown as Record<Ours, readonly string[]>

export const IDEA_COLUMNS = together<keyof typeof IDEA_NAMES>(IDEA_NAMES, IDEA_NAMES_ABROAD)
export const COMMENT_COLUMNS = together<keyof typeof COMMENT_NAMES>(
  COMMENT_NAMES,
  COMMENT_NAMES_ABROAD,
)

/** How many comments an idea has elsewhere: a number that brings no comment with it. */
export const COMMENT_COUNTS = [
  'comments count',
  'comment count',
  'num comments',
  'number of comments',
  'total comments',
]

export type IdeaColumn = keyof typeof IDEA_COLUMNS
export type CommentColumn = keyof typeof COMMENT_COLUMNS
export type Names<Ours extends string> = Record<Ours, readonly string[]>

/** A name without case, spaces, punctuation and accents. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const known = new Set(
  [IDEA_COLUMNS, COMMENT_COLUMNS].flatMap((names) => Object.values(names).flat().map(plainName)),
)
/** Is this one of the names under which a column of ours is found? */
export const isKnownName = (name: string): boolean => known.has(plainName(name))
