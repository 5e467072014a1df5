// A sealed author stands in nothing that leaves the server and in no row of the database. The same things are done twice on a
// real server, without a name and with it: nothing of the first may tell who it was, and each outlet must tell it of the second,
// or looking there would prove nothing.
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parse } from 'graphql'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { logTopics } from './define.ts'
import { schema } from './schema.ts'
import { asker, lastEvent } from './testing.ts'
import { answersToAll } from './testing-queries.ts'
import { startServer, type TestServer, type Visitor, visitor } from './testing-server.ts'
import { days } from './time.ts'

/** What nobody but the person may find: number, name, address. None of it stands anywhere else. */
const ID = 7_654_321
const NAME = 'Zsuzsanna Quilligan'
const traces = [
  new RegExp(`\\b${ID}\\b`),
  /Zsuzsanna|Quilligan/i,
  /zq-sealed/,
  new RegExp(btoa(`Person:${ID}`).replaceAll('=', '')),
]
const tells = (text: string): boolean => traces.some((trace) => trace.test(text))
/** Names its people, and no post. */
const PERSONAL = ['public."Session"', 'public."Person"']

type Run = { rows: string[]; outlets: Record<string, string[]>; title: string; post: number }
let server: TestServer
let cast: Cast
const people: Record<string, Visitor> = {}
let sealed: Run
let named: Run
/** A theme of the author, who also answers customers. */
let theme = 0

/** Which mutations were asked for. */
const done = new Set<string>()
function remember(document: string): void {
  for (const definition of parse(document).definitions)
    if (definition.kind === 'OperationDefinition' && definition.operation === 'mutation')
      for (const field of definition.selectionSet.selections)
        if (field.kind === 'Field') done.add(field.name.value)
}

const PERSON = 'changes the person or what is theirs alone, and knows no post'
const COMPANY = 'changes the company or lets people in, and knows no post'
const SPACE = 'changes a space or a board, and knows no post'
const OTHERS = 'is done by those who answer for a board, under their own names'
const MERGE = 'moves supporters and followers, of whom the sealed author is none'
const QUESTIONS =
  'a question without a name has its own search of all rows: questions/sealed.test.ts'
const SAME = 'does the same as another one that is done here'
const CUSTOMERS = 'customers’ threads are never sealed'
const TEAMS =
  'an idea without its author’s name has no team, for its members would name them: teams/teams.test.ts'
const WEBHOOKS =
  'changes a webhook, by an administrator, and knows no post: what one tells of posts is an outlet here'
const DIRECTORIES =
  'says whom a company’s directory lets in, by an administrator, and knows no post'
