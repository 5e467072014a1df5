import type { Page } from '@playwright/test'
import {
  ask,
  type CreatedIdea,
  createBoard,
  createComment,
  createIdea,
  createSpace,
  numberOf,
} from './fixtures.ts'
import { expect, scriptsRun, test, type Who, word } from './people.ts'
import { places } from './places.ts'

type Form = {
  who: Who
  /** Where it stands, on things of the test's own: a form of the company's would change other tests' pages. */
  at: (page: Page, as: (who: Who) => Promise<Page>) => Promise<string>
  /** What is done before it is sent; the last thing it does has the focus. */
  fills?: (page: Page) => Promise<unknown>
}

const own = async (page: Page) => {
  const board = await createBoard(page, { name: `Results ${word()}` })
  return { board, idea: await createIdea(page, { board: board.slug, title: `Try ${word()}` }) }
}
const ideaAt = (then: string) => async (page: Page) => `${(await own(page)).idea.href}${then}`
/** The notifications of somebody on whose idea another person has just commented. */
async function withNotice(page: Page, as: (who: Who) => Promise<Page>) {
  const other = await as('hanne')
  const board = await createBoard(page, { name: `Told ${word()}`, members: [other] })
  const idea = await createIdea(page, { board: board.slug, title: `Read ${word()}` })
  await createComment(other, idea, 'Noted.')
  await expect
    .poll(async () => {
      const { notificationSummary } = await ask<{ notificationSummary: { unread: number } }>(
        page,
        '{ notificationSummary { unread } }',
      )
      return notificationSummary.unread
    })
    .toBeGreaterThan(0)
  return '/notifications'
}
const choose = (page: Page, name: string, index: number) =>
  page.locator(`select[name=${name}]`).selectOption({ index })
const fill = (page: Page, name: string, text: string) =>
  page.locator(`main [name=${name}]`).first().fill(text)

/** A challenge of the test's own that takes entries and votes, with one entry. */
async function challenge(page: Page) {
  const space = await createSpace(page, { name: `Asked for ${word()}` })
  const { startChallenge } = await ask<{ startChallenge: { number: number; path: string } }>(
    page,
    'mutation ($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number path } }',
    {
      space: space.slug,
      input: {
        title: `The ${word()} of winter`,
        question: 'What could we stop doing?',
        timeZone: 'UTC',
        closesOn: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 16),
        voteBudget: 2,
        rules: [{ stage: 'COLLECT', voters: 'EVERYONE' }],
      },
    },
  )
  await ask(
    page,
    'mutation ($id: ID!, $title: String!) { enterNewIdea(challengeId: $id, title: $title) { number } }',
    { id: String(startChallenge.number), title: `Enter ${word()}` },
  )
  return startChallenge.path
}

/** A thread that nobody else looks at, with a quote in a theme of its own. Gives both numbers. */
async function quoted(page: Page, as: (who: Who) => Promise<Page>) {
  const kofi = await as('kofi')
  const { heardChannels } = await ask<{ heardChannels: { number: number }[] }>(
    kofi,
    '{ heardChannels { number } }',
  )
  const passage = `The ${word()} rattles in the night`
  const { noteHeard } = await ask<{ noteHeard: number }>(
    kofi,
    'mutation ($channel: Int!, $text: String!) { noteHeard(channelId: $channel, text: $text, name: "A neighbour") }',
    { channel: heardChannels[0]?.number, text: `${passage}, says a neighbour. It is loud.` },
  )
  const { customerThread } = await ask<{ customerThread: { messages: { number: number }[] } }>(
    page,
    'query ($id: ID!) { customerThread(id: $id) { messages { number } } }',
    { id: String(noteHeard) },
  )
  const { captureInsight } = await ask<{ captureInsight: { theme: { number: number } } }>(
    page,
    'mutation ($message: Int!, $passage: String!, $theme: String!) { captureInsight(message: $message, passage: $passage, theme: $theme) { theme { number } } }',
    { message: customerThread.messages[0]?.number, passage, theme: `Rattling ${word()}` },
  )
  return { thread: noteHeard, theme: captureInsight.theme.number, passage }
}
const captureAt = async (page: Page, as: (who: Who) => Promise<Page>) =>
  `/insights/capture/${(await quoted(page, as)).thread}`
