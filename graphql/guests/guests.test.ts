// A guest sees one space after accepting the agreement, nothing else anywhere, and nothing at all from their date on.
import { isObjectType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { askUs } from '#graphql/customers/service.ts'
import { makeService } from '#graphql/customers/testing.ts'
import { renewEvidence } from '#graphql/experts/evidence-table.ts'
import { features } from '#graphql/features.ts'
import { startSession } from '#graphql/identity/service.ts'
import { viewerOfPerson, viewerOfSession } from '#graphql/identity/viewer.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { sendGuestMail } from './mail.ts'
import { endGuestsInTime } from './service.ts'

/** Stands in everything that no guest may see. */
const SECRET = 'Zanzibar'
let cast: Cast
let cleo: Asker
let sue: Asker
let secretChallenge: number
let secretQuestion: number
let secretThread: number
let secretTheme: number
let secretSkill: number
const startChallenge = async () => {
  const input = {
    title: `${SECRET} challenge`,
    question: 'What could we do next, so that nobody waits?',
    timeZone: 'UTC',
    closesOn: `${new Date(Date.now() + days(30)).toISOString().slice(0, 10)}T12:00`,
  }
  const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
    'mutation($input: ChallengeInput!) { startChallenge(space: "field", input: $input) { number } }',
    { input },
  )
  return startChallenge.number
}
/** Somebody who manages others, with a skill that was called otherwise. */
async function makeSecretPerson() {
  const { id } = await makePerson(db, { name: `${SECRET} Person`, unit: SECRET })
  await db.rows(sql`
    insert into "ProcessTag" (name, "ownerId", "createdAt") values (${`${SECRET} process`}, ${id}, now())`)
  await asker(cast.eve).ask(
    `mutation { saveProfileField(name: "${SECRET} field", isSearchable: false) }`,
  )
  const report = await makePerson(db, { name: `${SECRET} Report` })
  await db.rows(sql`update "Person" set "managerId" = ${id} where id = ${report.id}`)
  await asker(id).ask(
    `mutation { editProfile(input: { title: "", about: "", skills: ["${SECRET} trades"] }) { number } }`,
  )
  const { skill } = await asker(id).ask<{ skill: { number: number } }>(
    `{ skill(name: "${SECRET} trades") { number } }`,
  )
  await asker(cast.eve).ask(
    `mutation { renameSkill(skillId: ${skill.number}, name: "${SECRET} trade") { number } }`,
  )
  return skill.number
}
async function askSecret() {
  const { askQuestion } = await asker(cast.ann).ask<{ askQuestion: { number: number } }>(
    `mutation { askQuestion(space: "field", input: { title: "${SECRET} question", tags: ["spice"] }) { number } }`,
  )
  return askQuestion.number
}
/** A customer wrote, and was quoted; gives the numbers of the thread and of its theme. */
async function hearSecret() {
  const service = await makeService(cast)
  sue = service.sue
  const { slug } = await service.channel('FORM', { name: `${SECRET} channel` })
  await service.channel('HEARD', { name: `${SECRET} heard` })
  const text = `${SECRET} is where it hums.`
  const { id } = await askUs(
    { db, requestId: 'test' },
    { channel: slug, name: SECRET, email: 'customer@example.com', text },
  )
  const message = await db.first<{ id: number }>(
    sql`select id from "CustomerMessage" where "threadId" = ${id} and direction = 'IN'`,
  )
  const { captureInsight } = await sue.ask<{ captureInsight: { theme: { number: number } } }>(
    `mutation($message: Int!) { captureInsight(message: $message, passage: "${SECRET}", theme: "${SECRET} theme") { theme { number } } }`,
    { message: message?.id },
  )
  return { thread: id, theme: captureInsight.theme.number }
}
/** Somebody follows what they may not read, and was notified of it, from before they lost access. */
async function letFollowSecrets(personId: number) {
  const { boardId, spaceId } = cast.field
  await db.rows(
    sql`insert into "BoardFollow" ("boardId", "personId", level) values (${boardId}, ${personId}, 'FOLLOW')`,
  )
  await db.rows(sql`
    with topic as (
      insert into "Topic" (kind, key, "spaceId") values ('SEARCH', ${`rain ${personId}`}, ${spaceId}), ('TAG', ${`tag ${personId}`}, null) returning id)
    , matched as (insert into "TopicPost" ("topicId", "postId", at) select id, ${secretChallenge}, now() from topic)
    insert into "TopicFollow" ("topicId", "personId", level) select id, ${personId}, 'FOLLOW' from topic`)
  await db.rows(sql`
    insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds")
    values (${personId}, 'NAMED', ${`secret:${personId}`}, ${secretChallenge}, ${[cast.ann]}::int[])`)
}
beforeAll(async () => {
  cast = await makeCast(db)
  cleo = asker(cast.cleo)
  secretSkill = await makeSecretPerson()
  for (const place of [cast.field, cast.vault]) {
    await db.rows(
      sql`update "Space" set name = ${`${SECRET} space ${place.spaceId}`} where id = ${place.spaceId}`,
    )
    await db.rows(
      sql`update "Board" set name = ${`${SECRET} board ${place.boardId}`} where id = ${place.boardId}`,
    )
    const idea = await makeIdea(db, {
      boardId: place.boardId,
      authorId: cast.ann,
      title: `${SECRET} idea`,
      tags: ['zanzibar', 'spice'],
    })
    await makeComment(db, { postId: idea.id, authorId: cast.ben, body: `${SECRET} comment` })
    await renewEvidence([idea.id])
  }
  secretChallenge = await startChallenge()
  await letFollowSecrets(cast.dan)
  secretQuestion = await askSecret()
  ;({ thread: secretThread, theme: secretTheme } = await hearSecret())
})

