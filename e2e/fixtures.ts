/** What a test begins with, made over the public API by the person whose browser it is. */
import { expect, type Page } from '@playwright/test'

/** Asks as the page's person. Fails the test on any error. */
export async function ask<Data>(page: Page, query: string, variables = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', {
    data: { query, variables },
    headers: { 'x-requested-with': 'fetch' },
  })
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown }
  expect(errors, query).toBeUndefined()
  return data
}

export type CreatedSpace = { number: number; slug: string; name: string }
export type CreatedBoard = { number: number; slug: string; name: string; space: CreatedSpace }
export type CreatedIdea = { number: number; title: string; href: string }

type SpaceWish = { name: string; kind?: 'OPEN' | 'CLOSED' | 'HIDDEN'; members?: Page[] }

/** A space of the page's person with these people in it; hidden unless said, so that nobody else is notified. */
export async function createSpace(page: Page, wish: SpaceWish): Promise<CreatedSpace> {
  const { name, kind = 'HIDDEN', members = [] } = wish
  const { makeSpace } = await ask<{ makeSpace: CreatedSpace }>(
    page,
    'mutation ($input: MakeSpaceInput!) { makeSpace(input: $input) { number slug name } }',
    { input: { name, kind, about: 'Where a test takes place.' } },
  )
  for (const member of members) await join(page, makeSpace, await numberOf(member))
  return makeSpace
}

const join = (page: Page, space: CreatedSpace, person: number) =>
  ask(
    page,
    'mutation ($space: ID!, $person: ID!) { addMember(spaceId: $space, personId: $person) { number } }',
    { space: String(space.number), person: String(person) },
  )

/** The number of the page's person. */
export async function numberOf(page: Page): Promise<number> {
  const { viewer } = await ask<{ viewer: { number: number } }>(page, '{ viewer { number } }')
  return viewer.number
}

/** A board of the page's person in a space of its own. */
export async function createBoard(
  page: Page,
  wish: SpaceWish & { responseDays?: number },
): Promise<CreatedBoard> {
  const space = await createSpace(page, wish)
  const { makeBoard } = await ask<{ makeBoard: Omit<CreatedBoard, 'space'> }>(
    page,
    'mutation ($input: MakeBoardInput!) { makeBoard(input: $input) { number slug name } }',
    {
      input: {
        space: space.slug,
        name: `${wish.name}, the board`,
        responseDays: wish.responseDays ?? null,
      },
    },
  )
  return { ...makeBoard, space }
}

type IdeaWish = { board: string; title: string; body?: string; tags?: string[] }

/** An idea by the page's person. */
export async function createIdea(page: Page, wish: IdeaWish): Promise<CreatedIdea> {
  const { postIdea } = await ask<{ postIdea: { number: number; title: string } }>(
    page,
    'mutation ($input: PostIdeaInput!) { postIdea(input: $input) { number title } }',
    { input: { body: 'As it is, and how it could be.', tags: [], ...wish } },
  )
  return { ...postIdea, href: `/ideas/${postIdea.number}` }
}

/** A comment by the page's person. @returns its number */
export async function createComment(
  page: Page,
  idea: { number: number },
  body: string,
  replyToId?: number,
) {
  const { postComment } = await ask<{ postComment: { number: number } }>(
    page,
    'mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }',
    {
      input: {
        postId: String(idea.number),
        body,
        ...(replyToId ? { replyToId: String(replyToId) } : {}),
      },
    },
  )
  return postComment.number
}

export const support = (page: Page, idea: { number: number }) =>
  ask(page, 'mutation ($id: ID!) { supportIdea(ideaId: $id) { number } }', {
    id: String(idea.number),
  })