const themeAt = async (page: Page, as: (who: Who) => Promise<Page>) =>
  `/insights/themes/${(await quoted(page, as)).theme}`
let other: CreatedIdea | undefined

/** A channel of the test's own. */
async function channelAt(page: Page) {
  const { makeCustomerChannel } = await ask<{ makeCustomerChannel: { slug: string } }>(
    page,
    `mutation ($input: CustomerChannelInput!) {
      makeCustomerChannel(space: "whole-company", kind: FORM, input: $input) { slug } }`,
    { input: { name: `Desk ${word()}`, ownerId: String(await numberOf(page)), firstHours: 8 } },
  )
  return `/customers/channels/${makeCustomerChannel.slug}`
}

/** A question of the test's own with an accepted answer, as its asker. */
async function answered(page: Page, as: (who: Who) => Promise<Page>) {
  const { askQuestion } = await ask<{ askQuestion: { number: number; path: string } }>(
    page,
    'mutation ($input: QuestionInput!) { askQuestion(space: "whole-company", input: $input) { number path } }',
    { input: { title: `Who keeps the ${word()}?` } },
  )
  const id = String(askQuestion.number)
  const other = await as('ruben')
  await other.goto('/questions')
  const { postComment } = await ask<{ postComment: { number: number } }>(
    other,
    'mutation ($id: ID!) { postComment(input: { postId: $id, body: "I do." }) { number } }',
    { id },
  )
  await ask(
    page,
    'mutation ($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }',
    { id, answer: String(postComment.number) },
  )
  return askQuestion.path
}

