/** Every page, with somebody to whom it shows something: for the photographs and for the accessibility tests. */
import { expect, type Page } from '@playwright/test'
import { ask } from './fixtures.ts'
import {
  capture,
  decision,
  menu,
  profile,
  question,
  theme,
  thread,
  valueCheck,
} from './found-places.ts'
import type { Who } from './people.ts'

export type Place = {
  /** Of its picture and its test. */
  name: string
  /** Whose browser; null when nobody is signed in. */
  who: Who | null
  /** Its address, or how it is found. */
  at: string | ((page: Page) => Promise<string>)
  /** What has to be opened to see it. */
  opens?: (page: Page) => Promise<unknown>
  /** The console says that the answer was an error. */
  isError?: boolean
}

/** The most talked about idea of a kind, which every demo has. */
const idea =
  (filter: string, then = '') =>
  async (page: Page) => {
    const { ideas } = await ask<{ ideas: { edges: { node: { number: number } }[] } }>(
      page,
      `{ ideas(sort: SUPPORT, first: 1, ${filter}) { edges { node { number } } } }`,
    )
    return `/ideas/${ideas.edges[0]?.node.number}${then}`
  }
/** A challenge by the stage that it has in every demo. */
const challenge =
  (stage: string, then = '') =>
  async (page: Page) => {
    const { challenges } = await ask<{
      challenges: { edges: { node: { number: number; stage: string } }[] }
    }>(page, '{ challenges(first: 50) { edges { node { number stage } } } }')
    const found = challenges.edges.find(({ node }) => node.stage === stage)
    return `/challenges/${found?.node.number}${then}`
  }
