// Who knows about something, and why: what other features ask.
import type { Viewer } from '#graphql/context.ts'
import { parse } from '#graphql/parse.ts'
import { isPostKind } from '#graphql/post-kinds.ts'
import { may } from '#graphql/roles.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { namesForTopics } from '#graphql/skills/queries.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import { ExpertQuestion } from './input.ts'
import { MAX_EXPERTS, MAX_MATCHES, MAX_PROOFS, TOPIC_LENGTH } from './limits.ts'
import { type EvidenceWork, evidenceBy, evidenceOn, hiddenBy, worksOf } from './queries.ts'
import { rankExperts, strongest } from './ranking.ts'
import { countKinds, reasonOf } from './reasons.ts'
import { EXPERIENCED_FROM, EXPERT_FROM } from './weights.ts'

/** A piece of work that shows what somebody knows, on a post that the viewer may see. */
export type Proof = {
  /** The kind of evidence. */
  kind: string
  postId: number
  postKind: string
  /** The comment that it is; null: it is the post. */
  commentId: number | null
  date: Date
}
export type SuggestedExpert = {
  personId: number
  /** Comparable within one answer only. */
  score: number
  /** The three that fit best. */
  proofs: Proof[]
  /** Why they are named, in one sentence. */
  reason: Message
}
export type ExpertsAsked = {
  /** The name of a topic, or a question: its title on the first line, then its text. */
  text: string
  tags: readonly string[]
  /** Only people who may read this space. */
  spaceId?: number | null | undefined
  viewer: Viewer
  /** People who are not suggested, such as whoever asks. */
  exclude: readonly number[]
  /** 1 to MAX_EXPERTS. */
  limit: number
  now: Date
  /** They are to answer now: those who were there lately come first. False: who knows most. True without. */
  isToAnswer?: boolean
}

/** How well somebody knows a topic, from little to much. */
export type ExpertLevel = 'FAMILIAR' | 'EXPERIENCED' | 'EXPERT'
/** A topic that somebody knows by their work. */
export type TopicEvidence = {
  personId: number
  topic: string
  level: ExpertLevel
  score: number
  /** When they last did something about it. */
  lastAt: Date
  /** Pieces of work. */
  count: number
  /** How many of each kind, the strongest kind first; endorsements by those who gave them. */
  kinds: { kind: string; count: number }[]
  /** The three strongest. */
  proofs: Proof[]
  reason: Message
}

/**
 * What somebody knows by the work that the viewer may see, the best known topic first. Nothing of leavers and guests.
 * @param topic only this one
 */
export async function evidenceOf(
  db: Db,
  {
    personId,
    viewer,
    topic = null,
    now,
  }: { personId: number; viewer: Viewer; topic?: string | null; now: Date },
): Promise<TopicEvidence[]> {
  const byTopic = new Map<string, EvidenceWork[]>()
  for (const work of await evidenceBy(db, viewer, personId, topic))
    for (const one of work.topics)
      if (topic === null || one === topic) byTopic.set(one, [...(byTopic.get(one) ?? []), work])
  return [...byTopic]
    .map(([name, works]) => topicEvidence(personId, name, works, now))
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1))
}

/** Somebody's own work on a topic that the viewer may see: what an endorsement may cite. */
export const worksOn = async (
  db: Db,
  viewer: Viewer,
  personId: number,
  topic: string,
): Promise<EvidenceWork[]> =>
  (await evidenceBy(db, viewer, personId, topic)).filter(
    ({ worth }) => worth !== 'ENDORSED' && worth !== 'RETURNED',
  )

function topicEvidence(
  personId: number,
  topic: string,
  works: readonly EvidenceWork[],
  now: Date,
): TopicEvidence {
  const { own, score } = strongest(works, now)
  return {
    personId,
    topic,
    score,
    level: score >= EXPERT_FROM ? 'EXPERT' : score >= EXPERIENCED_FROM ? 'EXPERIENCED' : 'FAMILIAR',
    lastAt: new Date(Math.max(...own.map(({ at }) => at.getTime()))),
    count: own.length,
    kinds: countKinds(own),
    proofs: own.slice(0, MAX_PROOFS).map(proofOf),
    reason: reasonOf(own, topic),
  }
}

/**
 * Who knows about a text, best first, by work that the viewer may see; nobody who has left, no guests, and nobody who does not
 * want to be known for it. Throws Invalid by field: `text`, `tags`.
 */
export async function suggestExperts(db: Db, asked: ExpertsAsked): Promise<SuggestedExpert[]> {
  const { viewer, exclude, limit, now, spaceId = null } = asked
  const said = parse(ExpertQuestion, { text: asked.text, tags: [...asked.tags] })
  const { text } = said
  // A skill has many names, in every language: work that is tagged with one of them is about it.
  const named = text.length <= TOPIC_LENGTH ? [text, ...said.tags] : said.tags
  const tags = [...new Set([...said.tags, ...(await namesForTopics(db, named))])]
  const matches = await documentsOn(viewer, text, said.tags)
  if (matches.size === 0 && tags.length === 0) return []
  const [works, hidden] = await Promise.all([
    evidenceOn(db, viewer, { ...idsIn(matches.keys()), tags, spaceId, words: wordsIn(text) }),
    hiddenBy(db, [text.trim().toLowerCase(), ...tags]),
  ])
  const leftOut = new Set([...exclude, ...hidden.map(({ personId }) => personId)])
  const allowed = works.filter(({ personId }) => !leftOut.has(personId))
  const question = { matches, tags, now, isToAnswer: asked.isToAnswer !== false }
  const ranked = await rankExperts(question, allowed, (ids) => worksOf(db, viewer, ids))
  return ranked
    .filter(({ works: own }) => own.length > 0)
    .slice(0, Math.min(limit, MAX_EXPERTS))
    .map(({ personId, score, works: own }) => ({
      personId,
      score,
      proofs: own.slice(0, MAX_PROOFS).map(proofOf),
      reason: reasonOf(own, null),
    }))
}

/** Each of its words once, in lower case. */
const wordsIn = (text: string): string[] => [
  ...new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
]

const proofOf = ({ kind, postId, postKind, commentId, at }: EvidenceWork): Proof => ({
  kind,
  postId,
  postKind,
  commentId,
  date: at,
})

/** The documents that say something of it, with how much. */
async function documentsOn(
  viewer: Viewer,
  text: string,
  tags: readonly string[],
): Promise<Map<string, number>> {
  const [line = '', ...rest] = text.trim().split('\n')
  const title = [line, ...tags].join(' ').trim()
  if (!title) return new Map()
  const found = await theSearch().matches({
    title,
    body: rest.join('\n'),
    accessIds: may(viewer, 'READ_COMPANY') ? [0, ...viewer.spaceIds] : [...viewer.spaceIds],
    limit: MAX_MATCHES,
    language: viewer.language,
  })
  return new Map(found.map(({ id, score }) => [id, score]))
}

/** Posts and comments among documents. */
function idsIn(documents: Iterable<string>): { postIds: number[]; commentIds: number[] } {
  const postIds: number[] = []
  const commentIds: number[] = []
  for (const document of documents) {
    const [kind, id] = document.split(':') as [string, string]
    if (isPostKind(kind)) postIds.push(Number(id))
    else if (kind === 'comment') commentIds.push(Number(id))
  }
  return { postIds, commentIds }
}
