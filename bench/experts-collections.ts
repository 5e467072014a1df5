// Collections for the ranking of experts: read from a folder that is named when the bench starts, nothing of them is kept.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Work } from '#graphql/experts/ranking.ts'
import type { SearchDocument } from '#search/document.ts'

/** A question: its title with its tags, and its text. */
export type ExpertQuestion = {
  title: string
  body: string
  tags: readonly string[]
  /** Who is right. */
  right: ReadonlySet<number>
  /** Who cannot be an answer: whoever asks. */
  exclude: number | null
}
export type ExpertCollection = {
  name: string
  documents: SearchDocument[]
  works: Work[]
  questions: ExpertQuestion[]
  /** The moment of the questions. */
  now: Date
  /** Asked is who will answer, not who knows most. */
  isToAnswer: boolean
  /** The people who are ranked: with at least so many pieces of work. */
  people: (least: number) => number[]
}

const peopleIn =
  (works: readonly Work[]) =>
  (least: number): number[] => {
    const counts = new Map<number, number>()
    for (const { personId } of works) counts.set(personId, (counts.get(personId) ?? 0) + 1)
    return [...counts].filter(([, count]) => count >= least).map(([id]) => id)
  }

const documentOf = (
  id: string,
  { title, body, tags = [], at }: { title: string; body: string; tags?: string[]; at: Date },
): SearchDocument => ({
  id,
  kind: id.slice(0, id.indexOf(':')),
  title: title.replaceAll('\0', ''),
  body: body.replaceAll('\0', ''),
  extra: tags.join(' '),
  tags,
  accessId: 0,
  spaceId: 1,
  status: null,
  language: null,
  at,
})

async function linesIn<Row>(path: string): Promise<Row[]> {
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
}

const plain = (html: string) =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

type Post = {
  id: string
  kind: 'question' | 'answer'
  parentId: string | null
  acceptedAnswerId: string | null
  authorId: string | null
  createdAt: string
  score: number
  title: string | null
  tags: string[]
  bodyHtml: string
}

/** Which share of the questions, in the order of time, is the past; the rest is asked. */
const PAST = 0.7

const isAnswer = ({ kind, authorId }: Post) => kind === 'answer' && authorId !== null
const momentOf = ({ createdAt }: Post) => new Date(`${createdAt}Z`)

/**
 * Question to answerer: the first questions with their answers are known, the others are asked.
 * @param until the share of all questions that is looked at: weights are chosen without the last ones
 */
export async function answerers(folder: string, until: number): Promise<ExpertCollection> {
  const posts = await linesIn<Post>(join(folder, 'posts.jsonl'))
  const all = posts
    .filter(({ kind }) => kind === 'question')
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const questions = all.slice(0, Math.floor(until * all.length))
  const past = new Map(
    questions.slice(0, Math.floor(PAST * questions.length)).map((one) => [one.id, one]),
  )
  const asked = questions.slice(past.size)
  const now = asked[0] ? momentOf(asked[0]) : new Date()
  // What was answered later nobody knew at that moment.
  const before = posts.filter(
    (post) => isAnswer(post) && past.has(post.parentId ?? '') && momentOf(post) < now,
  )
  const works = before.map((answer) => workOf(answer, past.get(answer.parentId ?? '')))
  return {
    name: 'question to answerer',
    documents: [...past.values(), ...before].map((post) => postDocument(post, past)),
    works,
    people: peopleIn(works),
    questions: questionsOf(asked, posts.filter(isAnswer)),
    now,
    isToAnswer: true,
  }
}

const postDocument = (post: Post, questions: ReadonlyMap<string, Post>): SearchDocument =>
  documentOf(`${post.kind === 'question' ? 'question' : 'comment'}:${post.id}`, {
    title: post.title ?? '',
    body: plain(post.bodyHtml),
    tags: (questions.get(post.parentId ?? '') ?? post).tags,
    at: momentOf(post),
  })

const workOf = (answer: Post, question: Post | undefined): Work => ({
  personId: Number(answer.authorId),
  document: `question:${answer.parentId}`,
  part: `comment:${answer.id}`,
  worth: worthOf(answer, question),
  votes: Math.max(0, answer.score),
  at: momentOf(answer),
  topics: question?.tags ?? [],
})

/** The questions that somebody answered, with all who did. */
function questionsOf(asked: readonly Post[], answers: readonly Post[]): ExpertQuestion[] {
  const byQuestion = new Map<string, Set<number>>()
  for (const { parentId, authorId } of answers) {
    const all = byQuestion.get(parentId ?? '') ?? new Set<number>()
    byQuestion.set(parentId ?? '', all.add(Number(authorId)))
  }
  return asked.flatMap(({ id, title, tags, bodyHtml, authorId }) => {
    const right = byQuestion.get(id)
    const exclude = authorId === null ? null : Number(authorId)
    return right
      ? { title: [title, ...tags].join(' '), body: plain(bodyHtml), tags, right, exclude }
      : []
  })
}

const worthOf = (answer: Post, question: Post | undefined): Work['worth'] =>
  question?.acceptedAnswerId === answer.id ? 'SOLVED' : answer.score > 0 ? 'VALUED' : 'TOOK_PART'

type Judged = {
  documents: { id: string; title?: string; text?: string; tags?: string[]; at?: string }[]
  authors: { document: string; person: string; votes?: number }[]
  queries: { id: string; title?: string; text?: string }[]
  judgements: { query: string; person: string }[]
}

/**
 * Documents and who wrote them, with queries and the people who are right for each: JSON Lines as README.md describes them.
 * Whoever is judged and wrote nothing is ranked too.
 */
export async function judged(folder: string): Promise<ExpertCollection> {
  const read = <Name extends keyof Judged>(name: Name) =>
    linesIn<Judged[Name][number]>(join(folder, `${name}.jsonl`))
  const [documents, authors, queries, judgements] = await Promise.all([
    read('documents'),
    read('authors'),
    read('queries'),
    read('judgements'),
  ])
  const numbers = new Map<string, number>()
  const numberOf = (name: string) => {
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return number
  }
  const moments = new Map(documents.map(({ id, at }) => [id, at ? new Date(at) : null]))
  const dated = [...moments.values()].filter((at) => at !== null)
  const now = new Date(Math.max(...dated.map(Number), 0) || '2026-11-01')
  const works = authors.map(({ document, person, votes = 0 }): Work => {
    const at = moments.get(document) ?? now
    const id = `idea:${document}`
    const personId = numberOf(person)
    return { personId, document: id, part: null, worth: 'POSTED', votes, at, topics: [] }
  })
  const rightFor = (query: string) =>
    new Set(judgements.filter((one) => one.query === query).map(({ person }) => numberOf(person)))
  const questions = queries.map(({ id, title = '', text = '' }) => ({
    title: title || text,
    body: title ? text : '',
    tags: [],
    right: rightFor(id),
    exclude: null,
  }))
  return {
    name: 'judged',
    documents: documents.map(({ id, title = '', text = '', tags = [], at }) =>
      documentOf(`idea:${id}`, { title, body: text, tags, at: at ? new Date(at) : now }),
    ),
    works,
    questions,
    now,
    isToAnswer: false,
    people: (least) => (least > 1 ? peopleIn(works)(least) : [...numbers.values()]),
  }
}
