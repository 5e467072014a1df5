/** Addresses of questions, threads, themes and the like, found in every demo. */
import { expect, type Page } from '@playwright/test'
import { ask } from './fixtures.ts'

/** A question by where it stands. */
export const question =
  (status: string, then = '') =>
  async (page: Page) => {
    const { questions } = await ask<{
      questions: { edges: { node: { number: number; status: string } }[] }
    }>(page, '{ questions(first: 100) { edges { node { number status } } } }')
    const found = questions.edges.find(({ node }) => node.status === status)
    return `/questions/${found?.node.number}${then}`
  }
/** A value that its sponsor still has to measure. */
export const valueCheck = async (page: Page) => {
  const { valueLedger } = await ask<{
    valueLedger: { edges: { node: { challenge: { path: string }; idea: { number: number } } }[] }
  }>(
    page,
    '{ valueLedger(first: 1, state: OVERDUE) { edges { node { challenge { path } idea { number } } } } }',
  )
  const found = valueLedger.edges[0]?.node
  return `${found?.challenge.path}/value/${found?.idea.number}`
}
/** The most urgent thread of the demo that somebody works on. */
export const thread = async (page: Page) => {
  const { customerInbox } = await ask<{ customerInbox: { edges: { node: { number: number } }[] } }>(
    page,
    '{ customerInbox(view: YOURS, first: 1) { edges { node { number } } } }',
  )
  return `/customers/${customerInbox.edges[0]?.node.number}`
}
/** Who wrote the most urgent thread. */
export const profile = async (page: Page) => {
  const { customerInbox } = await ask<{
    customerInbox: { edges: { node: { customer: { number: number } } }[] }
  }>(page, '{ customerInbox(view: OPEN, first: 1) { edges { node { customer { number } } } } }')
  return `/customers/profiles/${customerInbox.edges[0]?.node.customer.number}`
}
/** The theme of most people. */
export const theme =
  (then = '') =>
  async (page: Page) => {
    const { insightThemes } = await ask<{ insightThemes: { edges: { node: { path: string } }[] } }>(
      page,
      '{ insightThemes(first: 1) { edges { node { path } } } }',
    )
    return `${insightThemes.edges[0]?.node.path}${then}`
  }
/** The thread of the latest quote. */
export const capture = async (page: Page) => {
  const { customerInsights } = await ask<{
    customerInsights: { edges: { node: { thread: { number: number } } }[] }
  }>(page, '{ customerInsights(first: 1) { edges { node { thread { number } } } } }')
  return `/insights/capture/${customerInsights.edges[0]?.node.thread.number}`
}
// Opened by what they are, not by their names: the places are looked at in every language.
export const menu = async (page: Page) => {
  await page.getByRole('main').locator('button[aria-haspopup=menu]').first().click()
  await expect(page.getByRole('menu')).toBeVisible()
}
/** The most talked about idea of a kind, which every demo has. */
export const idea =
  (filter: string, then = '') =>
  async (page: Page) => {
    const { ideas } = await ask<{ ideas: { edges: { node: { number: number } }[] } }>(
      page,
      `{ ideas(sort: SUPPORT, first: 1, ${filter}) { edges { node { number } } } }`,
    )
    return `/ideas/${ideas.edges[0]?.node.number}${then}`
  }
/** A challenge by the stage that it has in every demo. */
export const challenge =
  (stage: string, then = '') =>
  async (page: Page) => {
    const { challenges } = await ask<{
      challenges: { edges: { node: { number: number; stage: string } }[] }
    }>(page, '{ challenges(first: 50) { edges { node { number stage } } } }')
    const found = challenges.edges.find(({ node }) => node.stage === stage)
    return `/challenges/${found?.node.number}${then}`
  }
/** A goal that challenges serve. */
export const goal = async (page: Page) => {
  const { goals } = await ask<{ goals: { edges: { node: { path: string } }[] } }>(
    page,
    '{ goals(first: 1, isServed: true) { edges { node { path } } } }',
  )
  return goals.edges[0]?.node.path ?? '/goals'
}
/** The team that looks for people in every demo. */
export const team = async (page: Page) => {
  const { openTeams } = await ask<{ openTeams: { path: string }[] }>(page, '{ openTeams { path } }')
  return openTeams[0]?.path ?? '/teams'
}
/** The scorecard that an evaluator begins with. */
export const scorecard = async (page: Page) => {
  const { challenges } = await ask<{
    challenges: {
      edges: {
        node: {
          number: number
          stage: string
          scorecards: { edges: { node: { idea: { number: number } } }[] }
        }
      }[]
    }
  }>(
    page,
    '{ challenges(first: 50) { edges { node { number stage scorecards(first: 1) { edges { node { idea { number } } } } } } } }',
  )
  const found = challenges.edges.find(({ node }) => node.stage === 'EVALUATE')?.node
  return `/challenges/${found?.number}/evaluate/${found?.scorecards.edges[0]?.node.idea.number}`
}
/** A page of the first entry of the challenge in a stage. */
const firstEntry = (wanted: string, page: string) => async (browser: Page) => {
  const { challenges } = await ask<{
    challenges: {
      edges: {
        node: {
          number: number
          stage: string
          entries: { edges: { node: { idea: { number: number } } }[] }
        }
      }[]
    }
  }>(
    browser,
    '{ challenges(first: 50) { edges { node { number stage entries(first: 1) { edges { node { idea { number } } } } } } } }',
  )
  const found = challenges.edges.find(({ node }) => node.stage === wanted)?.node
  return `/challenges/${found?.number}/${page}/${found?.entries.edges[0]?.node.idea.number}`
}
/** The form in which the first entry of a challenge is decided. */
export const decision = firstEntry('EVALUATE', 'decide')
/** The entry that has most supporters, of the challenge that collects. */
export const entryPage = firstEntry('COLLECT', 'entries')