const inDays = (count: number) => new Date(Date.now() + days(count)).toISOString()
const INVITE = 'mutation($input: InviteGuestInput!) { inviteGuest(input: $input) { number } }'
type Given = {
  spaceId?: number
  postId?: number
  email?: string
  until?: string
  agreement?: string
}
const invite = async (given: Given = {}, by = cleo): Promise<number> =>
  (
    await by.ask<{ inviteGuest: { number: number } }>(INVITE, {
      input: {
        spaceId: cast.lab.spaceId,
        name: 'Gavin Guest',
        email: `${crypto.randomUUID().slice(0, 8)}@studio.example`,
        until: inDays(30),
        agreement: 'Keep it to yourself.',
        ...given,
      },
    })
  ).inviteGuest.number
const accept = (guest: number) => asker(guest).ask('mutation { acceptGuestAgreement }')
const guestIn = async (given: Given = {}) => {
  const id = await invite(given)
  await accept(id)
  return asker(id)
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ extensions }) => Object.keys(extensions?.fields ?? {})[0] ?? extensions?.code,
  )

describe('coming in', () => {
  test('before the agreement is accepted a guest sees nothing; afterwards that one space', async () => {
    const id = await invite()
    const guest = asker(id)
    expect((await viewerOfPerson(id))?.spaceIds).toEqual([])
    expect(await guest.ask('{ guestAgreement { text space invitedBy } }')).toEqual({
      guestAgreement: {
        text: 'Keep it to yourself.',
        space: expect.any(String),
        invitedBy: 'Cleo Costa',
      },
    })
    await accept(id)
    await accept(id)
    expect(await viewerOfPerson(id)).toMatchObject({
      spaceIds: [cast.lab.spaceId],
      memberOf: [cast.lab.spaceId],
      roles: [{ role: 'GUEST', spaceId: null }],
    })
    const idea = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    expect(
      await guest.ask('query($id: ID!) { idea(id: $id) { author { name } board { name } } }', {
        id: idea.id,
      }),
    ).toMatchObject({ idea: { author: { name: 'Ann Archer' } } })
    expect(
      await refusal(
        guest.ask(
          'mutation($id: ID!) { postComment(input: { postId: $id, body: "Hello" }) { number } }',
          {
            id: idea.id,
          },
        ),
      ),
    ).toBe('done')
  })

  test('owners of the space invite, into a closed or hidden one, an address that is nobody’s yet', async () => {
    expect(await refusal(invite({}, asker(cast.ann)))).toBe('NOT_ALLOWED')
    expect(await refusal(invite({}, asker(cast.eve)))).toBe('NOT_ALLOWED')
    expect(await refusal(invite({ spaceId: cast.field.spaceId }))).toBe('spaceId')
    expect(await refusal(invite({ email: 'ann@atrium.example' }))).toBe('email')
    expect(await refusal(invite({ email: 'no address' }))).toBe('email')
    expect(await refusal(invite({ until: inDays(-1) }))).toBe('until')
    expect(await refusal(invite({ until: inDays(400) }))).toBe('until')
    expect(await refusal(invite({ agreement: '' }))).toBe('agreement')
    const guest = await guestIn()
    expect(await refusal(invite({}, guest))).toBe('NOT_ALLOWED')
    expect(
      await refusal(
        guest.ask(
          'mutation { makeSpace(input: { name: "Mine", about: "", kind: HIDDEN }) { slug } }',
        ),
      ),
    ).toBe('NOT_ALLOWED')
  })

  test('nobody of the company: of its own domain, or invited as a colleague', async () => {
    const { email = '' } = (await viewerOfPerson(cast.cleo)) ?? {}
    const domain = email.slice(email.lastIndexOf('@'))
    expect(await refusal(invite({ email: `new.hire${domain.toUpperCase()}` }))).toBe('email')
    await db.rows(sql`
      insert into "Invitation" (email, "invitedById", "expiresAt", "lastSentAt")
      values ('colleague@elsewhere.example', ${cast.eve}, now() + interval '1 day', now())`)
    expect(await refusal(invite({ email: 'colleague@elsewhere.example' }))).toBe('email')
  })

  test('a guest becomes no member of another space, no owner, and gets no role', async () => {
    const { id } = await guestIn()
    const add = 'mutation($s: ID!, $p: ID!) { addMember(spaceId: $s, personId: $p) { slug } }'
    const own =
      'mutation($s: ID!, $p: ID!) { setSpaceRole(spaceId: $s, personId: $p, role: OWNER) { slug } }'
    expect(await refusal(cleo.ask(add, { s: cast.vault.spaceId, p: id }))).toBe('personId')
    expect(await refusal(cleo.ask(own, { s: cast.lab.spaceId, p: id }))).toBe('personId')
    expect(
      await refusal(
        asker(cast.eve).ask('mutation($p: ID!) { setRole(personId: $p, role: ADMIN) { number } }', {
          p: id,
        }),
      ),
    ).toBe('personId')
    expect(await refusal(asker(id).ask(add, { s: cast.field.spaceId, p: id }))).toBe('NOT_FOUND')
  })
})