/** Every form of the pages of `places.ts` by its intent, but those of LEFT_OUT. */
const FORMS: Record<string, Form> = {
  support: {
    who: 'ruben',
    at: async () => '/ideas/boards/first-winter',
  },
  follow: { who: 'hanne', at: ideaAt('') },
  react: {
    who: 'hanne',
    at: async (page) => {
      const { idea } = await own(page)
      await createComment(page, idea, 'Good.')
      await ask(
        page,
        'mutation ($c: ID!) { react(commentId: $c, emoji: "👍", isOn: true) { number } }',
        {
          c: String(await createComment(page, idea, 'Better.')),
        },
      )
      return idea.href
    },
  },
  comment: {
    who: 'hanne',
    at: ideaAt(''),
    fills: (page) => page.locator('form#comment textarea').fill('As I see it.'),
  },
  respond: {
    who: 'hanne',
    at: ideaAt('?tool=respond#tools'),
    fills: (page) => fill(page, 'text', 'We take it.'),
  },
  changeStatus: {
    who: 'hanne',
    at: ideaAt('?tool=changeStatus#tools'),
    fills: (page) => fill(page, 'note', 'It begins.'),
  },
  decline: {
    who: 'hanne',
    at: ideaAt('?tool=decline#tools'),
    fills: async (page) => {
      await choose(page, 'reason', 1)
      await fill(page, 'text', 'Not this year.')
    },
  },
  merge: {
    who: 'hanne',
    at: async (page) => {
      const { board, idea } = await own(page)
      other = await createIdea(page, { board: board.slug, title: `Alike ${word()}` })
      return `${idea.href}?tool=merge#tools`
    },
    fills: (page) => fill(page, 'into', String(other?.number)),
  },
  unmerge: {
    who: 'hanne',
    at: async (page) => {
      const { board, idea } = await own(page)
      const into = await createIdea(page, { board: board.slug, title: `Alike ${word()}` })
      await ask(
        page,
        'mutation ($a: ID!, $b: ID!) { mergeIdea(ideaId: $a, intoId: $b) { number } }',
        {
          a: String(idea.number),
          b: String(into.number),
        },
      )
      return `${idea.href}?tool=unmerge#tools`
    },
    fills: (page) => fill(page, 'note', 'Two things.'),
  },
  withdraw: { who: 'hanne', at: ideaAt('?tool=withdraw#tools') },
  edit: { who: 'hanne', at: ideaAt('/edit') },
  post: {
    who: 'hanne',
    at: async (page) => `/ideas/new?board=${(await own(page)).board.slug}`,
    fills: async (page) => {
      await fill(page, 'title', `A thing to try ${word()}`)
      await page.locator('#idea-body').fill('And how.')
    },
  },
  save: {
    who: 'hanne',
    at: async (page) => `/ideas/boards/${(await own(page)).board.slug}/settings`,
  },
  askToJoin: {
    who: 'kofi',
    at: async (_, as) => {
      const name = `Asked ${word()}`
      const owner = await as('hanne')
      const { slug } = await createSpace(owner, { name, kind: 'CLOSED' })
      await ask(
        owner,
        'mutation ($input: MakeBoardInput!) { makeBoard(input: $input) { number } }',
        {
          input: { space: slug, name: `${name}, the board` },
        },
      )
      return `/ideas?q=${encodeURIComponent(name)}`
    },
  },
  add: {
    who: 'hanne',
    at: async (page) => `/spaces/${(await createSpace(page, { name: `Add ${word()}` })).slug}`,
    fills: (page) => fill(page, 'person', 'Ruben Claes'),
  },
  leave: {
    who: 'ruben',
    at: async (page, as) => {
      const wish = { name: `Leave ${word()}`, kind: 'OPEN', members: [page] } as const
      return `/spaces/${(await createSpace(await as('hanne'), { ...wish, members: [page] })).slug}`
    },
  },
  archive: {
    who: 'hanne',
    at: async (page) =>
      `/spaces/${(await createSpace(page, { name: `End ${word()}` })).slug}?archive=1`,
  },
  archiveSpace: {
    who: 'nils',
    at: async (page) =>
      `/admin?archive=${(await createSpace(page, { name: `Past ${word()}`, kind: 'CLOSED' })).slug}`,
  },
  archiveBoard: {
    who: 'nils',
    at: async (page) => {
      const board = await createBoard(page, { name: `Close ${word()}`, kind: 'CLOSED' })
      return `/admin/boards?q=${encodeURIComponent(board.name)}`
    },
  },
  profile: {
    who: 'gavin',
    at: async (page) => `/people/${await numberOf(page)}?edit=1`,
    fills: (page) => fill(page, 'about', 'Drives and draws.'),
  },
  markRead: { who: 'ifeoma', at: withNotice },
  markAllRead: { who: 'ifeoma', at: withNotice },
  sessions: {
    who: 'gavin',
    at: async (_, as) => {
      await as('gavin')
      return '/settings'
    },
  },
  makeBoard: {
    who: 'hanne',
    at: async (page) =>
      `/ideas?new=board&space=${(await createSpace(page, { name: `New ${word()}` })).slug}`,
    fills: (page) => page.locator('[role=dialog] [name=name]').fill(`Started ${word()}`),
  },
  grant: {
    who: 'nils',
    at: channelAt,
    fills: async (page) => {
      await page.locator('summary', { hasText: 'Add voice' }).click()
      await fill(page, 'person', 'Saskia de Wit')
    },
  },
  saveReply: {
    who: 'mireille',
    at: async (_, as) => channelAt(await as('nils')),
    fills: async (page) => {
      await page.locator('summary', { hasText: 'Save reply' }).click()
      await fill(page, 'name', `Thanks ${word()}`)
      await page.locator('textarea[name=text]').fill('Thank you for writing.')
    },
  },
  check: { who: 'hanne', at: answered },
  connector: { who: 'gavin', at: async () => '/people/network' },
  vote: { who: 'hanne', at: challenge },
  withdrawEntry: { who: 'hanne', at: challenge },
  postUpdate: {
    who: 'hanne',
    at: challenge,
    fills: (page) => page.locator('#update-form [name=text]').fill('One so far.'),
  },
  capture: {
    who: 'saskia',
    at: captureAt,
    fills: (page) => fill(page, 'passage', 'It is loud.'),
  },
  tone: { who: 'saskia', at: captureAt, fills: (page) => choose(page, 'tone', 0) },
  themeOwner: { who: 'saskia', at: themeAt, fills: (page) => fill(page, 'themeOwner', '') },
  addEvent: {
    who: 'saskia',
    at: async () => '/insights/calendar',
    fills: async (page) => {
      await fill(page, 'title', `Release ${word()}`)
      await fill(page, 'day', '2026-11-30')
    },
  },
  rename: { who: 'saskia', at: themeAt, fills: (page) => fill(page, 'name', `Loud ${word()}`) },
  focus: { who: 'gavin', at: async () => '/settings' },
  following: {
    who: 'gavin',
    at: async (page) => {
      await ask(
        page,
        'mutation ($key: String!) { followTopic(kind: SEARCH, key: $key, level: FOLLOW) { key } }',
        { key: word() },
      )
      return '/settings'
    },
  },
}