const THEMES = 'is about the words of customers, whose threads are never sealed'
const MODERATORS = 'is done by moderators under their own names: moderation/restrictions.test.ts'
/** Why the others need not be done here. */
const NOT_DONE: Record<string, string> = {
  addModerationDuty: COMPANY,
  removeProfileField: COMPANY,
  saveProfileField: COMPANY,
  setProfileValue: PERSON,
  keepSpace: SPACE,
  setQuietDays: COMPANY,
  discardJob: COMPANY,
  rebuildSearchIndex: COMPANY,
  startExport: COMPANY,
  takeBackArchive: COMPANY,
  retryJobs: COMPANY,
  sendTestMail: PERSON,
  decideHeld: MODERATORS,
  setNewcomerDays: COMPANY,
  unwatchWord: COMPANY,
  watchWord: COMPANY,
  endRestriction: MODERATORS,
  lockDiscussion: MODERATORS,
  pinPost: MODERATORS,
  removeModerationDuty: COMPANY,
  restrictPerson: MODERATORS,
  acceptAnswer: QUESTIONS,
  askQuestion: QUESTIONS,
  editQuestion: QUESTIONS,
  askPerson: QUESTIONS,
  sayUnknown: QUESTIONS,
  passQuestion: 'is done by those who are asked, under their own names',
  respondToRequest: 'is done by those who are asked, under their own names',
  setWeeklyCap: PERSON,
  setConnector: PERSON,
  askIntroduction: PERSON,
  respondToIntroduction: PERSON,
  markSolved: QUESTIONS,
  checkKnowledge: QUESTIONS,
  upvoteAnswer: QUESTIONS,
  answerForTeam: TEAMS,
  applyForTeam: TEAMS,
  editTeam: TEAMS,
  formTeam: TEAMS,
  inviteToTeam: TEAMS,
  leaveTeam: TEAMS,
  releaseForTeam: TEAMS,
  removeFromTeam: TEAMS,
  recuse: SAME,
  removeEvaluator: 'is done by those who run a challenge, under their own names',
  setStageGate: 'is done by those who run a challenge, under their own names',
  saveStageTemplate: 'is done by those who run a challenge, under their own names',
  deleteStageTemplate: 'is of somebody’s own templates, which are no posts',
  openEntryForm: 'is done by those who run a challenge, under their own names',
  closeEntryForm: 'is done by those who run a challenge, under their own names',
  decideSentEntry: 'is done by those who run a challenge, under their own names',
  enterTaggedIdeas: 'takes no idea in that was written without a name: campaigns/campaigns.test.ts',
  sendEntry: 'is done by somebody without an account',
  moveEntry: 'is done by those who run a challenge, under their own names',
  nameEntryTheme: 'is done by those who run a challenge, under their own names',
  placeEntries: 'is done by those who run a challenge, under their own names',
  dismissEntryPair: 'is done by those who run a challenge, under their own names',
  addProcess: COMPANY,
  editProcess: COMPANY,
  endProcess: COMPANY,
  flagRisk: 'is never done by the author of an entry',
  removeRiskFlag: MODERATORS,
  answerRisk: 'is done by the owner of a process, under their own name',
  shareEntryDraft:
    'names nobody in the log, and goes with the draft: entry-drafts/entry-drafts.test.ts',
  saveHelpedDraft:
    'names nobody in the log, and goes with the draft: entry-drafts/entry-drafts.test.ts',
  endDraftHelp:
    'names nobody in the log, and goes with the draft: entry-drafts/entry-drafts.test.ts',
  linkEntry: 'leaves no name: entry-links/entry-links.test.ts',
  unlinkEntry: SAME,
  setEntryCase: 'leaves no name: entry-links/entry-links.test.ts',
  askForNames: 'is done by those who run a challenge, under their own names',
  agreeToNames: 'shows the names: challenges/names.test.ts',
  showAuthor: 'is done by an author who wants to be known: challenges/names.test.ts',
  inviteGroup: 'invites members of the space by their unit, and names nobody',
  measureValue: OTHERS,
  setValueOwner: OTHERS,
  signValue: OTHERS,
  setRewardBudget: OTHERS,
  proposeReward: OTHERS,
  approveReward: OTHERS,
  refuseReward: OTHERS,
  reverseReward: OTHERS,
  setRewardSettings: 'is a switch of administrators',
  startGoal: OTHERS,
  editGoal: OTHERS,
  setChallengeGoal: OTHERS,
  addMember: SPACE,
  archiveSpace: SPACE,
  askToJoin: SPACE,
  changeIdeaStatus: OTHERS,
  changeSettings: PERSON,
  claimBoard: SPACE,
  configureImport: 'an import is begun by an administrator, and brings no post of theirs',
  runImport: 'an import is begun by an administrator, and brings no post of theirs',
  undoImport: 'an import is begun by an administrator, and brings no post of theirs',
  correctResponse: OTHERS,
  declineIdea: OTHERS,
  declineJoin: SPACE,
  editBoard: SPACE,
  deletePeopleFilter: PERSON,
  editPerson: PERSON,
  editProfile: PERSON,
  mergeSkills: COMPANY,
  renameSkill: COMPANY,
  savePeopleFilter: PERSON,
  undoSkillChange: COMPANY,
  editSpace: SPACE,
  hideTopic: PERSON,
  showTopic: PERSON,
  withdrawEndorsement: 'cites work of a person, who is named there',
  endOtherSessions: PERSON,
  endorse: 'cites work of a person, who is named there',
  followBoard: SPACE,
  makeBoard: SPACE,
  makeSpace: SPACE,
  mergeIdea: MERGE,
  mergePosts: MERGE,
  removeMember: SPACE,
  removePicture: PERSON,
  reopenSpace: SPACE,
  saveCalendar: SPACE,
  acceptGuestAgreement: PERSON,
  endGuest: COMPANY,
  extendGuest: COMPANY,
  deactivate: PERSON,
  setActive: PERSON,
  setBoardPromise: SPACE,
  setManager: PERSON,
  setNotificationPreference: PERSON,
  setPicture: PERSON,
  setRole: PERSON,
  grantRole: PERSON,
  endRole: PERSON,
  setSpaceRole: SPACE,
  supportPost: SAME,
  unmergeIdea: MERGE,
  unmergePost: MERGE,
  withdrawResponse: OTHERS,
  withdrawSupport: SAME,
  decideSignOnRequest: COMPANY,
  deleteSignInProvider: COMPANY,
  saveSignInProvider: COMPANY,
  switchSignInLinks: COMPANY,
  switchPasskeys: COMPANY,
  switchBadges: COMPANY,
  giveBadges: PERSON,
  resetBadgePin: PERSON,
  removeBadge: PERSON,
  switchSignInProvider: COMPANY,
  unlinkAccount: PERSON,
  acceptUsagePolicy: PERSON,
  addPasskey: PERSON,
  makeApiToken: PERSON,
  makeServiceToken: PERSON,
  publishUsagePolicy: COMPANY,
  removeAdministratorPassword: PERSON,
  removePasskey: PERSON,
  renamePasskey: PERSON,
  revokeApiToken: PERSON,
  endPersonSessions: PERSON,
  askForErasure: PERSON,
  agreeToErasure: PERSON,
  takeBackErasure: PERSON,
  setAdministratorPassword: PERSON,
  acceptInvitation: COMPANY,
  approveCustomerDraft: CUSTOMERS,
  askForReview: CUSTOMERS,
  connectCustomerChannel: CUSTOMERS,
  disconnectCustomerChannel: CUSTOMERS,
  askUs: CUSTOMERS,
  assignCustomerThreads: CUSTOMERS,
  assignCustomerThreadsByTurn: CUSTOMERS,
  discardCustomerDraft: CUSTOMERS,
  editCustomer: CUSTOMERS,
  editCustomerChannel: CUSTOMERS,
  endCustomerInvitation: CUSTOMERS,
  endCustomerLink: CUSTOMERS,
  endCustomerVoice: CUSTOMERS,
  eraseCustomer: CUSTOMERS,
  grantCustomerVoice: CUSTOMERS,
  inviteToCustomerThread: CUSTOMERS,
  makeCustomerChannel: CUSTOMERS,
  markCustomerSpam: CUSTOMERS,
  mergeCustomers: CUSTOMERS,
  moveCustomerThread: CUSTOMERS,
  noteHeard: CUSTOMERS,
  noteOnDraft: CUSTOMERS,
  raiseListeningRule: CUSTOMERS,
  rateCustomerThread: CUSTOMERS,
  removeCustomerReply: CUSTOMERS,
  removeListeningRule: CUSTOMERS,
  renewChannelSecret: CUSTOMERS,
  replyByLink: CUSTOMERS,
  saveCustomerAnswer: CUSTOMERS,
  addCustomerFact: CUSTOMERS,
  endCustomerNaming: CUSTOMERS,
  nameInCustomerThread: CUSTOMERS,
  removeAnswerText: CUSTOMERS,
  removeCustomerTie: CUSTOMERS,
  saveCustomerTie: CUSTOMERS,
  removeCustomerView: CUSTOMERS,
  saveAnswerText: CUSTOMERS,
  saveCustomerReply: CUSTOMERS,
  saveCustomerView: CUSTOMERS,
  sayRight: CUSTOMERS,
  saveListeningRule: CUSTOMERS,
  sendCustomerDraft: CUSTOMERS,
  settleDraftNote: CUSTOMERS,
  snoozeCustomerThreads: CUSTOMERS,
  switchCustomerChannel: CUSTOMERS,
  undoCustomerSend: CUSTOMERS,
  unmergeCustomer: CUSTOMERS,
  captureInsight: THEMES,
  deleteInsight: THEMES,
  addCompanyEvent: THEMES,
  editCompanyEvent: THEMES,
  deleteCompanyEvent: THEMES,
  setThemeOwner: THEMES,
  correctTone: THEMES,
  draftTold: THEMES,
  editInsight: THEMES,
  hideCustomerAspect: THEMES,
  mergeThemes: THEMES,
  putIntoTheme: THEMES,
  renameTheme: THEMES,
  setCustomerAccount: THEMES,
  splitTheme: THEMES,
  unmergeTheme: THEMES,
  askForInvitation: COMPANY,
  beginSetUp: COMPANY,
  dismissCheckList: PERSON,
  editCompany: COMPANY,
  endSession: PERSON,
  invite: COMPANY,
  makeFirstAdministrator: COMPANY,
  makeFirstPlaces: SPACE,
  makeInvitationLink: COMPANY,
  renewRecoveryLink: PERSON,
  resendInvitation: COMPANY,
  showInvitationLink: COMPANY,
  useRecoveryLink: PERSON,
  withdrawInvitation: COMPANY,
  withdrawInvitationLink: COMPANY,
  addDirectoryGroupRule: DIRECTORIES,
  endDirectoryConnection: DIRECTORIES,
  makeDirectoryConnection: DIRECTORIES,
  removeDirectoryGroupRule: DIRECTORIES,
  renewDirectoryToken: DIRECTORIES,
  deleteWebhook: WEBHOOKS,
  editWebhook: WEBHOOKS,
  renewWebhookSecret: WEBHOOKS,
  retryWebhookDelivery: WEBHOOKS,
  testWebhook: WEBHOOKS,
}