/** Somebody with whom one idea of an open space is shared, beside one that is not. */
async function guestOfPost() {
  const [shared, other] = [
    await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann, title: 'Shared idea' }),
    await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ben, title: 'Other idea' }),
  ]
  const id = await invite({ spaceId: cast.field.spaceId, postId: shared.id }, asker(cast.eve))
  await accept(id)
  return { guest: asker(id), shared: shared.id, other: other.id }
}

let onlyPost: Awaited<ReturnType<typeof guestOfPost>> | undefined

/** Every query of the API as a guest asks it, or why it tells nothing of others. */
const page = '{ edges { node { __typename } } }'
const QUERIES: Record<string, string> = {
  apiTokens: 'apiTokens { name }',
  apiLimits: 'apiLimits { __typename }',
  passkeys: 'passkeys { name }',
  archives: 'archives { file spaceNames startedBy { name } }',
  erasure: 'erasure { dueAt requestedBy { name } }',
  erasurePreview: 'erasurePreview { posts comments }',
  usagePolicy: 'usagePolicy { text publishedBy { name } }',
  activeDiscussions: 'activeDiscussions { post { title } }',
  allBoards: 'allBoards(first: 50) { edges { node { name } } }',
  board: 'board(slug: "field-board") { name }',
  boards: 'boards(only: ALL) { name }',
  calendars: 'calendars { name }',
  stageTemplates: 'stageTemplates { builtIn name }',
  challenges:
    'challenges(first: 50) { edges { node { title sponsor { name } record { told promised } } } }',
  customerChannel: 'customerChannel(slug: "zanzibar-channel") { name }',
  customerChannels: 'customerChannels { name }',
  customerInbox: 'customerInbox(first: 50) { edges { node { title } } }',
  directory: `directory(tokens: [{ kind: UNIT, value: "${SECRET}" }]) { people(first: 50) { edges { node { name } } } choices { value } }`,
  entrance: 'entrance { company }',
  experts: 'experts(topic: "spice") { reason proofs { post { title } } }',
  followedTopics: 'followedTopics { title path }',
  decidedCases: 'decidedCases(first: 50) { edges { node { evidence author { name } } } }',
  openCaseCount: 'openCaseCount',
  openCases: 'openCases(first: 50) { edges { node { evidence author { name } } } }',
  ownCases: 'ownCases { evidence }',
  viewerModerates: 'viewerModerates',
  viewerModeratesCompany: 'viewerModeratesCompany',
  heldCount: 'heldCount',
  heldPosts: 'heldPosts(first: 50) { edges { node { title body author { name } } } }',
  activeRestrictions:
    'activeRestrictions(first: 50) { edges { node { reason person { name } post { title } } } }',
  ownRestrictions: 'ownRestrictions { reason space { name } }',
  confidentialIn: 'confidentialIn(text: "Which spice is it?") { kind shown }',
  profileFields: 'profileFields { name owner { name } }',
  heardChannels: 'heardChannels { name }',
  homePosts:
    'homePosts(list: LATEST, first: 50) { edges { node { topic post { title } } } } followed: homePosts(list: FOLLOWING, first: 50) { edges { node { topic post { title } } } }',
  linkedAccounts: 'linkedAccounts { name }',
  connectionPath: 'connectionPath(topic: "spice") { person { name } post { title } }',
  introductions: 'introductions { note asker { name } connector { name } }',
  knowledgeGaps: 'knowledgeGaps { topic }',
  myNetwork: 'myNetwork { ties(first: 50) { person { name } } bridges { unit } }',
  openTeams: 'openTeams { charter idea { title } }',
  proposedTeam: 'proposedTeam(problem: "Which spice is it?") { members { person { name } } }',
  answerTexts: 'answerTexts { name }',
  customerTeams: 'customerTeams { name }',
  customerViews: 'customerViews { name }',
  quietCustomers: 'quietCustomers(first: 50, days: 1) { edges { node { name } } }',
  teamRequests: 'teamRequests { member { person { name } } }',
  processTags: 'processTags { name }',
  riskDuties: 'riskDuties { title }',
  helpedDrafts: 'helpedDrafts { title challenge { title } }',
  valueLedger: 'valueLedger(first: 50) { edges { node { idea { title } } } }',
  valueTotals: 'valueTotals { lines }',
  goals: 'goals(first: 50) { edges { node { title owner { name } } } }',
  missedNotifications: 'missedNotifications { sentence postTitle }',
  ideas: 'ideas(sort: NEWEST, first: 50) { edges { node { title author { name } } } }',
  orgChart: 'orgChart { people(first: 50) { edges { node { name } } } }',
  questionCandidates:
    'questionCandidates(space: "field", title: "Which spice is it?", tags: ["spice"]) { proofs { post { title } } }',
  questions: 'questions(first: 50) { edges { node { title } } }',
  skill: `skill(name: "${SECRET} trade") { name }`,
  skillChanges: 'skillChanges(first: 50) { edges { node { fromName } } }',
  skills: `skills(query: "${SECRET}", first: 50) { edges { node { name } } }`,
  skillsNamed: `skillsNamed(query: "${SECRET}") { name }`,
  people: `people(first: 50, who: ALL, query: "${SECRET}") { edges { node { name email unit } } }`,
  peopleNamed: `peopleNamed(query: "${SECRET}") { name }`,
  posts: 'posts(first: 50) { edges { node { title } } }',
  search: `search(query: "${SECRET}") { hits { title } }`,
  space: 'space(slug: "field") { name }',
  spaces: 'spaces(first: 50) { edges { node { name } } }',
  tags: 'tags { tag }',
  topic: 'topic(kind: BOARD, key: "field-board") { title noticesPerWeek }',
  units: 'units',
}
const TOLD_TO_PEOPLE = [
  'activeDiscussions',
  'allBoards',
  'board',
  'boards',
  'challenges',
  'directory',
  'experts',
  'followedTopics',
  'heardChannels',
  'homePosts',
  'ideas',
  'missedNotifications',
  'orgChart',
  'people',
  'peopleNamed',
  'posts',
  'processTags',
  'profileFields',
  'questionCandidates',
  'questions',
  'skill',
  'skills',
  'skillsNamed',
  'space',
  'spaces',
  'tags',
  'topic',
  'units',
]
const TOLD_TO_SUPPORT = ['customerChannel', 'customerChannels', 'customerInbox']
const TOLD_TO_ADMINISTRATORS = ['skillChanges']
/** What those alone are told who read customers’ threads. */
const FOR_SUPPORT: Record<string, string> = {
  aspectThreads: 'aspectThreads(aspect: 1, tone: UPSET, first: 50) { edges { node { title } } }',
  companyEvents: 'companyEvents(first: 50) { edges { node { title } } }',
  customerAspects: 'customerAspects { name }',
  customerInsights: 'customerInsights(first: 50) { edges { node { verbatim } } }',
  emergingThemes: 'emergingThemes { name }',
  insightThreads: 'insightThreads(figure: THREADS, first: 50) { edges { node { title } } }',
  insightsDone: 'insightsDone { post { title } }',
  insightThemes: 'insightThemes(first: 50) { edges { node { name } } }',
  insightsOverview: 'insightsOverview { threads }',
}
/** What administrators alone are told: no guest, and nobody else either. */
const FOR_ADMINISTRATORS: Record<string, string> = {
  administratorPassword: 'administratorPassword { __typename }',
  aliases: 'aliases(first: 50) { edges { node { name } } }',
  aliasProposals: 'aliasProposals { name }',
  allowsPrivateSignOn: 'allowsPrivateSignOn',
  confirmedTexts: 'confirmedTexts(first: 50) { edges { node { reason } } }',
  moderationDuties: 'moderationDuties { person { name } }',
  newcomerDays: 'newcomerDays',
  quietDays: 'quietDays',
  systemHealth: 'systemHealth { activeNow }',
  tryNewcomerDays: 'tryNewcomerDays(days: 7) { count }',
  tryQuietDays: 'tryQuietDays(days: 30) { name }',
  tryWatchedWord: 'tryWatchedWord(word: "spice") { count }',
  watchedWords: 'watchedWords { word }',
  company: 'company { name }',
  invitationLinks: 'invitationLinks { domain }',
  serviceAccounts: 'serviceAccounts(first: 50) { edges { node { person { name } } } }',
  usagePolicies: 'usagePolicies(first: 50) { edges { node { text } } }',
  invitationSample: 'invitationSample { text }',
  invitations: 'invitations(first: 50) { edges { node { email } } }',
  signInProviders: 'signInProviders { name }',
  signOnRequests: 'signOnRequests { email }',
}
const ELSEWHERE = 'by an id: tried below'
const OWN = 'what is the viewer’s own'
const ADMINISTRATORS = 'for administrators'
const SAID_ELSEWHERE: Record<string, string> = {
  canCurateSkills: OWN,
  canExportPeople: OWN,
  viewerCanSetProcesses: OWN,
  whatIf: 'computes with the numbers that are sent',
  canReadKnowledgeGaps: OWN,
  customer: ELSEWHERE,
  customerWithAddress: ELSEWHERE,
  team: ELSEWHERE,
  tryListeningRule: ELSEWHERE,
  canSeeInsights: OWN,
  canKeepCompanyCalendar: OWN,
  canShapeThemes: OWN,
  customerInboxCounts: 'counted below',
  customerThread: ELSEWHERE,
  insightTheme: ELSEWHERE,
  peopleFilters: OWN,
  question: ELSEWHERE,
  questionAvailability: OWN,
  challenge: ELSEWHERE,
  moderationCase: ELSEWHERE,
  reportTarget: ELSEWHERE,
  checkLists: OWN,
  comment: ELSEWHERE,
  idea: ELSEWHERE,
  node: ELSEWHERE,
  nodes: ELSEWHERE,
  person: ELSEWHERE,
  peopleByNumber: ELSEWHERE,
  post: ELSEWHERE,
  draft: OWN,
  drafts: OWN,
  guestAgreement: OWN,
  sharedPost: OWN,
  badges: ADMINISTRATORS,
  rewardSettings: ADMINISTRATORS,
  ownRewards: OWN,
  goal: ELSEWHERE,
  notificationPreferences: OWN,
  notificationSummary: OWN,
  notifications: OWN,
  owed: OWN,
  pendingJoinRequests: OWN,
  sessions: OWN,
  settings: OWN,
  uploadedFiles: OWN,
  viewer: OWN,
  preview: 'the text that is sent along',
  previewMarkdown: 'the text that is sent along',
  searchChoices: 'the names of kinds',
  similar: 'asks the same as search',
  similarIdeas: 'asks the same as search',
  guests: ADMINISTRATORS,
  events: ADMINISTRATORS,
  logTopics: ADMINISTRATORS,
  mail: ADMINISTRATORS,
  mails: ADMINISTRATORS,
  import: ADMINISTRATORS,
  imports: ADMINISTRATORS,
  importColumns: ADMINISTRATORS,
  importCommentColumns: ADMINISTRATORS,
  directoryConnections: ADMINISTRATORS,
  directoryGroups: ADMINISTRATORS,
  directoryRulePreview: ADMINISTRATORS,
  webhooks: ADMINISTRATORS,
  webhookDeliveries: ADMINISTRATORS,
}

