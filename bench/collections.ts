// Collections with known right answers: read from a folder that is named when the bench starts, and our own pairs.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchDocument } from '#search/document.ts'
import { aliasPairs } from './alias-pairs.ts'
import { compoundPairs, pairs } from './pairs.ts'

/** A question and how right each document is for it: 1 or more; what is not named is wrong. */
type Question = { text: string; right: Map<string, number> }
export type Collection = {
  name: string
  by: 'search' | 'similar'
  documents: SearchDocument[]
  questions: Question[]
  /** Names that are one thing in this company. */
  aliases?: [string, string][]
}

const documentOf = (id: string, title: string, body = '', tags: string[] = []): SearchDocument => ({
  id: `idea:${id}`,
  kind: 'idea',
  title: title.replaceAll('\0', ''),
  body: body.replaceAll('\0', ''),
  tags,
  accessId: 0,
  spaceId: 1,
  status: null,
  language: null,
  at: new Date('2026-11-01'),
})
const only = (id: string) => new Map([[`idea:${id}`, 1]])

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
    .replaceAll('&amp;', '&')

/** A bank's customers' questions with the same intent: a few of each as titles, as in a list of usual questions, or most of them. */
async function intents(folder: string): Promise<Collection[]> {
  const csv = await readFile(join(folder, 'customers-banking77/train.csv'), 'utf8')
  const groups = new Map<string, string[]>()
  for (const [, quoted, bare, intent] of csv.matchAll(
    /^(?:"((?:[^"]|"")*)"|([^"\n][^\n]*)),(\w+)\??\r?$/gm,
  )) {
    const text = (quoted?.replaceAll('""', '"') ?? bare ?? '').trim()
    if (intent && intent !== 'category') groups.set(intent, [...(groups.get(intent) ?? []), text])
  }
  const few: Collection = {
    name: 'questions to usual questions',
    by: 'similar',
    documents: [],
    questions: [],
  }
  const many: Collection = {
    name: 'questions of one intent',
    by: 'similar',
    documents: [],
    questions: [],
  }
  for (const [intent, texts] of groups) {
    const split = (
      into: Collection,
      isDocument: (i: number) => boolean,
      isQuestion: (i: number) => boolean,
    ) => {
      const titles = texts
        .map((text, i) => documentOf(`${intent}-${i}`, text))
        .filter((_, i) => isDocument(i))
      into.documents.push(...titles)
      const right = new Map(titles.map(({ id }) => [id, 1]))
      into.questions.push(...texts.filter((_, i) => isQuestion(i)).map((text) => ({ text, right })))
    }
    split(
      few,
      (i) => i % 29 === 0,
      (i) => i % 29 === 7 || i % 29 === 17,
    )
    split(
      many,
      (i) => i % 15 !== 7,
      (i) => i % 15 === 7,
    )
  }
  return [few, many]
}

type Post = { id: string; kind: string; title: string; bodyHtml: string; tags: string[] }
async function threads(folder: string): Promise<Collection> {
  const posts = await linesIn<Post>(join(folder, 'questions-stackexchange/posts.jsonl'))
  const questions = posts.filter((post) => post.kind === 'question')
  return {
    name: 'titles to texts of threads',
    by: 'similar',
    documents: questions.map((post) => documentOf(post.id, '', plain(post.bodyHtml))),
    questions: questions.map((post) => ({ text: post.title, right: only(post.id) })),
  }
}

type Idea = { id: string; title: string; text: string; why_important: string }
async function board(folder: string): Promise<Collection[]> {
  const ideas = await linesIn<Idea>(join(folder, 'ideas-opengov/ideas.jsonl'))
  const told = ideas.filter((idea) => (idea.why_important ?? '').length > 40).slice(0, 500)
  return [
    {
      name: 'titles of ideas to texts',
      by: 'similar',
      documents: ideas.map((idea) => documentOf(idea.id, '', idea.text ?? '')),
      questions: ideas.slice(0, 600).map((idea) => ({ text: idea.title, right: only(idea.id) })),
    },
    {
      name: 'reasons to ideas',
      by: 'similar',
      documents: ideas.map((idea) => documentOf(idea.id, idea.title, idea.text ?? '')),
      questions: told.map((idea) => ({
        text: idea.why_important.slice(0, 300),
        right: only(idea.id),
      })),
    },
  ]
}

async function cranfield(folder: string): Promise<Collection> {
  const at = (name: string) => readFile(join(folder, 'search-cranfield', name), 'utf8')
  const partsOf = (text: string) => text.split(/^\.I /m).slice(1)
  const documents = partsOf(await at('cran.all.1400')).map((part) => {
    const [, number = '', title = '', body = ''] =
      /^(\d+)\s+\.T(.*?)\.A.*?\.W(.*)$/s.exec(part) ?? []
    return documentOf(number, title.replaceAll('\n', ' ').trim(), body.replaceAll('\n', ' ').trim())
  })
  const right = new Map<string, Map<string, number>>()
  for (const line of (await at('cranqrel')).split('\n').filter(Boolean)) {
    const [query = '', id] = line.split(' ')
    right.set(query, (right.get(query) ?? new Map()).set(`idea:${id}`, 1))
  }
  const questions = partsOf(await at('cran.qry')).map((part, i) => ({
    text: part
      .replace(/^.*?\.W/s, '')
      .replaceAll('\n', ' ')
      .trim(),
    right: right.get(`${i + 1}`) ?? new Map(),
  }))
  return { name: 'Cranfield', by: 'search', documents, questions }
}

/** All eight languages stand in one index, as in a company that writes in all of them. */
function ownPairs(): Collection[] {
  const all = Object.entries(pairs)
  const documents = all.flatMap(([language, list]) =>
    list.map(([, title], i) => documentOf(`${language}-${i}`, title)),
  )
  const inside = compoundPairs.map(([, title], i) => documentOf(`compound-${i}`, title))
  return [
    ...all.map(
      ([language, list]): Collection => ({
        name: `pairs, ${language}`,
        by: 'similar',
        documents,
        questions: list.map(([text], i) => ({ text, right: only(`${language}-${i}`) })),
      }),
    ),
    ...aliasPairs(documents, documentOf),
    {
      name: 'German words inside words',
      by: 'search',
      documents: [...documents.filter(({ id }) => id.startsWith('idea:de')), ...inside],
      questions: compoundPairs.map(([text], i) => ({ text, right: only(`compound-${i}`) })),
    },
  ]
}

/** Every collection there is; without a folder our own pairs alone. */
export async function collections(folder: string | undefined): Promise<Collection[]> {
  if (!folder) return ownPairs()
  return [
    ...(await intents(folder)),
    await threads(folder),
    ...(await board(folder)),
    await cranfield(folder),
    ...ownPairs(),
  ]
}
