// Judged collections for the ranking of experts: topics, and the people who are right for each.
import { join } from 'node:path'
import type { Work } from '#graphql/experts/ranking.ts'
import {
  documentOf,
  type ExpertCollection,
  type ExpertQuestion,
  isAnswer,
  linesIn,
  momentOf,
  type Post,
  peopleIn,
  plain,
  workOf,
} from './experts-collections.ts'

/** Of judged tags the past is shorter, so that enough people are right for a tag. */
const JUDGED_PAST = 0.6

/** A tag is a query when so many people are right for it, and has at most so many. */
const RIGHT = { least: 3, most: 15 }

/**
 * Who knows about a topic: tags are the queries, answers of the past the documents, without their tags, and those are right whose answers
 * on the tag were accepted or voted for afterwards. Only people who answered before can be right.
 */
export async function judgedTags(folder: string, until: number): Promise<ExpertCollection> {
  const posts = await linesIn<Post>(join(folder, 'posts.jsonl'))
  const all = posts
    .filter(({ kind }) => kind === 'question')
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const questions = all.slice(0, Math.floor(until * all.length))
  const split = Math.floor(JUDGED_PAST * questions.length)
  const past = new Map(questions.slice(0, split).map((one) => [one.id, one]))
  const later = new Map(questions.slice(split).map((one) => [one.id, one]))
  const answers = posts.filter((post) => isAnswer(post))
  const before = answers.filter(({ parentId }) => past.has(parentId ?? ''))
  const known = new Set(before.map(({ authorId }) => Number(authorId)))
  const right = rightByTag(answers, later, known)
  const now = later.size > 0 ? momentOf([...later.values()][0] as Post) : new Date()
  const works = before.map((answer) => ({
    ...workOf(answer, past.get(answer.parentId ?? '')),
    ...{ document: `idea:${answer.id}`, part: null, topics: [] },
  }))
  return {
    name: 'judged tags',
    documents: before.map((answer) =>
      documentOf(`idea:${answer.id}`, {
        title: past.get(answer.parentId ?? '')?.title ?? '',
        body: plain(answer.bodyHtml),
        at: momentOf(answer),
      }),
    ),
    works,
    questions: topicsOf(right),
    now,
    isToAnswer: false,
    isInTime: false,
    people: peopleIn(works),
  }
}

/** Of every so many questions one is judged by, the others are known. */
const JUDGED_EVERY = 2

/**
 * Who knows about a topic, judged at the same time: tags are the queries, every second question with all its answers is a document by
 * those who answered it, without its tags, and those are right whose answers to the other questions with the tag were accepted or voted for.
 */
export async function judgedThreads(folder: string): Promise<ExpertCollection> {
  const posts = await linesIn<Post>(join(folder, 'posts.jsonl'))
  const questions = posts
    .filter(({ kind }) => kind === 'question')
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const isJudge = (nth: number) => nth % JUDGED_EVERY === 1
  const known = new Map(questions.filter((_, nth) => !isJudge(nth)).map((one) => [one.id, one]))
  const judges = new Map(questions.filter((_, nth) => isJudge(nth)).map((one) => [one.id, one]))
  const answers = posts.filter((post) => isAnswer(post))
  const given = answers.filter(({ parentId }) => known.has(parentId ?? ''))
  const texts = new Map<string, string[]>()
  for (const { parentId, bodyHtml } of given) {
    const own = texts.get(parentId ?? '') ?? []
    texts.set(parentId ?? '', [...own, plain(bodyHtml)])
  }
  const works = given.map((answer) => ({
    ...workOf(answer, known.get(answer.parentId ?? '')),
    ...{ document: `idea:${answer.parentId}`, part: null, topics: [] },
  }))
  const now = new Date(Math.max(...works.map(({ at }) => at.getTime())))
  return {
    name: 'judged threads',
    documents: [...known.values()].map((question) =>
      documentOf(`idea:${question.id}`, {
        title: question.title ?? '',
        body: [plain(question.bodyHtml), ...(texts.get(question.id) ?? [])].join('\n'),
        at: momentOf(question),
      }),
    ),
    works,
    questions: topicsOf(
      rightByTag(answers, judges, new Set(works.map(({ personId }) => personId))),
    ),
    now,
    isToAnswer: false,
    isInTime: false,
    people: peopleIn(works),
  }
}

type RightByTag = ReadonlyMap<string, ReadonlyMap<number, number>>

/** How much people who are known were worth on each tag, by their answers to these questions. */
function rightByTag(
  answers: readonly Post[],
  judges: ReadonlyMap<string, Post>,
  known: ReadonlySet<number>,
): RightByTag {
  const right = new Map<string, Map<number, number>>()
  for (const answer of answers) {
    const question = judges.get(answer.parentId ?? '')
    const personId = Number(answer.authorId)
    if (!question || !known.has(personId)) continue
    const worth = (question.acceptedAnswerId === answer.id ? 3 : 0) + Math.max(0, answer.score)
    if (worth <= 0) continue
    for (const tag of question.tags) {
      const people = right.get(tag) ?? new Map<number, number>()
      right.set(tag, people.set(personId, (people.get(personId) ?? 0) + worth))
    }
  }
  return right
}

const topicsOf = (right: RightByTag): ExpertQuestion[] =>
  [...right]
    .filter(([, people]) => people.size >= RIGHT.least)
    .map(([tag, people]) => {
      const best = [...people].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, RIGHT.most)
      const ids = new Set(best.map(([id]) => id))
      const title = tag.replaceAll('-', ' ')
      return { title, body: '', tags: [], right: ids, exclude: null, at: null }
    })

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
    at: null,
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
    isInTime: false,
    people: (least) => (least > 1 ? peopleIn(works)(least) : [...numbers.values()]),
  }
}