describe('what a guest sees of the company', () => {
  test('every query is tried, or says why it tells nothing', () => {
    const type = schema.getQueryType()
    const names = isObjectType(type) ? Object.keys(type.getFields()) : []
    const said = { ...QUERIES, ...FOR_ADMINISTRATORS, ...FOR_SUPPORT, ...SAID_ELSEWHERE }
    const missing = names.filter((name) => !(name in said))
    expect(missing, 'try it in QUERIES').toEqual([])
    expect(page).toBeTruthy()
  })

  test.each(Object.entries(QUERIES))('%s tells nothing of it', async (_, query) => {
    const guest = await guestIn()
    await letFollowSecrets(guest.id)
    if (!onlyPost) {
      onlyPost = await guestOfPost()
      await letFollowSecrets(onlyPost.guest.id)
    }
    const ofPost = onlyPost
    for (const one of [guest, ofPost.guest]) {
      const told = await one
        .ask(`{ ${query} }`)
        .catch((error: { extensions?: { code?: string } }) => {
          if (!error.extensions?.code) throw error
          return {}
        })
      expect(JSON.stringify(told)).not.toMatch(/zanzibar/i)
    }
    // Somebody of the company is told of it by the lists: otherwise this would prove nothing.
    const others = {
      [cast.dan]: TOLD_TO_PEOPLE,
      [sue.id]: TOLD_TO_SUPPORT,
      [cast.eve]: TOLD_TO_ADMINISTRATORS,
    }
    for (const [who, queries] of Object.entries(others))
      if (queries.includes(_))
        expect(JSON.stringify(await asker(Number(who)).ask(`{ ${query} }`))).toMatch(/zanzibar/i)
  })

  test.each(Object.entries(FOR_SUPPORT))('%s is for those who read threads', async (_, query) => {
    const guest = await guestIn()
    for (const who of [guest, asker(cast.dan)])
      expect(await refusal(who.ask(`{ ${query} }`))).toBe('NOT_ALLOWED')
    expect(await refusal(sue.ask(`{ ${query} }`))).toBe('done')
  })

  test('what is counted is what the guest may see: waiting customers, people with a skill, those who fit a line', async () => {
    const guest = await guestIn()
    const COUNTS = '{ customerInboxCounts { open yours late } }'
    expect(await guest.ask(COUNTS)).toEqual({ customerInboxCounts: { open: 0, yours: 0, late: 0 } })
    expect(await sue.ask(COUNTS)).toMatchObject({ customerInboxCounts: { open: 1 } })
    const LINE = `{ directory(line: "${SECRET}") { tokens { kind } total } }`
    expect(await guest.ask(LINE)).toEqual({ directory: { tokens: [], total: 0 } })
    expect(await asker(cast.dan).ask(LINE)).toEqual({
      directory: { tokens: [{ kind: 'UNIT' }], total: 1 },
    })
    await asker(cast.ann).ask(
      `mutation { editProfile(input: { title: "", about: "", skills: ["${SECRET} trade"] }) { number } }`,
    )
    const secret = await db.first<{ id: number }>(
      sql`select id from "Person" where name = ${`${SECRET} Person`}`,
    )
    await db.rows(sql`update "Person" set "managerId" = ${cast.ann} where id = ${secret?.id ?? 0}`)
    const ANN = `{ person(id: ${cast.ann}) { reportCount declaredSkills { peopleCount names { text } } } }`
    expect(await guest.ask(ANN)).toEqual({
      person: { reportCount: 0, declaredSkills: [{ peopleCount: 1, names: [] }] },
    })
    expect(await asker(cast.dan).ask(ANN)).toMatchObject({
      person: { reportCount: 1, declaredSkills: [{ peopleCount: 2 }] },
    })
    await db.rows(sql`update "Person" set "managerId" = null where id = ${secret?.id ?? 0}`)
  })

  test.each(Object.entries(FOR_ADMINISTRATORS))('%s is for administrators', async (_, query) => {
    const guest = await guestIn()
    for (const who of [guest, asker(cast.dan)])
      expect(await refusal(who.ask(`{ ${query} }`))).toBe('NOT_ALLOWED')
    expect(await refusal(asker(cast.eve).ask(`{ ${query} }`))).toBe('done')
  })

  test('how many posts a tag or a search would tell of is counted of what the asker may see', async () => {
    const guest = await guestIn()
    const weekly = async (who: Asker, kind: string, key: string) => {
      const { topic } = await who.ask<{ topic: { noticesPerWeek: number } }>(
        'query($kind: TopicKind!, $key: String!) { topic(kind: $kind, key: $key) { noticesPerWeek } }',
        { kind, key },
      )
      return topic.noticesPerWeek
    }
    expect(await weekly(asker(cast.dan), 'TAG', 'spice')).toBeGreaterThan(0)
    expect(await weekly(guest, 'TAG', 'spice')).toBe(0)
    expect(await weekly(guest, 'SEARCH', SECRET)).toBe(0)
  })

  test('people, posts and spaces are not found by their ids', async () => {
    const guest = await guestIn()
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const { id } = await makePerson(db)
    expect(
      await guest.ask(
        'query($p: ID!, $i: ID!, $c: ID!) { person(id: $p) { name } idea(id: $i) { title } post(id: $i) { title } challenge(id: $c) { title } }',
        { p: id, i: idea.id, c: secretChallenge },
      ),
    ).toEqual({ person: null, idea: null, post: null, challenge: null })
    for (const nodeId of [`Person:${id}`, `Skill:${secretSkill}`])
      expect(
        await refusal(
          guest.ask('query($id: ID!) { node(id: $id) { id } }', {
            id: Buffer.from(nodeId).toString('base64'),
          }),
        ),
        nodeId,
      ).toBe('NOT_FOUND')
    const OTHERS =
      'query($q: ID!, $t: ID!, $n: Int!) { question(id: $q) { title } customerThread(id: $t) { title } insightTheme(number: $n) { name } }'
    const given = { q: secretQuestion, t: secretThread, n: secretTheme }
    expect(await guest.ask(OTHERS, given)).toEqual({
      question: null,
      customerThread: null,
      insightTheme: null,
    })
    expect(JSON.stringify(await sue.ask(OTHERS, given))).toMatch(/(zanzibar.*){3}/i)
    const customer = await db.first<{ id: number; channelId: number }>(sql`
      select "customerId" as id, "channelId" from "CustomerThread" where id = ${secretThread}`)
    const THEIRS = `{ customer(number: ${customer?.id}) { name } }`
    expect(await guest.ask(THEIRS)).toEqual({ customer: null })
    const RULE = `{ tryListeningRule(channelId: "${customer?.channelId}", rule: { name: "All" }) { seen } }`
    expect(await refusal(guest.ask(RULE))).toBe('NOT_FOUND')
    expect(await guest.ask('{ customerWithAddress(address: "zanzibar@outside.example") }')).toEqual(
      {
        customerWithAddress: null,
      },
    )
    expect(await guest.ask('{ team(id: 1) { charter } }')).toEqual({ team: null })
    expect(await guest.ask('query($p: ID!) { person(id: $p) { name } }', { p: cast.ann })).toEqual({
      person: { name: 'Ann Archer' },
    })
  })

  test('no guest is among those who are here, nor sees them', async () => {
    const guest = await guestIn()
    const mayEnter = features.find(({ name }) => name === 'identity')?.rooms?.company
    expect(await mayEnter?.(await guest.context(), 0)).toBe(false)
    expect(await mayEnter?.(await asker(cast.dan).context(), 0)).toBe(true)
  })

  test('a space that is opened is no longer a guest’s', async () => {
    const guest = await guestIn({ spaceId: cast.vault.spaceId })
    const kindIs = (kind: 'OPEN' | 'HIDDEN') =>
      db.rows(sql`update "Space" set kind = ${kind}::"SpaceKind" where id = ${cast.vault.spaceId}`)
    await kindIs('OPEN')
    expect((await viewerOfPerson(guest.id))?.spaceIds).toEqual([])
    await kindIs('HIDDEN')
    expect((await viewerOfPerson(guest.id))?.spaceIds).toEqual([cast.vault.spaceId])
    await cleo.ask('mutation($id: ID!) { endGuest(personId: $id) { number } }', { id: guest.id })
  })
})