const who = (name: string): Visitor => people[name] as Visitor
/** What an answer says of a field. Throws for one that was refused. */
function got<Data>(answer: string): Data {
  const { data, errors } = JSON.parse(answer) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** Every row of every table of every schema but the system's, as text: a new table or column is looked at by itself. */
async function dump(): Promise<Set<string>> {
  const tables = await db.rows<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const rows = new Set<string>()
  for (const { name } of tables.filter((table) => !PERSONAL.includes(table.name)))
    for (const { text } of await db.rows<{ text: string }>(
      fixed(`select '${name}: ' || to_jsonb(t)::text as text from ${name} t`),
    ))
      rows.add(text)
  return rows
}

/** Until the server has done what follows from what happened. */
const settled = () =>
  expect
    .poll(
      async () =>
        (
          await db.rows(sql`
            select 1 from graphile_worker._private_jobs
            where run_at <= now() and attempts < max_attempts`)
        ).length,
      { timeout: 20_000 },
    )
    .toBe(0)

async function upload(more: string): Promise<string> {
  const picture = await sharp({
    create: { width: 8, height: 8, channels: 3, background: '#127' },
  })
    .withExif({ IFD0: { Artist: NAME } })
    .png()
    .toBuffer()
  const answer = await who('sue').raw(`/files?name=quilligan.png${more}`, {
    method: 'PUT',
    body: new Uint8Array(picture),
  })
  return (JSON.parse(answer) as { id: string }).id
}

const POST = `mutation($board: String!, $sealed: Boolean, $title: String!, $files: [String!]) { postIdea(input: {
  board: $board, title: $title, body: "Nobody dares to say it, @Ben Bakker.", tags: ["gates"], sealed: $sealed, fileIds: $files }) { number } }`
const COMMENT = `mutation($id: ID!, $to: ID, $body: String!, $files: [String!]) {
  postComment(input: { postId: $id, replyToId: $to, body: $body, fileIds: $files }) { number } }`
const REACT = 'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }'

type Posted = { postIdea: { number: number } }
type Commented = { postComment: { number: number } }
const comment = async (name: string, id: number, body: string, more: object = {}, key?: string) =>
  got<Commented>(await who(name).ask(COMMENT, { id, body, ...more }, key)).postComment.number

/** What `author` asks; one of it is somebody else's. */
const AUTHOR_REQUESTS = 19
/** Everything that the author does with the post. Gives its number and those of the comments. */
async function author(isSealed: boolean, title: string) {
  const sue = who('sue')
  const more = isSealed ? '&sealed=true' : ''
  const files = [await upload(more), await upload(more)]
  const variables = { board: cast.field.board, sealed: isSealed, title, files: files.slice(0, 1) }
  const key = `post ${title}`
  const post = got<Posted>(await sue.ask(POST, variables, key)).postIdea.number
  expect(got<Posted>(await sue.ask(POST, variables, key)).postIdea.number).toBe(post)
  const question = await comment('ann', post, 'Since when?')
  const own = await comment('sue', post, 'Since spring.', {}, `comment ${title}`)
  expect(await comment('sue', post, 'Since spring.', {}, `comment ${title}`)).toBe(own)
  const reply = await comment('sue', post, 'And @Ben Bakker knows.', {
    to: question,
    files: files.slice(1),
  })
  for (const id of [question, own]) got(await sue.ask(REACT, { id }, `react ${id}`))
  got(
    await sue.ask(
      'mutation($id: ID!) { editComment(commentId: $id, body: "Since May.") { number } }',
      {
        id: own,
      },
    ),
  )
  got(
    await sue.ask('mutation($id: ID!) { describeFile(fileId: $id, alt: "A gate") { id } }', {
      id: files[0],
    }),
  )
  got(
    await sue.ask(
      'mutation($id: ID!, $files: [String!]) { editIdea(ideaId: $id, input: { version: 1, title: "Gates of May", body: "Truly.", fileIds: $files }) { number } }',
      { id: post, files: files.slice(0, 1) },
    ),
  )
  const passing = await upload(more)
  const gone = await comment('sue', post, 'Written in haste.', { files: [passing] })
  got(await sue.ask('mutation($id: ID!) { removeFile(fileId: $id) }', { id: passing }))
  got(
    await sue.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', { id: gone }),
  )
  const other = { ...variables, title: `${title}, again`, files: [] }
  const again = got<Posted>(await sue.ask(POST, other)).postIdea.number
  got(await sue.ask('mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }', { id: again }))
  return { post, question, own, reply }
}

/** What would name the author is refused where they wrote without their name, and leaves nothing. */
async function refusedSealed(isSealed: boolean, post: number): Promise<void> {
  const calls = {
    'mutation($id: ID!) { followPost(postId: $id, level: FOLLOW) }': { id: post },
    'mutation($id: ID!) { withdrawPostSupport(postId: $id) { number } }': { id: post },
    'mutation($id: ID!, $theme: Int!) { linkTheme(theme: $theme, postId: $id) { number } }': {
      id: post,
      theme,
    },
    'mutation($id: ID!, $theme: Int!) { unlinkTheme(theme: $theme, postId: $id) { number } }': {
      id: post,
      theme,
    },
    'mutation($at: String!) { saveDraft(place: $at, baseVersion: 0, content: "{}") }': {
      at: `comment:${post}`,
    },
  }
  for (const [document, variables] of Object.entries(calls)) {
    const answer = await who('sue').ask(document, variables)
    expect(answer.includes('NOT_ALLOWED'), answer).toBe(isSealed)
    expect(answer.includes('"errors"'), answer).toBe(isSealed)
  }
  const DROP = 'mutation($at: String!) { dropDraft(place: $at) }'
  got(await who('sue').ask(DROP, { at: `comment:${post}` }))
}

const CHALLENGE = {
  title: 'Open places',
  question: 'What could be open?',
  timeZone: 'UTC',
  closesOn: '2099-01-01T12:00',
  voteBudget: 3,
  rules: [{ stage: 'COLLECT', voters: 'EVERYONE' }],
}
const START =
  'mutation($input: ChallengeInput!) { startChallenge(space: "field", input: $input) { number } }'
const onEntry = (call: string, more = '') =>
  `mutation($at: ID!, $id: ID!) { ${call}(challengeId: $at, ideaId: $id${more}) { __typename } }`
const DECIDE = onEntry('decideEntry', ', outcome: NOT_NOW, reason: "Others come first."')

/** A challenge with its entries, from its start to its end. Ideas are entered by name: one without a name never stands in it. */
async function challenged(isSealed: boolean, post: number): Promise<number> {
  const of = async (name: string, document: string, variables: object) =>
    got<Record<string, { number: number }>>(await who(name).ask(document, variables))
  const at = (await of('cleo', START, { input: CHALLENGE })).startChallenge?.number as number
  const EDIT =
    'mutation($at: ID!, $input: ChallengeInput!) { editChallenge(challengeId: $at, version: 1, input: $input) { number } }'
  await of('cleo', EDIT, { at, input: { ...CHALLENGE, title: 'Open places for all' } })
  const NEW =
    'mutation($at: ID!) { enterNewIdea(challengeId: $at, title: "Doors of glass") { number } }'
  const other = (await of('ann', NEW, { at })).enterNewIdea?.number as number
  const attempt = async (name: string, document: string, code: string) => {
    const answer = await who(name).ask(document, { at, id: post })
    expect(answer.includes(`"code":"${code}"`), answer).toBe(isSealed)
    expect(answer.includes('"errors"'), answer).toBe(isSealed)
  }
  const VOTE = onEntry('giveVotes', ', votes: 1')
  await attempt('sue', onEntry('enterIdea'), 'NOT_ALLOWED')
  await attempt('ben', VOTE, 'CONFLICT')
  await of('ben', VOTE, { at, id: other })
  await attempt('sue', onEntry('withdrawEntry'), 'NOT_FOUND')
  await attempt('sue', onEntry('enterIdea'), 'NOT_ALLOWED')
  const UPDATE =
    'mutation($at: ID!) { postChallengeUpdate(challengeId: $at, text: "Read all.") { number } }'
  await of('cleo', UPDATE, { at })
  await db.rows(sql`update "Challenge" set stage = 'DECIDE' where id = ${at}`)
  await attempt('cleo', DECIDE, 'CONFLICT')
  await of('cleo', DECIDE, { at, id: other })
  const TELL =
    'mutation($at: ID!) { tellChallenge(challengeId: $at, result: "Glass it will be.") { number } }'
  await of('cleo', TELL, { at })
  return at
}

/**
 * An entry of a challenge that hides names, or of one that does not: entered, edited, voted for, compared, scored, and in another
 * challenge withdrawn. Gives the challenge, which still hides names.
 */
async function entered(isSealed: boolean, title: string) {
  const of = async (name: string, document: string, variables: object, key?: string) =>
    got<Record<string, { number: number }>>(await who(name).ask(document, variables, key))
  const input = {
    ...CHALLENGE,
    title: `${title} for entries`,
    hasDuels: true,
    ...(isSealed ? { namesFrom: 'DECIDE' } : {}),
    rules: ['COLLECT', 'EVALUATE'].map((stage) => ({ stage, voters: 'EVERYONE' })),
  }
  const start = async () => (await of('cleo', START, { input })).startChallenge?.number as number
  const at = await start()
  const NEW = `mutation($at: ID!, $title: String!) {
    enterNewIdea(challengeId: $at, title: $title, body: "Nobody dares to say it.") { number } }`
  const variables = { at, title: `${title}: shutters` }
  got(
    await who('sue').ask(
      'mutation($at: String!) { saveDraft(place: $at, baseVersion: 0, content: "{}") }',
      { at: `idea:challenge-${at}` },
    ),
  )
  const own = (await of('sue', NEW, variables, `enter ${title}`)).enterNewIdea?.number as number
  expect((await of('sue', NEW, variables, `enter ${title}`)).enterNewIdea?.number).toBe(own)
  await of('ann', NEW, { at, title: `${title}: blinds` })
  await comment('sue', own, 'It squeaks.')
  await of('ben', onEntry('giveVotes', ', votes: 1'), { at, id: own })
  got(
    await who('ben').ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id: own }),
  )
  const CRITERIA =
    'mutation($at: ID!) { setCriteria(challengeId: $at, criteria: [{ name: "Effect", weight: 1 }]) { criteria { number } } }'
  const { setCriteria } = got<{ setCriteria: { criteria: { number: number }[] } }>(
    await who('cleo').ask(CRITERIA, { at }),
  )
  const ADD = `mutation($at: ID!, $who: [ID!]!) {
    addEvaluators(challengeId: $at, evaluatorIds: $who, dueOn: "2098-01-01T12:00") { number } }`
  await of('cleo', ADD, { at, who: [String(cast.ben)] })
  await db.rows(sql`update "Challenge" set stage = 'EVALUATE' where id = ${at}`)
  const SCORE = `mutation($at: ID!, $id: ID!, $of: Int!) { saveScorecard(challengeId: $at, ideaId: $id,
    scores: [{ criterion: $of, score: 4 }], submits: true) { number } }`
  await of('ben', SCORE, { at, id: own, of: setCriteria.criteria[0]?.number })
  const DUEL = 'mutation($at: ID!) { startDuels(challengeId: $at) { duel { number } } }'
  const { startDuels } = got<{ startDuels: { duel: { number: number } } }>(
    await who('eve').ask(DUEL, { at }),
  )
  const duel = { at, id: startDuels.duel.number }
  const ANSWER =
    'mutation($at: ID!, $id: ID!) { answerDuel(challengeId: $at, duelId: $id, answer: LEFT) { number } }'
  await of('eve', ANSWER, duel)
  await of('eve', 'mutation($at: ID!) { takeBackDuel(challengeId: $at) { number } }', { at })
  await of('eve', ANSWER, duel)
  const over = await start()
  const gone = (await of('sue', NEW, { at: over, title: `${title}: awnings` })).enterNewIdea
  await of('sue', onEntry('withdrawEntry'), { at: over, id: gone?.number })
  const UPDATE =
    'mutation($at: ID!) { postChallengeUpdate(challengeId: $at, text: "Read all.") { number } }'
  await of('cleo', UPDATE, { at })
  return { challenge: at, entry: own }
}

