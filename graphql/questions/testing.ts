// Asking and answering through documents, for the tests of this feature.
import type { Asker } from '#graphql/testing.ts'

export const ASK = `mutation($space: String!, $input: QuestionInput!, $isSealed: Boolean) {
  askQuestion(space: $space, input: $input, isSealed: $isSealed) { number status path } }`
const ANSWER = `mutation($id: ID!, $body: String!, $to: ID) {
  postComment(input: { postId: $id, body: $body, replyToId: $to }) { number } }`
export const PAGE = `query($id: ID!) { question(id: $id) {
  number title status statusLabel answerCount supportCount solvedCount acceptedNumber solvedMine
  comments(sort: TOP, first: 50) { edges { node { number rank hasMyVote answer { votes } replies { answer { votes } } viewerCan { upvote } } } }
  viewerCan { accept haveToo edit comment } } }`

export type QuestionPage = {
  status: string
  answerCount: number
  supportCount: number
  solvedCount: number
  acceptedNumber: number | null
  solvedMine: boolean
  comments: {
    edges: {
      node: {
        number: number
        rank: number
        hasMyVote: boolean
        answer: { votes: number } | null
        replies: { answer: { votes: number } | null }[]
        viewerCan: { upvote: boolean }
      }
    }[]
  }
  viewerCan: { accept: boolean; haveToo: boolean; edit: boolean; comment: boolean }
}

type More = { title?: string; tags?: string[]; body?: string; space?: string; at?: Date }

/** Somebody asks; gives the question's number. */
export async function ask(who: Asker, more: More = {}): Promise<number> {
  const { title = 'How loud may a heat pump be?', tags = [], body = '', space = 'field', at } = more
  const { askQuestion } = await who.ask<{ askQuestion: { number: number } }>(
    ASK,
    { space, input: { title, tags, body } },
    at ? { at } : {},
  )
  return askQuestion.number
}

/** Somebody answers, or comments on an answer (`to`); gives the comment's number. */
export async function answer(
  who: Asker,
  id: number,
  body = 'Forty decibels, measured at the fence.',
  more: { to?: number; at?: Date } = {},
): Promise<number> {
  const { postComment } = await who.ask<{ postComment: { number: number } }>(
    ANSWER,
    { id, body, to: more.to ?? null },
    more.at ? { at: more.at } : {},
  )
  return postComment.number
}

export const pageOf = async (who: Asker, id: number): Promise<QuestionPage> =>
  (await who.ask<{ question: QuestionPage }>(PAGE, { id })).question