describe('the end', () => {
  test('comes on the date: no sign-in from then on, and the clock takes the membership', async () => {
    const { id } = await guestIn()
    const session = await startSession(id, 'test', '', 'test')
    await db.rows(
      sql`update "Guest" set until = now() - interval '1 second' where "personId" = ${id}`,
    )
    expect(await viewerOfSession(session)).toBeNull()
    const since = await lastEvent()
    await endGuestsInTime(null, null, new Date())
    await endGuestsInTime(null, null, new Date())
    expect((await recordedEvents(since)).map(({ name, actorId }) => [name, actorId])).toEqual([
      ['guest.ended', null],
    ])
    expect(
      await db.first(sql`
        select (select count(*)::int from "SpaceMember" where "personId" = ${id}) as members,
          (select "deactivatedAt" is not null from "Person" where id = ${id}) as "hasLeft"`),
    ).toEqual({ members: 0, hasLeft: true })
  })

  test('is set later or at once by owners and administrators, and by nobody else', async () => {
    const { id } = await guestIn()
    const extend =
      'mutation($id: ID!, $until: DateTime!) { extendGuest(personId: $id, until: $until) { guestUntil } }'
    const end = 'mutation($id: ID!) { endGuest(personId: $id) { hasLeft } }'
    const until = inDays(60)
    expect(await refusal(asker(cast.ann).ask(extend, { id, until }))).toBe('NOT_FOUND')
    expect(await refusal(asker(id).ask(extend, { id, until }))).toBe('NOT_FOUND')
    expect(await cleo.ask(extend, { id, until })).toEqual({ extendGuest: { guestUntil: until } })
    const list = '{ guests(first: 50) { edges { node { person { number } } } } }'
    expect(JSON.stringify(await asker(cast.eve).ask(list))).toContain(`{"number":${id}}`)
    expect(await refusal(asker(cast.ann).ask(list))).toBe('NOT_FOUND')
    expect(await asker(cast.eve).ask(end, { id })).toEqual({ endGuest: { hasLeft: true } })
    expect(await viewerOfPerson(id)).toBeNull()
    expect(await refusal(cleo.ask(extend, { id, until }))).toBe('CONFLICT')
  })

  test('whom an administrator deactivated no owner brings back', async () => {
    const email = 'sent.away@studio.example'
    const person = await invite({ email })
    await db.rows(
      sql`update "Person" set "deactivatedAt" = now() - interval '1 hour' where id = ${person}`,
    )
    await db.rows(sql`update "Guest" set "endedAt" = now() where "personId" = ${person}`)
    expect(await refusal(invite({ email }))).toBe('email')
  })
  test('whoever was a guest before can be invited again', async () => {
    const email = `${crypto.randomUUID().slice(0, 8)}@studio.example`
    const { id } = await guestIn({ email })
    expect(await refusal(invite({ email }))).toBe('email')
    await cleo.ask('mutation($id: ID!) { endGuest(personId: $id) { number } }', { id })
    expect(await invite({ email })).toBe(id)
    expect((await viewerOfPerson(id))?.spaceIds).toEqual([])
  })
})