const FOLLOW_TAG = `mutation($key: String!) { followTopic(kind: TAG, key: $key, level: FOLLOW) { level } }`
/** How many news of posts with a tag somebody has. */
const newsOfTags = async (name: string): Promise<number> => {
  const NEWS = '{ notifications(first: 50) { edges { node { kind events } } } }'
  const { notifications } = got<{
    notifications: { edges: { node: { kind: string; events: number } }[] }
  }>(await who(name).ask(NEWS))
  const found = notifications.edges.filter(({ node }) => node.kind === 'TOPIC_POST')
  return found.reduce((sum, { node }) => sum + node.events, 0)
}

/** What others do with it, and what the author reads of that. */
async function others(isSealed: boolean, post: number, own: number): Promise<void> {
  await refusedSealed(isSealed, post)
  await comment('ann', post, 'I see.', { to: own })
  got(await who('ann').ask(REACT, { id: own }))
  got(
    await who('ann').ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', {
      id: post,
    }),
  )
  got(
    await who('cleo').ask(
      'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: QUESTION, text: "How many?") { number } }',
      { id: post },
    ),
  )
  const REPORT =
    'mutation($id: ID!) { report(input: { postId: $id, reason: OTHER, note: "Who was it?" }) }'
  got(await who('ben').ask(REPORT, { id: post }))
  const CASES = '{ openCases(first: 1) { edges { node { number } } } }'
  type Cases = { openCases: { edges: { node: { number: number } }[] } }
  const [reported] = got<Cases>(await who('cleo').ask(CASES)).openCases.edges
  const WARN =
    'mutation($number: Int!) { decideCase(number: $number, outcome: WARNED, reason: "Say it kindly") { number author { name } } }'
  got(await who('cleo').ask(WARN, { number: reported?.node.number }))
  await settled()
  const NEWS = 'query { notifications(first: 50) { edges { node { id kind postNumber } } } }'
  type News = {
    notifications: { edges: { node: { id: string; kind: string; postNumber: number } }[] }
  }
  const news = got<News>(await who('sue').ask(NEWS)).notifications.edges.map(({ node }) => node)
  const kinds = news.flatMap(({ kind, postNumber }) => (postNumber === post ? [kind] : []))
  // What is decided about an author by name names no post: they might not see it any more.
  const decided = isSealed ? ['MODERATED'] : []
  expect(kinds.sort()).toEqual([
    'COMMENTED',
    ...decided,
    'REACTED',
    'REPLIED',
    'RESPONDED',
    'SUPPORTED',
  ])
  const UNREAD = 'mutation($ids: [ID!]) { unreadNotifications(ids: $ids) { unread } }'
  const READ = 'mutation { readNotifications { count } }'
  got(await who('sue').ask(READ))
  got(await who('sue').ask(UNREAD, { ids: news.map(({ id }) => id) }))
  got(await who('sue').ask(READ))
}