/** Forms that are not tried here, each with its reason. */
const LEFT_OUT: Record<string, string> = {
  export: 'admin.spec.ts makes an export; the list shows how far it is',
  restore: 'likewise',
  asked: 'admin.spec.ts asks for an account to be erased, and cancels it',
  takenBack: 'likewise',
  ended: 'ends what tests of others are signed in with; tokens.test.ts does it',
  keep: 'with scripts the draft is kept already: the button goes back',
  claim: 'the boards without an owner are the company’s, and nobody can give one up',
  makeAdmin: 'access.spec.ts changes a role and looks at focus and words',
  picture: 'sent by itself when a picture is chosen',
  removePicture: 'nobody in the demo company has a picture',
  markUnread: 'in the menu of a notification, which is a form before scripts only',
  muteThing: 'in the same menu',
  removeComment: 'in the menu of a comment, which asks in a dialog with scripts',
  makeOwner: 'in the menu of a member, which is a form before scripts only',
  makeMember: 'in the same menu',
  takeOut: 'in the same menu',
  company: 'the name and look of the company are on the pages of all other tests',
  signIn: 'all other tests sign in',
  recovery: 'sent without scripts always: the answer is a new page with the link',
  invite: 'sent without scripts always, for it may bring a file: the answer is a new page',
  link: 'likewise',
  decide: 'a challenge comes to it after its last day only; challenges.spec.ts decides',
  tell: 'likewise',
  look: 'sent by itself when something is chosen; a message says so',
  home: 'sent by itself too',
  mail: 'likewise',
  keys: 'likewise',
  preferences: 'likewise',
  place: 'leads to a new document',
  saveAnswer: 'customers.spec.ts drafts, and sees the draft with its next step',
  start: 'contest.spec.ts compares by keyboard from there on',
  solved: 'questions.spec.ts presses it, and sees what was said',
  name: 'entry-themes.test.ts names a theme; its focus is not looked at yet',
  move: 'entry-themes.test.ts moves entries; its focus is not looked at yet',
  flag: 'process-tags.test.ts flags a risk; its focus is not looked at yet',
  lock: 'moderation.spec.ts locks; its focus is not looked at yet',
  restrict: 'moderation.spec.ts restricts; its focus is not looked at yet',
  watch: 'moderation.spec.ts lists a word; its focus is not looked at yet',
  newcomers: 'held.test.ts changes the days; its focus is not looked at yet',
  upvote: 'questions.spec.ts presses it, and sees the vote in another browser',
  report: 'moderation.spec.ts reports, and reads what was said',
  saveView:
    'customers.spec.ts saves one and sees the list that it shows; its focus is not looked at yet',
  removeView: 'one tap beside its name; its focus is not looked at yet',
  removeText: 'takes a text of the demo out, which other tests answer with',
  addFact: 'stands where the complaint names the viewer alone; answers.test.ts adds one',
  endNaming: 'answers.test.ts ends it; its focus is not looked at yet',
  saveTie: 'stands folded in the thread; its focus is not looked at yet',
  removeTie: 'likewise',
  account: 'stands folded beside the form of a quote: its focus is not looked at yet',
  unlink: 'its focus is not looked at yet',
  split: 'takes quotes out of a theme by marks beside them, which capture makes one by one',
  hide: 'takes a word out of the company’s own figures: there is no way back on that page',
  deleteQuote: 'stands folded beside the form of a quote: its focus is not looked at yet',
  editEvent: 'stands folded in the row of an event, with the fields of addEvent',
  deleteEvent: 'likewise',
  put: 'stands where the classifier has a proposal for a quote; capture and rename do the same with a field',
  resend: 'invitations are sent again in company.spec.ts',
  show: 'a link that is shown once: sent without scripts',
  saveTemplate: 'contest.spec.ts saves one, and sees what was said',
  deleteTemplate: 'likewise',
  openForm: 'likewise, with the form for people without an account',
  closeForm: 'likewise',
  take: 'likewise, with ideas of a tag',
  acceptSent: 'likewise',
  declineSent: 'likewise',
  case: 'cost and benefit of an entry: its focus is not looked at yet',
  criteria: 'stands where nothing was scored yet; its focus is not looked at yet',
  askForNames: 'asks for what two people agree to; its focus is not looked at yet',
  release: 'teams.spec.ts releases, and sees the answer; its focus is not looked at yet',
  accept: 'likewise',
}

