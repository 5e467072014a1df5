// What is asked for in the access matrix: the same things in six states. A word of its own in each tells whose they are.
import { asker, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeComment, makeIdea, type Place } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { discuss, reported } from './company.ts'

export const STATES = ['public', 'private', 'draft', 'hidden', 'deleted', 'other'] as const
export type State = (typeof STATES)[number]

/** Stands in every text of that state, and in nothing that is asked. */
export const wordOf = (state: State): string => `zq${state}`
const WORDS = new RegExp(`zq(${STATES.join('|')})`, 'gi')
/** The states of which an answer tells. */
export const statesIn = (answer: string): Set<State> =>
  new Set([...answer.matchAll(WORDS)].map(([, state = '']) => state.toLowerCase() as State))

/** What arguments are given, as GraphQL values, by the argument's name or `field.argument`. */
export type Values = Record<string, string>
export type Things = {
  idea: number
  other: number
  comment: number
  question: number
  challenge: number
  file: string
}

const quoted = (value: string | number): string => JSON.stringify(String(value))

async function ideaIn(place: Place, cast: Cast, state: State, kept: 'OPEN' | 'HIDDEN' | 'REMOVED') {
  const word = wordOf(state)
  return makeIdea(db, {
    boardId: place.boardId,
    authorId: cast.cleo,
    title: `Lantern ${word}`,
    body: `A lantern for the gate, ${word}.`,
    tags: [word],
    state: kept,
    supporterIds: [cast.cleo],
  })
}

/** Posts of all kinds with what stands under them, in a state. */
export async function thingsIn(place: Place, cast: Cast, state: State): Promise<Things> {
  const word = wordOf(state)
  const kept = state === 'hidden' ? 'HIDDEN' : state === 'deleted' ? 'REMOVED' : 'OPEN'
  const idea = await ideaIn(place, cast, state, kept)
  const other = await ideaIn(place, cast, state, kept)
  const comment = await makeComment(db, {
    postId: idea.id,
    authorId: cast.cleo,
    body: `Seen, ${word}.`,
  })
  const cleo = asker(cast.cleo)
  const { askQuestion } = await cleo.ask<{ askQuestion: { number: number } }>(
    'mutation($space: String!, $input: QuestionInput!) { askQuestion(space: $space, input: $input) { number } }',
    { space: place.space, input: { title: `Which lantern, ${word}?`, tags: [word] } },
  )
  const challenge = await challengeIn(place, cast, word)
  for (const id of [askQuestion.number, challenge])
    await db.rows(sql`update "Post" set state = ${kept}::"PostState" where id = ${id}`)
  const file = crypto.randomUUID().replaceAll('-', '')
  await db.rows(sql`insert into "File" (id, "ownerId", "postId", name, "mediaType", bytes)
    values (${file}, ${cast.cleo}, ${idea.id}, ${`${word}.webp`}, 'image/webp', 1)`)
  if (kept === 'OPEN') await discuss(cast, idea.id, comment.id)
  await reported(idea.id, cast.cleo)
  return {
    idea: idea.id,
    other: other.id,
    comment: comment.id,
    question: askQuestion.number,
    challenge,
    file,
  }
}

async function challengeIn(place: Place, cast: Cast, word: string): Promise<number> {
  await db.rows(sql`
    insert into "RoleGrant" ("personId", role, "grantedAt") values (${cast.cleo}, 'SPONSOR', now()) on conflict do nothing`)
  const { startChallenge } = await asker(cast.cleo).ask<{ startChallenge: { number: number } }>(
    'mutation($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number } }',
    {
      space: place.space,
      input: {
        title: `Lanterns ${word}`,
        question: `Where, ${word}?`,
        timeZone: 'UTC',
        closesOn: '2099-01-01T12:00',
      },
    },
  )
  return startChallenge.number
}

export function valuesOf(place: Place, cast: Cast, things: Things, draft: string): Values {
  const { idea, other, comment, question, challenge, file } = things
  const post = Object.fromEntries(
    ['node.id', 'post.id', 'idea.id', 'ideaId', 'postId'].map((name) => [name, quoted(idea)]),
  )
  return {
    ...post,
    'node.id': quoted(btoa(`Idea:${idea}`)),
    'nodes.ids': `[${quoted(btoa(`Idea:${idea}`))}, ${quoted(btoa(`Comment:${comment}`))}]`,
    'comment.id': quoted(comment),
    commentId: quoted(comment),
    'question.id': quoted(question),
    questionId: quoted(question),
    'challenge.id': quoted(challenge),
    challengeId: quoted(challenge),
    intoId: quoted(other),
    fileId: quoted(file),
    'uploadedFiles.ids': `[${quoted(file)}]`,
    'board.slug': quoted(place.board),
    board: quoted(place.board),
    boardId: quoted(place.boardId),
    'space.slug': quoted(place.space),
    space: quoted(place.space),
    spaceId: quoted(place.spaceId),
    'questionCandidates.space': quoted(place.space),
    'reportTarget.postId': quoted(idea),
    'connectionPath.postId': quoted(idea),
    place: quoted(draft),
    'person.id': quoted(cast.cleo),
    'postIdea.board': quoted(place.board),
  }
}

export type World = Record<State, Values>

/** Makes all of it and has it indexed. The draft is the member's own. */
export async function makeWorld(cast: Cast): Promise<World> {
  const places: Record<State, Place> = {
    public: cast.field,
    private: cast.lab,
    draft: cast.field,
    hidden: cast.lab,
    deleted: cast.lab,
    other: cast.vault,
  }
  // That a closed space is there, with its boards, everybody in the company knows: its names have no word.
  for (const [place, state] of [
    [cast.field, 'public'],
    [cast.vault, 'other'],
  ] as const)
    await db.rows(
      sql`update "Board" set name = ${`Board ${wordOf(state)}`} where id = ${place.boardId}`,
    )
  const world = {} as World
  for (const state of STATES) {
    if (state === 'draft') continue
    const things = await thingsIn(places[state], cast, state)
    world[state] = valuesOf(places[state], cast, things, `comment:${things.idea}`)
    if (state === 'public') world.draft = world.public
  }
  await asker(cast.ann).ask(
    'mutation($at: String!, $content: String!) { saveDraft(place: $at, baseVersion: 0, content: $content) }',
    {
      at: JSON.parse(world.draft.place as string),
      content: JSON.stringify({ body: `Not yet, ${wordOf('draft')}.` }),
    },
  )
  await runConsequencesSince(0)
  return world
}

/** Arguments that are the same in every state. */
export const SAME: Values = {
  'figureEntries.figure': 'ENTERED',
  'participation.by': 'UNIT',
  'experts.topic': '"lantern"',
  'directoryRulePreview.groupKey': '"1"',
  'proposedTeam.problem': '"lantern"',
  'team.id': '"1"',
  'mail.id': '"1"',
  'topic.kind': 'TAG',
  'topic.key': '"lantern"',
  'questionCandidates.title': '"lantern"',
  'tryListeningRule.channelId': '"1"',
  'tryListeningRule.rule': '{ name: "Gates" }',
  number: '1',
  query: '"lantern"',
  text: '"lantern"',
  address: '"nobody@example.com"',
  channelId: '"1"',
  'skill.name': '"Lifting"',
  'customerChannel.slug': '"form-channel"',
  since: '"2020-01-01T00:00:00Z"',
  ids: '[]',
}