/** The frames that somebody in the room of the post receives while its author is there and writes. */
async function frames(post: number): Promise<string[]> {
  const heard: string[] = []
  const ben = await who('ben').enter(`post:${post}`)
  ben.onAny((...frame) => heard.push(JSON.stringify(frame)))
  await ben.emitWithAck('enter', 'company:0')
  const sue = await who('sue').enter(`post:${post}`)
  await sue.emitWithAck('typing', `post:${post}`)
  await comment('sue', post, 'Written while Ben is here.')
  await expect.poll(() => heard.join(''), { timeout: 10_000 }).toContain('"hint"')
  // Presence of all rooms goes out together, once a second: when the company's is heard, the post's would have been.
  const cleo = await who('cleo').enter(`post:${post}`)
  await cleo.emitWithAck('typing', `post:${post}`)
  await cleo.emitWithAck('enter', 'company:0')
  await expect.poll(() => heard.join(''), { timeout: 10_000 }).toContain('Cleo')
  for (const socket of [ben, sue, cleo]) socket.disconnect()
  return heard
}

/** An email to everybody who wants them immediately, the author too. */
async function mails(): Promise<string[]> {
  await db.rows(sql`update "Person" set "emailFrequency" = 'AT_ONCE'`)
  await db.rows(
    sql`update "Notification" set "createdAt" = now() - interval '5 minutes' where "mailedEvents" = 0`,
  )
  await db.rows(sql`update "Notification" n set "readAt" = null
    where n."personId" is null and not exists (
      select 1 from "Notification" u where u."postId" = n."postId" and u."groupKey" = n."groupKey" and u.id <> n.id)`)
  // Another minute would have another key.
  await db.rows(sql`update "Mail" set key = gen_random_uuid()::text`)
  const before = server.letters.length
  await db.rows(sql`select 1 from graphile_worker.add_job('queue-mail-at-once', '{}')`)
  await expect.poll(() => server.letters.length, { timeout: 20_000 }).toBeGreaterThan(before)
  await settled()
  return server.letters.slice(before)
}

