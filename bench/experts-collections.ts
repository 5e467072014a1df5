// Collections for the ranking of experts: read from a folder that is named when the bench starts, nothing of them is kept.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Work } from '#graphql/experts/ranking.ts'
import type { SearchDocument } from '#search/document.ts'

/** A question: its title with its tags, and its text. */
export type ExpertQuestion = {
  title: string
  body: string
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

/** Question to answerer: the first questions with their answers are known, the others are asked. */
export async function answerers(folder: string): Promise<ExpertCollection> {
  const posts = await linesIn<Post>(join(folder, 'posts.jsonl'))
  const questions = posts
    .filter(({ kind }) => kind === 'question')
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const past = new Map(
    questions.slice(0, Math.floor(PAST * questions.length)).map((one) => [one.id, one]),
  )
  const asked = questions.slice(past.size)
  const now = asked[0] ? momentOf(asked[0]) : new Date()
  // What was answered later nobody knew at that moment.
  const before = posts.filter(
    (post) => isAnswer(post) && past.has(post.parentId ?? '') && momentOf(post) < now,
  )
  return {
    name: 'question to answerer',
    documents: [...past.values(), ...before].map((post) => postDocument(post, past)),
    works: before.map((answer) => workOf(answer, past.get(answer.parentId ?? ''))),
    questions: questionsOf(asked, posts.filter(isAnswer)),
    now,
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
    return right ? { title: [title, ...tags].join(' '), body: plain(bodyHtml), right, exclude } : []
  })
}

const worthOf = (answer: Post, question: Post | undefined): Work['worth'] =>
  question?.acceptedAnswerId === answer.id ? 'SOLVED' : answer.score > 0 ? 'VALUED' : 'TOOK_PART'