describe('a guest of one post', () => {
  const POST =
    'query($id: ID!) { post(id: $id) { title author { name } comments { edges { node { body } } } } }'
  const say = (who: Asker, id: number) =>
    refusal(
      who.ask(
        'mutation($id: ID!) { postComment(input: { postId: $id, body: "Try felt." }) { number } }',
        { id },
      ),
    )

  test('sees and comments on it after the agreement, and sees nothing else: no space, board, post or person', async () => {
    const { guest, shared, other } = await guestOfPost()
    await makeComment(db, { postId: shared, authorId: cast.dan, body: 'Said by Dan' })
    expect(await guest.ask(POST, { id: shared })).toEqual({
      post: {
        title: 'Shared idea',
        author: { name: 'Ann Archer' },
        comments: { edges: [{ node: { body: 'Said by Dan' } }] },
      },
    })
    expect(await say(guest, shared)).toBe('done')
    expect(await guest.ask('{ sharedPost { number } }')).toEqual({ sharedPost: { number: shared } })
    expect(await viewerOfPerson(guest.id)).toMatchObject({ spaceIds: [], memberOf: [] })
    expect(await guest.ask(POST, { id: other })).toEqual({ post: null })
    expect(await say(guest, other)).toBe('NOT_FOUND')
    expect(
      await guest.ask(
        '{ people { edges { node { name } } } spaces { edges { node { name } } } boards { name }}',
      ),
    ).toMatchObject({ spaces: { edges: [] }, boards: [] })
    const BEN = 'query($id: ID!) { person(id: $id) { name } }'
    expect(await guest.ask(BEN, { id: cast.ben })).toEqual({ person: null })
    expect(
      await refusal(
        guest.ask('query($id: ID!) { idea(id: $id) { space { name } } }', { id: shared }),
      ),
    ).toBe('NOT_FOUND')
    for (const refused of [
      guest.ask(
        'mutation { makeSpace(input: { name: "Mine", about: "", kind: HIDDEN }) { slug } }',
      ),
      guest.ask('mutation($id: ID!) { askToJoin(spaceId: $id) { slug } }', {
        id: cast.lab.spaceId,
      }),
    ])
      expect(['NOT_ALLOWED', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED']).toContain(
        await refusal(refused),
      )
  })

  test('before they accept they see nothing, and after their time neither post nor session is theirs', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const id = await invite({ spaceId: cast.field.spaceId, postId: idea.id }, asker(cast.eve))
    const guest = asker(id)
    expect(await guest.ask(POST, { id: idea.id })).toEqual({ post: null })
    expect(await guest.ask('{ sharedPost { number } guestAgreement { post } }')).toEqual({
      sharedPost: null,
      guestAgreement: { post: idea.title },
    })
    await accept(id)
    const session = await startSession(id, 'test', '', 'test')
    expect(await viewerOfSession(session)).not.toBeNull()
    await db.rows(
      sql`update "Guest" set until = now() - interval '1 second' where "personId" = ${id}`,
    )
    expect(await viewerOfSession(session)).toBeNull()
    await endGuestsInTime(null, db, new Date())
    expect(await db.rows(sql`select 1 from "PostReader" where "personId" = ${id}`)).toEqual([])
    expect(await db.rows(sql`select 1 from "Session" where "personId" = ${id}`)).toEqual([])
  })

  test('is invited by those who manage its space, to a post of it that its readers see', async () => {
    const { shared } = await guestOfPost()
    const hidden = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.cleo })
    const at = (postId: number, by: Asker, spaceId = cast.field.spaceId) =>
      refusal(invite({ spaceId, postId }, by))
    const eve = asker(cast.eve)
    expect(await at(shared, asker(cast.ann))).toBe('NOT_ALLOWED')
    expect(await at(hidden.id, eve)).toBe('postId')
    expect(await at(999_999, eve)).toBe('postId')
    expect(await at(shared, cleo, cast.lab.spaceId)).toBe('postId')
    expect(await at(secretThread, eve)).toBe('postId')
    await db.rows(sql`update "Post" set state = 'HIDDEN' where id = ${shared}`)
    expect(await at(shared, eve)).toBe('postId')
  })

  test('in an archived space they read, and write no more', async () => {
    const { guest, shared } = await guestOfPost()
    await db.rows(sql`update "Space" set "archivedAt" = now() where id = ${cast.field.spaceId}`)
    await db.rows(sql`update "Company" set "rightsVersion" = "rightsVersion" + 1`)
    expect(await guest.ask(POST, { id: shared })).toMatchObject({ post: { title: 'Shared idea' } })
    expect(await say(guest, shared)).toBe('NOT_ALLOWED')
    await db.rows(sql`update "Space" set "archivedAt" = null where id = ${cast.field.spaceId}`)
  })

  test('gets a mail with who invited them, to what and until when, in the inviter’s language', async () => {
    const idea = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.ann,
      title: 'Felt under pumps',
    })
    const id = await invite({ spaceId: cast.field.spaceId, postId: idea.id }, asker(cast.eve))
    await sendGuestMail(db, id, 'now')
    await sendGuestMail(db, id, 'now')
    const mails = await db.rows<{ subject: string; text: string }>(
      sql`select subject, text from "Mail" where "personId" = ${id}`,
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toMatch(/Felt under pumps/)
    expect(mails[0]?.text).toMatch(/\/sign-in/)
  })
})