/** Arguments that root fields need, by name, or by field and name. */
type Asked = { post: number; own: number; challenge: number; entry: number }
const argumentsFor = (run: Asked): Record<string, string> => ({
  id: `"${run.post}"`,
  'comment.id': `"${run.own}"`,
  'person.id': `"${cast.ben}"`,
  'challenge.id': `"${run.challenge}"`,
  'entry.ideaId': `"${run.entry}"`,
  'value.ideaId': `"${run.post}"`,
  'figureEntries.figure': 'ENTERED',
  'insightThreads.figure': 'THREADS',
  'aspectThreads.aspect': '1',
  'aspectThreads.tone': 'UPSET',
  'peopleByNumber.numbers': '[]',
  'participation.by': 'UNIT',
  'reportTarget.postId': `"${run.post}"`,
  'experts.topic': '"gates"',
  'tryWatchedWord.word': '"gates"',
  'tryNewcomerDays.days': '7',
  'tryQuietDays.days': '30',
  'whatIf.benefit': '1',
  'whatIf.cost': '1',
  'whatIf.percent': '50',
  'connectionPath.postId': `"${run.post}"`,
  'directoryRulePreview.groupKey': '"1"',
  'proposedTeam.problem': '"gates of may"',
  'team.id': '"1"',
  'topic.kind': 'TAG',
  'topic.key': '"gates"',
  number: String(run.post),
  slug: `"${cast.field.board}"`,
  'space.slug': '"field"',
  'questionCandidates.space': '"field"',
  'questionCandidates.title': '"gates of may"',
  query: '"gates"',
  text: '"gates of may"',
  place: `"comment:${run.post}"`,
  address: '"nobody@example.com"',
  channelId: '"1"',
  rule: '{ name: "Gates" }',
  ids: '[]',
  since: '"2020-01-01T00:00:00Z"',
})