/** A goal that challenges serve. */
const goal = async (page: Page) => {
  const { goals } = await ask<{ goals: { edges: { node: { path: string } }[] } }>(
    page,
    '{ goals(first: 1, isServed: true) { edges { node { path } } } }',
  )
  return goals.edges[0]?.node.path ?? '/goals'
}
/** The entry that has most supporters, of the challenge that collects. */
const entryPage = async (page: Page) => {
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
    page,
    '{ challenges(first: 50) { edges { node { number stage entries(first: 1) { edges { node { idea { number } } } } } } } }',
  )
  const found = challenges.edges.find(({ node }) => node.stage === 'COLLECT')?.node
  return `/challenges/${found?.number}/entries/${found?.entries.edges[0]?.node.idea.number}`
}
/** The team that looks for people in every demo. */
const team = async (page: Page) => {
  const { openTeams } = await ask<{ openTeams: { path: string }[] }>(page, '{ openTeams { path } }')
  return openTeams[0]?.path ?? '/teams'
}
/** The scorecard that an evaluator begins with. */
const scorecard = async (page: Page) => {
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
/** `holds`: what the dialog is full of once it has been fetched. */
const press = (key: string, holds: 'option' | 'listitem') => async (page: Page) => {
  await page.keyboard.press(key)
  await expect(page.getByRole('dialog').getByRole(holds).first()).toBeVisible()
}

export const places: Place[] = [
  { name: 'sign-in', who: null, at: '/sign-in' },
  { name: 'sign-in-refused', who: null, at: '/sign-in?refused=1' },
  { name: 'sign-in-problem', who: null, at: '/sign-in?problem=unlinked' },
  { name: 'sign-in-code', who: null, at: '/sign-in/code?problem=code' },
  { name: 'sign-in-link', who: null, at: '/sign-in/link/a-token' },
  { name: 'sign-in-password', who: null, at: '/sign-in/password?problem=password' },
  { name: 'sign-in-badge-pin', who: null, at: '/sign-in/badge/pin?problem=pin' },
  { name: 'recovery', who: null, at: '/recovery?key=none' },
  { name: 'invitation-over', who: null, at: '/invitation?key=none' },
  { name: 'invitation-asked', who: null, at: '/invitation?asked=1' },
  { name: 'welcome', who: 'mireille', at: '/welcome' },
  { name: 'admin-company', who: 'nils', at: '/admin/company' },
  { name: 'admin-invitations', who: 'nils', at: '/admin/invitations' },
  { name: 'home', who: 'mireille', at: '/' },
  { name: 'home-owner', who: 'hanne', at: '/' },
  { name: 'customers', who: 'mireille', at: '/customers' },
  { name: 'customer-thread', who: 'mireille', at: thread },
  { name: 'customer-channel', who: 'mireille', at: '/customers/channels/service-form' },
  { name: 'customer-rules', who: 'mireille', at: '/customers/channels/social/rules' },
  { name: 'customer-profile', who: 'mireille', at: profile },
  { name: 'customers-quiet', who: 'mireille', at: '/customers/quiet?days=5' },
  { name: 'customer-heard', who: 'kofi', at: '/customers/heard' },
  { name: 'insights', who: 'priya', at: '/insights' },
  { name: 'insight-theme', who: 'priya', at: theme() },
  { name: 'insight-chain', who: 'priya', at: theme('/chain') },
  { name: 'insight-capture', who: 'priya', at: capture },
  { name: 'ask-us', who: null, at: '/ask-us/service-form' },
  { name: 'challenges', who: 'mireille', at: '/challenges' },
  { name: 'challenges-told', who: 'hanne', at: '/challenges?view=told' },
  { name: 'challenge-collecting', who: 'tomasz', at: challenge('COLLECT') },
  { name: 'challenge-voting', who: 'tomasz', at: challenge('EVALUATE') },
  { name: 'challenge-sponsor', who: 'hanne', at: challenge('EVALUATE') },
  { name: 'challenge-told', who: 'mireille', at: challenge('TOLD') },
  { name: 'challenge-upcoming', who: 'hanne', at: challenge('UPCOMING') },
  { name: 'challenge-gates', who: 'hanne', at: challenge('EVALUATE', '/gates') },
  { name: 'challenge-themes', who: 'hanne', at: challenge('EVALUATE', '/themes') },
  { name: 'challenge-entry', who: 'hanne', at: entryPage },
  { name: 'challenge-drafts', who: 'saskia', at: '/challenges/drafts' },
  { name: 'challenge-risks', who: 'nils', at: '/challenges/risks' },
  { name: 'challenge-new', who: 'hanne', at: '/challenges/new' },
  { name: 'challenge-edit', who: 'hanne', at: challenge('EVALUATE', '/edit') },
  { name: 'challenge-enter', who: 'tomasz', at: challenge('COLLECT', '/enter') },
  { name: 'challenge-compare', who: 'mireille', at: challenge('EVALUATE', '/compare') },
  { name: 'challenge-ranking', who: 'tomasz', at: challenge('EVALUATE', '/ranking') },
  { name: 'challenge-evaluation', who: 'hanne', at: challenge('EVALUATE', '/evaluation') },
  { name: 'challenge-evaluate', who: 'ruben', at: challenge('EVALUATE', '/evaluate') },
  { name: 'challenge-scorecard', who: 'ifeoma', at: scorecard },
  { name: 'challenge-decide', who: 'hanne', at: decision },
  { name: 'teams', who: 'priya', at: '/teams' },
  { name: 'team', who: 'kofi', at: team },
  { name: 'challenge-tell', who: 'hanne', at: challenge('EVALUATE', '/tell') },
  { name: 'challenge-figures', who: 'hanne', at: challenge('EVALUATE', '/sponsor') },
  { name: 'challenge-figure', who: 'hanne', at: challenge('EVALUATE', '/figures/open') },
  { name: 'challenge-result', who: 'mireille', at: challenge('TOLD', '/result') },
  { name: 'goals', who: 'hanne', at: '/goals' },
  { name: 'goal', who: 'hanne', at: goal },
  { name: 'goal-new', who: 'hanne', at: '/goals/new' },
  { name: 'challenge-rewards', who: 'nils', at: challenge('TOLD', '/rewards') },
  { name: 'rewards', who: 'tomasz', at: '/rewards' },
  { name: 'admin-rewards', who: 'nils', at: '/admin/rewards' },
  { name: 'challenge-ledger', who: 'mireille', at: '/challenges/value' },
  { name: 'challenge-value', who: 'nils', at: valueCheck },
  { name: 'questions', who: 'mireille', at: '/questions' },
  { name: 'question', who: 'kofi', at: question('ACCEPTED') },
  { name: 'question-new', who: 'mireille', at: '/questions/new?title=Can+the+feet+go+on+a+roof' },
  { name: 'home-latest', who: 'tomasz', at: '/?list=latest' },
  { name: 'home-following', who: 'kofi', at: '/?list=following' },
  { name: 'boards', who: 'mireille', at: '/ideas' },
  { name: 'boards-new', who: 'mireille', at: '/ideas?new=board' },
  { name: 'all-ideas', who: 'hanne', at: '/ideas?view=ideas' },
  { name: 'boards-closed', who: 'hanne', at: '/ideas?view=closed' },
  { name: 'board', who: 'mireille', at: '/ideas/boards/first-winter' },
  { name: 'board-columns', who: 'mireille', at: '/ideas/boards/first-winter?view=columns' },
  { name: 'board-owner', who: 'hanne', at: '/ideas/boards/quieter-installations' },
  {
    name: 'board-filter',
    who: 'mireille',
    at: '/ideas/boards/first-winter?filters=open&unit=Engineering',
  },
  { name: 'board-nothing', who: 'mireille', at: '/ideas/boards/first-winter?tag=nothing-of-this' },
  { name: 'board-no-owner', who: 'kofi', at: '/ideas/boards/paper-we-could-stop-printing' },
  { name: 'board-settings', who: 'hanne', at: '/ideas/boards/quieter-installations/settings' },
  { name: 'new-idea', who: 'tomasz', at: '/ideas/new?board=first-winter' },
  {
    name: 'new-idea-similar',
    who: 'ayse',
    at: '/ideas/new?board=first-winter',
    opens: async (page) => {
      await page.locator('#idea-title').fill('Vans that stay warm in the night')
      await expect(page.locator('#nearby-heading')).toBeVisible()
    },
  },
  { name: 'idea', who: 'tomasz', at: idea('board: "quieter-installations"') },
  {
    name: 'idea-owner-answer',
    who: 'hanne',
    at: idea('board: "quieter-installations", status: [NEW]', '?tool=respond#tools'),
  },
  {
    name: 'idea-owner-move',
    who: 'hanne',
    at: idea('board: "quieter-installations", status: [SHAPING]', '?tool=changeStatus#tools'),
  },
  {
    name: 'idea-owner-decline',
    who: 'hanne',
    at: idea('board: "quieter-installations", status: [NEW]', '?tool=decline#tools'),
  },
  { name: 'idea-not-now', who: 'tomasz', at: idea('status: [NOT_NOW]') },
  { name: 'idea-merged', who: 'tomasz', at: idea('status: [MERGED]') },
  { name: 'idea-withdrawn', who: 'tomasz', at: idea('status: [WITHDRAWN]') },
  { name: 'idea-in-use', who: 'tomasz', at: idea('status: [IN_USE]') },
  {
    name: 'idea-menu',
    who: 'tomasz',
    at: idea('board: "first-winter"'),
    opens: menu,
  },
  { name: 'supporters', who: 'tomasz', at: idea('board: "quieter-installations"', '/supporters') },
  { name: 'history', who: 'tomasz', at: idea('board: "quieter-installations"', '/history') },
  { name: 'edit-idea', who: 'mireille', at: idea('mine: WRITTEN', '/edit') },
  { name: 'spaces', who: 'kofi', at: '/spaces' },
  { name: 'spaces-archived', who: 'kofi', at: '/spaces?view=archived' },
  { name: 'space', who: 'mireille', at: '/spaces/field-service' },
  { name: 'space-owner', who: 'mireille', at: '/spaces/neighbour-card-prices' },
  { name: 'space-guests', who: 'mireille', at: '/spaces/neighbour-card-prices/guests' },
  { name: 'space-archive', who: 'mireille', at: '/spaces/neighbour-card-prices?archive=1' },
  { name: 'space-closed', who: 'kofi', at: '/spaces/firmware' },
  { name: 'network', who: 'mireille', at: '/people/network?to=noise+at+night' },
  {
    name: 'proposed-team',
    who: 'mireille',
    at: '/people/team?problem=Noise+at+night+on+flat+roofs',
  },
  { name: 'knowledge-gaps', who: 'nils', at: '/questions/gaps' },
  { name: 'people', who: 'kofi', at: '/people' },
  { name: 'people-nobody', who: 'kofi', at: '/people?q=xylophone' },
  { name: 'people-tokens', who: 'kofi', at: '/people?site=Porto&speaks=en&view=cards' },
  { name: 'people-chart', who: 'kofi', at: '/people/chart?at=1' },
  { name: 'person', who: 'mireille', at: '/people/4' },
  { name: 'person-self', who: 'mireille', at: '/people/1' },
  { name: 'expertise', who: 'mireille', at: '/people/4/expertise' },
  { name: 'person-edit', who: 'mireille', at: '/people/1?edit=1' },
  { name: 'person-left', who: 'mireille', at: '/people/13' },
  { name: 'search-empty', who: 'mireille', at: '/search' },
  { name: 'search', who: 'mireille', at: '/search?q=night+noise' },
  { name: 'search-nothing', who: 'mireille', at: '/search?q=xylophonequartet' },
  {
    name: 'palette',
    who: 'mireille',
    at: '/',
    opens: press('Control+k', 'option'),
  },
  { name: 'keys', who: 'mireille', at: '/', opens: press('?', 'listitem') },
  { name: 'notifications', who: 'mireille', at: '/notifications' },
  { name: 'notifications-new', who: 'mireille', at: '/notifications?only=new' },
  { name: 'settings', who: 'mireille', at: '/settings' },
  { name: 'report', who: 'kofi', at: '/report?post=1' },
  { name: 'reports', who: 'ayse', at: '/reports' },
  { name: 'moderation', who: 'hanne', at: '/moderation' },
  { name: 'moderation-case', who: 'hanne', at: '/moderation/3' },
  { name: 'moderation-post', who: 'hanne', at: '/moderation/posts/1' },
  { name: 'moderation-restrict', who: 'nils', at: '/moderation/people/4' },
  { name: 'moderation-restrictions', who: 'hanne', at: '/moderation/restrictions' },
  { name: 'moderation-held', who: 'hanne', at: '/moderation/held' },
  { name: 'moderation-rules', who: 'nils', at: '/moderation/rules?word=drill&days=30' },
  { name: 'moderation-duty', who: 'nils', at: '/moderation/duty' },
  { name: 'usage-policy', who: 'mireille', at: '/usage-policy' },
  { name: 'passkeys', who: 'mireille', at: '/settings/passkeys' },
  { name: 'tokens', who: 'mireille', at: '/settings/tokens' },
  { name: 'developers', who: 'mireille', at: '/developers' },
  { name: 'follow', who: 'mireille', at: '/follow?kind=search&key=noise' },
  { name: 'admin', who: 'nils', at: '/admin' },
  { name: 'admin-archive', who: 'nils', at: '/admin?archive=field-service' },
  { name: 'admin-boards', who: 'nils', at: '/admin/boards' },
  { name: 'admin-boards-nothing', who: 'nils', at: '/admin/boards?q=xylophone' },
  { name: 'admin-fields', who: 'nils', at: '/admin/profile-fields?new=1' },
  { name: 'person-fields', who: 'mireille', at: '/people/1/fields' },
  { name: 'admin-skills', who: 'nils', at: '/admin/skills?skill=1' },
  { name: 'admin-people', who: 'nils', at: '/admin/people' },
  { name: 'admin-role', who: 'nils', at: '/admin/people?person=4&ask=role' },
  { name: 'admin-roles', who: 'nils', at: '/admin/people?person=8' },
  { name: 'admin-guests', who: 'nils', at: '/admin/guests' },
  { name: 'admin-imports', who: 'nils', at: '/admin/imports' },
  { name: 'admin-aliases', who: 'nils', at: '/admin/aliases' },
  { name: 'admin-sign-in', who: 'nils', at: '/admin/sign-in' },
  { name: 'admin-sign-in-new', who: 'nils', at: '/admin/sign-in?new=1' },
  { name: 'admin-emergency', who: 'nils', at: '/admin/sign-in/emergency' },
  { name: 'admin-sync', who: 'nils', at: '/admin/directory-sync?new=1' },
  { name: 'admin-badges', who: 'nils', at: '/admin/sign-in/badges' },
  { name: 'admin-services', who: 'nils', at: '/admin/service-accounts?new=1' },
  { name: 'admin-webhooks', who: 'nils', at: '/admin/webhooks?new=1' },
  { name: 'admin-usage-policy', who: 'nils', at: '/admin/usage-policy' },
  { name: 'admin-quiet', who: 'nils', at: '/admin/quiet-spaces?days=60' },
  { name: 'admin-health', who: 'nils', at: '/admin/health' },
  { name: 'admin-log', who: 'nils', at: '/admin/log' },
  { name: 'admin-mail', who: 'nils', at: '/admin/mail' },
  { name: 'not-here', who: 'mireille', at: '/ideas/boards/no-such-board', isError: true },
  { name: 'not-admin', who: 'mireille', at: '/admin', isError: true },
]