test('each form of every page is one of those that are tried, or says why not', async ({ as }) => {
  test.setTimeout(180_000)
  const unknown: string[] = []
  const pages = new Map<Who, Page>()
  for (const { who, at, name } of places) {
    if (!who) continue
    const page = pages.get(who) ?? (await as(who))
    pages.set(who, page)
    const html = await (await page.request.get(typeof at === 'string' ? at : await at(page))).text()
    for (const [, inside] of html.matchAll(/<form[^>]*method="post"[^>]*>(.*?)<\/form>/gs))
      for (const [, intent = ''] of (inside ?? '').matchAll(/name="intent"[^>]*value="(\w+)"/g))
        if (!(intent in FORMS || intent in LEFT_OUT)) unknown.push(`${intent} on ${name}`)
  }
  expect(unknown, 'add the form to FORMS of this test, or to LEFT_OUT with a reason').toEqual([])
})

/** What has the focus, in words; null when nothing has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document
    if (!one || one === document.body) return null
    return `${one.tagName} ${one.textContent?.slice(0, 40)}`
  })

for (const [intent, { who, at, fills }] of Object.entries(FORMS))
  test(`after the form ${intent} the focus is on the result, and something was said`, async ({
    as,
  }) => {
    const page = await as(who)
    await page.goto(await at(page, as))
    await scriptsRun(page)
    await fills?.(page)
    const form = page
      .locator('form[method=post]')
      .filter({ has: page.locator(`[name=intent][value=${intent}]`) })
      .filter({ visible: true })
      .first()
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await form
      .locator('button[type=submit]:not([value=keep], [disabled])')
      .filter({ visible: true })
      .first()
      .press('Enter')
    await answered
    await expect(page.locator('[aria-live=polite]').first()).not.toBeEmpty()
    await expect.poll(() => focused(page)).not.toBeNull()
    // It stays there: nothing that is drawn later takes it away.
    await expect(page.locator('.page-progress')).toHaveCount(0)
    expect(await focused(page)).not.toBeNull()
  })