/** What is asked of everybody but the author. */
const READERS = ['ann', 'ben', 'cleo', 'eve']
/** Lists of people, in which the author is like everybody. */
const DIRECTORY = /^\{"data":\{"(?:people|directory|orgChart)":/

async function allAnswers(run: Asked): Promise<string[]> {
  const values = argumentsFor(run)
  const asked = await Promise.all(
    READERS.map((name) => answersToAll((query) => who(name).ask(query), values)),
  )
  return asked.flat().filter((answer) => !DIRECTORY.test(answer))
}

async function searches(): Promise<string[]> {
  const ADD = 'mutation { addAlias(input: { name: "gates", other: "portals" }) { id } }'
  const { addAlias } = got<{ addAlias: { id: string } }>(await who('eve').ask(ADD))
  const documents = [
    '{ search(query: "gates", first: 20) { hits { id title url byName by { number name } } } }',
    '{ search(query: "gat", isPrefix: true, first: 14) { hits { id kind title url byName by { name } } kinds { kind } } }',
    '{ similar(text: "Gates of May", kinds: [IDEA]) { title url by { number name } node { id } } }',
  ]
  const PORTALS = '{ search(query: "portals", first: 20) { hits { id title byName by { name } } } }'
  const portals = await who('ann').ask(PORTALS)
  expect(portals).toContain('Gates of May')
  got(await who('eve').ask('mutation($id: ID!) { removeAlias(id: $id) }', addAlias))
  return [portals, ...(await Promise.all(documents.map((document) => who('ann').ask(document))))]
}

/** How readers are connected to the author and to who knows the topic, and who would solve it with them. */
async function linesToPeople(): Promise<string[]> {
  const steps = '{ person { number name } post { number title } }'
  const documents = [
    `query($id: ID!) { connectionPath(personId: $id) ${steps} }`,
    `{ connectionPath(topic: "gates") ${steps} }`,
    '{ proposedTeam(problem: "Gates of May", skills: ["gates"]) { members { person { number name } covers reason } } }',
  ]
  const asked = READERS.flatMap((name) =>
    documents.map((document) => who(name).ask(document, { id: String(ID) })),
  )
  const answers = await Promise.all(asked)
  for (const answer of answers) got(answer)
  return answers
}

async function live(post: number, of: { challenge: number; entry: number }): Promise<string[]> {
  const since = new Date(Date.now() - 60_000).toISOString()
  const posts = [post, of.challenge, of.entry].map((id) => `/live/posts/${id}`)
  const paths = [...posts, `/live/boards/${cast.field.board}`]
  return Promise.all(paths.map((path) => who('ben').raw(`${path}?since=${since}`)))
}

/** What lies in the data folder, names and contents. The keys of the seal are no names. */
async function storage(): Promise<string[]> {
  const folder = process.env.ATRIUM_DATA as string
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  )
  return [...files.map(({ name }) => name), ...contents]
}

/** Two administrators agree to reveal the author; what everybody else gets to know of it. */
async function revealed(post: number): Promise<string[]> {
  const ASK =
    'mutation($id: ID!) { requestReveal(postId: $id, reason: "A threat to a colleague.") { title } }'
  const AGREE =
    'mutation($id: ID!) { agreeToReveal(postId: $id, reason: "I have seen the threat.") { reveal { author { name } } } }'
  got(await who('eve').ask(ASK, { id: post }, 'ask'))
  expect(await who('other').ask(AGREE, { id: post }, 'agree')).toContain(NAME)
  await settled()
  const SEEN =
    'query($id: ID!) { idea(id: $id) { author { name } reveal { reason author { name } } } }'
  return Promise.all(
    [...READERS.filter((name) => name !== 'eve'), 'third'].map((name) =>
      who(name).ask(SEEN, { id: post }),
    ),
  )
}

/** What another system was told by a webhook, of every topic that there is. */
const received: string[] = []
const receiver = createServer((request, response) => {
  request.setEncoding('utf8')
  let body = ''
  request.on('data', (part: string) => (body += part))
  request.on('end', () => {
    received.push(body)
    response.writeHead(204).end()
  })
})
async function listen(): Promise<void> {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  const ACCOUNT =
    'mutation { makeServiceAccount(name: "Feed", purpose: "Tells the chat") { number } }'
  type Account = { makeServiceAccount: { number: number } }
  const { makeServiceAccount } = got<Account>(await who('eve').ask(ACCOUNT))
  const MAKE = 'mutation($input: WebhookInput!) { makeWebhook(input: $input) { number } }'
  const input = {
    name: 'Chat',
    url: 'https://chat.example/hook',
    format: 'JSON',
    topics: Object.keys(logTopics()),
    accountId: String(makeServiceAccount.number),
  }
  got(await who('eve').ask(MAKE, { input }))
  await db.rows(sql`update "Webhook" set url = ${`http://127.0.0.1:${port}/`}`)
}

/** How much Ann, who follows the tag, was told of it so far. */
let toldOfGates = 0
/** Does everything, and keeps what left the server meanwhile. */
async function everything(isSealed: boolean, title: string): Promise<Run> {
  const before = await dump()
  const since = await lastEvent()
  const written = server.log().length
  const hooked = received.length
  const { post, own } = await author(isSealed, title)
  // Lines of requests leave the process after their answers.
  const lines = () =>
    server
      .log()
      .slice(written)
      .split('\n')
      .filter((line) => line.includes('"request"'))
  await expect
    .poll(() => lines().length, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(AUTHOR_REQUESTS)
  const authorLines = lines()
  await others(isSealed, post, own)
  await challenged(isSealed, post)
  const inChallenge = await entered(isSealed, title)
  await settled()
  const told = await newsOfTags('ann')
  expect(told).toBeGreaterThan(toldOfGates)
  toldOfGates = told
  const outlets: Run['outlets'] = {
    'a query': await allAnswers({ post, own, ...inChallenge }),
    'the search': await searches(),
    'a line to somebody': await linesToPeople(),
    'a live answer': await live(post, inChallenge),
    'a socket': await frames(post),
    'a notification': await Promise.all(
      READERS.map((name) =>
        who(name).ask(
          '{ notifications(first: 50) { edges { node { sentence markedSentence shortSentence url actors { number name } } } } }',
        ),
      ),
    ),
  }
  outlets['a mail'] = await mails()
  if (isSealed) outlets['what others see of a reveal'] = await revealed(post)
  outlets['a webhook'] = received.slice(hooked)
  const rows = [...(await dump())].filter((row) => !before.has(row))
  const first = (await lastEvent()) - since
  outlets['the log of the company'] = [
    await who('eve').ask(
      `{ events(first: ${Math.min(100, first)}) { edges { node { name actorKind requestId detail subject { name } actor { name } parts { text path } } } } }`,
    ),
  ]
  outlets['the log of the server'] = authorLines
  outlets.storage = await storage()
  return { rows, outlets, title, post }
}

beforeAll(async () => {
  cast = await makeCast(db)
  const { id } = await makePerson(db, {
    name: NAME,
    email: 'zq-sealed@atrium.example',
    language: 'hu',
  })
  await db.rows(sql`update "Person" set id = ${ID} where id = ${id}`)
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
  const [other, third] = await Promise.all([1, 2].map(() => makePerson(db, { role: 'ADMIN' })))
  await db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${ID}, 'PRODUCT_TEAM', now())`,
  )
  const made = await db.first<{ id: number }>(
    sql`insert into "InsightTheme" (name, "byId", at) values ('Gates', ${ID}, now()) returning id`,
  )
  theme = made?.id ?? 0
  // It sends to the receiver of this test, which is at a private address.
  server = await startServer({ ...process.env, ATRIUM_PRIVATE_WEBHOOKS: '1' })
  const ids = {
    sue: ID,
    ann: cast.ann,
    ben: cast.ben,
    cleo: cast.cleo,
    eve: cast.eve,
    other: other?.id ?? 0,
    third: third?.id ?? 0,
  }
  for (const [name, personId] of Object.entries(ids)) {
    const one = await visitor(server, personId)
    people[name] = {
      ...one,
      ask: (document, ...more) => {
        remember(document)
        return one.ask(document, ...more)
      },
    }
  }
  got(await who('ann').ask(FOLLOW_TAG, { key: 'gates' }))
  await listen()
}, 120_000)
afterAll(async () => {
  receiver.close()
  await server?.stop()
})

test('everything is done without a name', async () => {
  sealed = await everything(true, 'Gates nobody opens')
}, 120_000)
test('and with it', async () => {
  named = await everything(false, 'Gates that stand open')
}, 120_000)

test('whoever follows its tag is told of a post without a name, its author like everybody: not to be told would tell', async () => {
  for (const name of ['sue', 'ben']) got(await who(name).ask(FOLLOW_TAG, { key: 'hatches' }))
  const POST_TAGGED = `mutation($board: String!, $sealed: Boolean) { postIdea(input: {
    board: $board, title: "Hatches nobody opens", body: "They rust.", tags: ["hatches"], sealed: $sealed }) { number } }`
  const posting = async (sealed: boolean) => {
    got(await who('sue').ask(POST_TAGGED, { board: cast.field.board, sealed }))
    await settled()
    return Promise.all(['sue', 'ben'].map(newsOfTags))
  }
  expect(await posting(true)).toEqual([1, 1])
  expect(await posting(false)).toEqual([1, 2])
}, 60_000)

test('whoever manages the space invites no guest to what they wrote there without their name: the invitation would name them', async () => {
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role) values (${cast.field.spaceId}, ${ID}, 'OWNER')
    on conflict ("spaceId", "personId") do update set role = excluded.role`)
  const INVITE = 'mutation($input: InviteGuestInput!) { inviteGuest(input: $input) { number } }'
  remember(INVITE)
  const until = new Date(Date.now() + days(7)).toISOString()
  const invite = (postId: number) => {
    const about = { spaceId: cast.field.spaceId, postId, until, agreement: 'Keep it to yourself.' }
    const input = { ...about, name: 'Gavin Guest', email: `guest-${postId}@studio.example` }
    return asker(ID).ask(INVITE, { input })
  }
  const guests = () => db.rows(sql`select "postId" from "Guest"`)
  await expect(invite(sealed.post)).rejects.toThrow()
  expect(await guests()).toEqual([])
  await invite(named.post)
  expect(await guests()).toEqual([{ postId: named.post }])
}, 20_000)

test('every mutation is done without a name, or says why it need not be', () => {
  const all = Object.keys(schema.getMutationType()?.getFields() ?? {})
  expect(
    [...done, ...Object.keys(NOT_DONE)].sort(),
    'do it in author() or others() above, or say in NOT_DONE why it cannot tell who wrote',
  ).toEqual(all.sort())
})

test('no row of any table tells who wrote without a name, and looking there finds who wrote with it', () => {
  expect(sealed.rows.length).toBeGreaterThan(40)
  expect(sealed.rows.filter(tells)).toEqual([])
  const tables = new Set(named.rows.filter(tells).map((row) => row.split(': ')[0]))
  expect([...tables]).toEqual(
    expect.arrayContaining(
      [
        'Post',
        'ChallengeEntry',
        'Comment',
        'Event',
        'File',
        'IdempotencyKey',
        'PostFollow',
        'PostRevision',
        'Reaction',
        'Notification',
      ].map((name) => `public."${name}"`),
    ),
  )
})

test.each([
  'a query',
  'the search',
  'a line to somebody',
  'a live answer',
  'a socket',
  'a notification',
  'a mail',
  'a webhook',
  'the log of the company',
])('%s tells nobody who wrote without a name, and everybody who wrote with it', (outlet) => {
  expect(sealed.outlets[outlet]?.filter(tells)).toEqual([])
  expect(named.outlets[outlet]?.filter(tells)).not.toEqual([])
})

test('another system is told of what was written without a name, by whom it is not', () => {
  expect(sealed.outlets['a webhook']?.join('')).toContain(sealed.title)
})

test('nobody is shown as present or writing where somebody writes without a name: whoever is seen there would not be that person', () => {
  const shown = (run: Run) =>
    run.outlets['a socket']?.filter(
      (frame) => /^\["(presence|typing)"/.test(frame) && frame.includes(`post:${run.post}`),
    )
  expect(shown(sealed)).toEqual([])
  expect(shown(named)?.join('')).toMatch(/Cleo/)
})

test('the two who agreed to a reveal read the name; others, administrators too, do not', () => {
  const seen = sealed.outlets['what others see of a reveal'] ?? []
  expect(seen).toHaveLength(4)
  expect(seen.join('')).toContain('A threat to a colleague.')
  expect(seen.filter(tells)).toEqual([])
})

test('the log of the server names nobody where somebody writes without a name', () => {
  const outlet = 'the log of the server'
  expect(sealed.outlets[outlet]?.filter(tells)).toEqual([])
  expect(named.outlets[outlet]?.filter(tells).length).toBe(AUTHOR_REQUESTS - 1)
})

test('what lies on the disk has neither name nor number, not even inside of a picture', () => {
  const files = sealed.outlets.storage ?? []
  expect(files.length).toBeGreaterThan(4)
  expect(files.filter(tells)).toEqual([])
})
