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
  /** When it was asked. */
  at: Date | null
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
  /** Each question is asked of what was there before it; people are those who had written by then. */
  isInTime: boolean
  /** The people who are ranked: with at least so many pieces of work. */
  people: (least: number) => number[]
}

export const peopleIn =
  (works: readonly Work[]) =>
  (least: number): number[] => {
    const counts = new Map<number, number>()
    for (const { personId } of works) counts.set(personId, (counts.get(personId) ?? 0) + 1)
    return [...counts].filter(([, count]) => count >= least).map(([id]) => id)
  }

export const documentOf = (
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

export async function linesIn<Row>(path: string): Promise<Row[]> {
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
}

export const plain = (html: string) =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

export type Post = {
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

export const isAnswer = ({ kind, authorId }: Post) => kind === 'answer' && authorId !== null
export const momentOf = ({ createdAt }: Post) => new Date(`${createdAt}Z`)

/** What of a collection was there before that moment. */
export function before(collection: ExpertCollection, now: Date): ExpertCollection {
  const works = collection.works.filter(({ at }) => at < now)
  return { ...collection, works, now, people: peopleIn(works) }
}

/**
 * Question to answerer: the first questions with their answers are known, the others are asked.
 * @param until the share of all questions that is looked at: weights are chosen without the last ones
 * @param inTime all that was answered before a question is known when it is asked, as it is in a company
 */
export async function answerers(
  folder: string,
  until: number,
  inTime = false,
): Promise<ExpertCollection> {
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
  const known = inTime ? new Map(questions.map((one) => [one.id, one])) : past
  const given = posts.filter(
    (post) => isAnswer(post) && known.has(post.parentId ?? '') && (inTime || momentOf(post) < now),
  )
  const works = given.map((answer) => workOf(answer, known.get(answer.parentId ?? '')))
  return {
    name: inTime ? 'question to answerer, with all before it' : 'question to answerer',
    documents: [...known.values(), ...given].map((post) => postDocument(post, known)),
    works,
    people: peopleIn(works),
    questions: questionsOf(asked, posts.filter(isAnswer)),
    now,
    isToAnswer: true,
    isInTime: inTime,
  }
}

const postDocument = (post: Post, questions: ReadonlyMap<string, Post>): SearchDocument =>
  documentOf(`${post.kind === 'question' ? 'question' : 'comment'}:${post.id}`, {
    title: post.title ?? '',
    body: plain(post.bodyHtml),
    tags: (questions.get(post.parentId ?? '') ?? post).tags,
    at: momentOf(post),
  })

export const workOf = (answer: Post, question: Post | undefined): Work => ({
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
  return asked.flatMap((question) => {
    const { id, title, tags, bodyHtml, authorId } = question
    const right = byQuestion.get(id)
    const exclude = authorId === null ? null : Number(authorId)
    const words = { title: [title, ...tags].join(' '), body: plain(bodyHtml), tags }
    return right ? { ...words, right, exclude, at: momentOf(question) } : []
  })
}

const worthOf = (answer: Post, question: Post | undefined): Work['worth'] =>
  question?.acceptedAnswerId === answer.id ? 'SOLVED' : answer.score > 0 ? 'VALUED' : 'TOOK_PART'
