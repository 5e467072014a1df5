// Collections for the ranking of experts: read from a folder that is named when the bench starts, nothing of them is kept.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Work } from '#graphql/experts/ranking.ts'
import type { SearchDocument } from '#search/document.ts'

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

/** Question to answerer: the first questions with their answers are known, the others are asked. */
export async function answerers(folder: string): Promise<ExpertCollection> {
  const posts = await linesIn<Post>(join(folder, 'posts.jsonl'))
  const questions = posts
    .filter(({ kind }) => kind === 'question')
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const past = questions.slice(0, Math.floor(PAST * questions.length))
  const known = new Map(past.map((question) => [question.id, question]))
  const asked = questions.slice(past.length)
  const answers = posts.filter(({ kind, authorId }) => kind === 'answer' && authorId !== null)
  // What was answered later nobody knew at that moment.
  const before = answers.filter(
    ({ parentId, createdAt }) =>
      known.has(parentId ?? '') && createdAt < (asked[0]?.createdAt ?? ''),
  )
  const answerersOf = new Map<string, Set<number>>()
  for (const { parentId, authorId } of answers)
    answerersOf.set(
      parentId ?? '',
      (answerersOf.get(parentId ?? '') ?? new Set()).add(Number(authorId)),
    )
  return {
    name: 'question to answerer',
    documents: [
      ...past.map((question) =>
        documentOf(`question:${question.id}`, {
          title: question.title ?? '',
          body: plain(question.bodyHtml),
          tags: question.tags,
          at: new Date(`${question.createdAt}Z`),
        }),
      ),
      ...before.map((answer) =>
        documentOf(`comment:${answer.id}`, {
          title: '',
          body: plain(answer.bodyHtml),
          tags: known.get(answer.parentId ?? '')?.tags ?? [],
          at: new Date(`${answer.createdAt}Z`),
        }),
      ),
    ],
    works: before.map((answer) => ({
      personId: Number(answer.authorId),
      document: `question:${answer.parentId}`,
      part: `comment:${answer.id}`,
      worth: worthOf(answer, known.get(answer.parentId ?? '')),
      votes: Math.max(0, answer.score),
      at: new Date(`${answer.createdAt}Z`),
    })),
    questions: asked.flatMap((question) => {
      const right = answerersOf.get(question.id)
      if (!right) return []
      return {
        title: [question.title, ...question.tags].join(' '),
        body: plain(question.bodyHtml),
        right,
        exclude: question.authorId === null ? null : Number(question.authorId),
      }
    }),
    now: new Date(`${asked[0]?.createdAt}Z`),
  }
}

const worthOf = (answer: Post, question: Post | undefined): Work['worth'] =>
  question?.acceptedAnswerId === answer.id ? 'SOLVED' : answer.score > 0 ? 'VALUED' : 'TOOK_PART'
