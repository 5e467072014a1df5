// Each table belongs to one feature. SQL of another feature that names it stands in a list here, with the reason: what
// is on no list asks the owner's functions instead.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

const models = join(root, 'prisma/models')
/** Each table and the file of its model. */
const tables = readdirSync(models).flatMap((file) =>
  [...readFileSync(join(models, file), 'utf8').matchAll(/^model (\w+)/gm)].map(
    ([, table]) => [table as string, file.replace('.prisma', '')] as const,
  ),
)

/** Tables of another feature than the one that their model's file is named after, and why the model stands there. */
const OWNED_ELSEWHERE: Record<string, { feature: string; why: string }> = {
  Person: { feature: 'people', why: 'sessions and tokens, which sign in, stand beside it' },
  RoleGrant: { feature: 'people', why: 'what a viewer may is read with their session' },
  Draft: { feature: 'drafts', why: 'what a draft keeps is words and files' },
  SearchAlias: { feature: 'search', why: 'the index has a file of its own' },
  SearchWithoutResult: { feature: 'search', why: 'the index has a file of its own' },
  HeldPost: { feature: 'moderation', why: 'a text is held by what it is checked for' },
  HoldingRule: { feature: 'moderation', why: 'a text is held by what it is checked for' },
  Mention: { feature: 'posts', why: 'a mention stands in a post or in a comment' },
}

/** The feature that owns each table. `engine` stands for the files beside the folders, `index` for search/. */
const ownerOf = new Map(
  tables.map(([table, file]) => [
    table,
    OWNED_ELSEWHERE[table]?.feature ?? (file === 'search' ? 'index' : file),
  ]),
)

/** Read by every feature: names and rights of people, and whether a post may be seen, are joined to every list. */
const READ_BY_ALL = ['Person', 'Space', 'Post']

/** What a feature reads of another's tables, and why it does not ask the owner. */
const READS: Record<string, Record<string, string>> = {
  moderation: {
    Comment: 'who wrote what is reported, and whether it is shown',
    SpaceMember: 'whether somebody else looks after the space',
    RoleGrant: 'whether somebody else moderates there',
    Event: 'what followed from posting follows again with the approval',
  },
  confidential: {
    HoldingRule: 'whose texts are held',
    Comment: 'when a comment came to be seen: when it was posted, or approved',
  },
  scim: {
    SpaceMember: 'a preview tells who is in the space already',
    RoleGrant: 'a preview tells who has the role already',
  },
  webhooks: { Event: 'what happened, in the words of the log' },
  people: {
    ProfileValue: 'people are found by what stands in searchable fields',
    ProfileField: 'people are found by what stands in searchable fields',
  },
  system: {
    Session: 'how many people are active',
    Mail: 'how many mails were sent, wait and failed',
    SearchDocument: 'how many documents the index holds',
  },
  'my-data': Object.fromEntries(
    'Person Post Comment Support PostFollow SpaceMember Space Draft File Session ApiToken Event'
      .split(' ')
      .map((table) => [table, 'what is somebody’s own, to give it to them']),
  ),
  audit: { Event: 'the log, whose chains it proves' },
  exports: {
    Board: 'the promises of boards leave with them',
    Comment: 'of a comment that is not shown only its place leaves',
    Mention: 'who is named in a text that is drawn anew',
    File: 'which pictures stand in a text that is drawn anew',
  },
  erasure: {
    Mention: 'texts that name whoever is erased',
    Comment: 'texts that name whoever is erased, and what they wrote',
    File: 'their files',
    Idea: 'the boards that count what goes',
    Board: 'the boards that count what goes',
  },
  spaces: { Board: 'how many boards stand in a space; the board a new space begins with' },
  posts: { Comment: 'a post that is merged counts what happened under it' },
  attachments: {
    Comment: 'a file under a comment is opened by those who may read it',
    Draft: 'a file that a draft names is not swept away',
  },
  comments: { File: 'the files of each comment come with the page of comments' },
  ideas: {
    ClockPolicy: 'boards whose late responses are escalated to somebody who leaves',
    PostFollow: 'which ideas are “for you”',
    Support: 'which ideas somebody supports; what trends',
    PostCoauthor: 'whoever wrote an idea too is known for it',
    SpaceMember:
      'owners of a board’s space hear of it where nobody else answers for it, in one statement',
    Clock: 'due and answer times of a list are copies of the clock’s, declared with the counters',
  },
  directory: {
    Skill: 'who has a skill is one condition of a search among others',
    PersonSkill: 'who has a skill is one condition of a search among others',
    SkillName: 'a line is read by names of skills that somebody has',
    ProfileValue: 'a word of a line stands in a searchable field',
    ProfileField: 'a word of a line stands in a searchable field',
  },
  guests: {
    Invitation: 'who is invited as a colleague is no guest',
    SignInProvider: 'who comes in by the company’s own sign-on is no guest',
  },
  experts: { Comment: 'a comment that is hidden shows nothing of who wrote it' },
  teams: {
    PersonSkill: 'who says they have a skill is proposed for a position',
    Skill: 'a position is a skill, merged ones as what they were merged into',
  },
  challenges: {
    Draft:
      'the draft of an entry is locked while it is sent, so that nobody begins to help with it',
    DraftHelper:
      'whoever helps with an entry does not judge it; entry-drafts itself asks challenges',
    PostFollow: 'followers of a challenge take part in it',
    PostCoauthor: 'whoever wrote an entry too is told of its decision, and known for it',
    SpaceMember: 'the members of its space are asked; who may sponsor there',
    Notification: 'how many entries its reader has left to evaluate',
    Support: 'who supports a post that becomes a challenge is told',
    Idea: 'which ideas can be entered; comments are closed on entries that stand on no board',
  },
  'stage-gates': {
    Challenge: 'entries are let through while their challenge is under way',
    ChallengeRule: 'a stage that is left out takes its gate along',
    ChallengeEntry: 'a gate stands before an entry',
    Support: 'units among those who support an entry',
  },
  'process-tags': {
    ChallengeEntry: 'a risk is seen in an entry',
    Challenge: 'a guest knows the processes of challenges they take part in',
  },
  'entry-themes': {
    Challenge: 'the job that finds themes waits for whoever changes them',
    ChallengeEntry: 'themes and pairs are of entries',
  },
  'entry-drafts': { Challenge: 'the space of the challenge that a draft is for' },
  'entry-forms': {
    Challenge: 'what whoever has the code sees of one, and who sponsors it',
    ChallengeRule: 'whether entries are taken now, and until when',
  },
  campaigns: {
    Idea: 'one that was withdrawn is not taken in',
    ChallengeEntry: 'what was entered before is passed over',
    PostCoauthor: 'all who wrote an idea are told that it was taken in',
  },
  'entry-links': { ChallengeEntry: 'both sides are entries of one challenge' },
  'entry-cases': { ChallengeEntry: 'a case is of an entry' },
  sponsoring: {
    Challenge: 'every figure is of one, with its sponsor and what is promised',
    ChallengeEntry: 'every figure is a count of entries',
    ChallengeVoter: 'who votes takes part',
    Duel: 'who compares takes part',
    Scorecard: 'who evaluates takes part; which entries are evaluated',
    Evaluator: 'how many scorecards are expected',
    Support: 'who supports an entry takes part',
    Comment: 'who comments on an entry takes part',
    PostCoauthor: 'whoever wrote an entry too takes part',
    SpaceMember: 'the members of its space are asked',
  },
  outcomes: {
    Challenge: 'the currency of a value, and who owns it when nobody was chosen',
    ChallengeEntry: 'what is expected of an entry, and from when it is measured',
    Scorecard: 'how scores agree with what entries brought',
  },
  goals: {
    Challenge: 'what serves a goal is counted of challenges',
    ChallengeEntry: 'how many entries of them were chosen',
  },
  rewards: {
    Challenge: 'who sponsors it approves rewards; the budget is of one',
    ChallengeEntry: 'rewards and points are for entries that were chosen',
    PostCoauthor: 'whoever wrote an entry too is rewarded too',
    SpaceMember: 'the owners of the space approve rewards',
    ValueCheck: 'value that is signed off gives points, if it is more than nothing',
  },
  questions: {
    Comment: 'answers are comments: how many there are, and which one is accepted',
    PostFollow: 'a muted question tells nothing',
    SpaceMember: 'an owner of the space looks for experts where the asker has no name',
    Clock: 'the due time of a question is a copy of the clock’s, declared with the counters',
    Topic: 'questions with tags that the viewer follows',
    TopicFollow: 'questions with tags that the viewer follows',
    Support: 'whoever has a question too asks it, in what is counted of a topic',
  },
  network: {
    Comment: 'who wrote under whose posts is what a network is, in statements that go step by step',
  },
  insights: {
    Customer: 'insights count distinct people, of merged customers one',
    CustomerThread:
      'a quote is seen by those who see its thread; figures of threads are counted in one statement',
    CustomerMessage:
      'quotes, tones and aspects are of messages; the moment and the words are theirs',
    CustomerDraft:
      'what is being written for a customer is not drafted twice; who wrote the first answer',
    Idea: 'the chain shows what is in use',
    StatusChange: 'the chain shows since when it is in use',
    Clock: 'whether a first answer was late',
    ChallengeEntry: 'the chain leads from an idea to the challenge it was entered in',
  },
  notifications: {
    PostFollow: 'a muted post tells nothing',
    Comment: 'a notice of a comment is shown to those who may read it now',
    Board: 'a notice of a board is shown to those who may read it now',
    BoardFollow: 'a muted board tells nothing',
    Event: 'events are delivered in the order they happened',
  },
  tokens: {
    Session: 'where somebody is signed in is shown beside their tokens',
    ApiToken: 'identity asks it with each request; what its owner sees of it stands there',
  },
  home: {
    SpaceRequest: 'who would like to join one of the viewer’s spaces',
    Comment: 'what is talked about now',
  },
  setup: {
    Company: 'whether it was set up once',
    Board: 'whether there is a first board',
    BoardFollow: 'what a newcomer has done',
    Support: 'what a newcomer has done',
    Comment: 'what a newcomer has done',
    OfficialResponse: 'whether there was a first response',
    ExternalIdentity: 'whether single sign-on was used',
    Invitation: 'how many are invited',
  },
  customers: {
    ClockPolicy: 'what the clocks of a channel promise, and how they were kept',
    Clock: 'due times of a thread are copies of the clock’s, declared with the counters',
    Comment: 'an answer by mail goes to the comment it was told of, while that is there',
  },
  'sign-in': { Guest: 'links are offered while there are guests, who have no other way in' },
  invitations: { Mail: 'why the mail of an invitation has not left' },
  imports: {
    CustomerChannel: 'the channel that an import names, for those who see it',
    Comment: 'replies find what they answer',
    Board: 'the board that rows are imported to',
    Idea: 'a merged idea finds the one it was merged into',
    StatusChange: 'a row that is imported again changes no step',
    QuestionSolved: 'a question that helped somebody here is not taken back with its import',
    QuestionRequest: 'a question that somebody here was asked is not taken back with its import',
    OfficialResponse:
      'a response that people here have corrected stays; so does its idea when an import is undone',
    File: 'the files of what is undone go from the disk',
    Reaction: 'a comment that people here have reacted to stays when an import is undone',
    Evaluator: 'an idea of somebody who evaluates the challenge does not enter it',
    ChallengeVote: 'an entry that people here have voted for stays when an import is undone',
    Duel: 'an entry that people here have compared stays when an import is undone',
    Scorecard: 'an entry that people here have scored stays when an import is undone',
    CustomerDraft: 'a thread that people here have drafted in stays when an import is undone',
    CustomerThreadMove: 'a thread that people here have moved stays when an import is undone',
    Insight: 'a thread that people here have quoted stays when an import is undone',
    PostReader: 'a thread that people here were invited to stays when an import is undone',
    CustomerAccountMember: 'a customer of a known account stays when an import is undone',
  },
}

/** What a feature writes in another's tables, and why it is not the owner's service. */
const WRITES: Record<string, Record<string, string>> = {
  exports: {
    Person: 'whom an archive names and nobody knows gets an account without access, in bulk',
    Post: 'texts of an archive are drawn in bulk',
    Comment: 'texts of an archive are drawn in bulk',
  },
  erasure: Object.fromEntries(
    'Person Post PostRevision PostCoauthor Comment CustomerMessage QuestionRequest File Mail Invitation'
      .split(' ')
      .map((table) => [table, 'what is kept of a person goes in one place, from one list']),
  ),
  confidential: { HeldPost: 'a text is noted as held by the check that holds it' },
  guests: {
    Person: 'a guest is a person who begins and ends with the invitation',
    SpaceMember: 'accepting makes a member, which addMember refuses for guests',
    Space: 'the number of members changes with them',
  },
  skills: {
    Person: 'the names of somebody’s skills are a copy on their row, for lists and search',
  },
  identity: {
    IdempotencyKey: 'the nightly sweep of what has expired',
    RateLimit: 'the nightly sweep of what has expired',
    SealedKey: 'the nightly sweep of what has expired',
  },
  tokens: {
    ApiToken: 'its owner ends it where they see it',
    Person: 'a program is a person who gets no mail',
  },
  posts: { Draft: 'the draft goes with the post that was made of it' },
  attachments: { Person: 'a face is a column of its person' },
  comments: {
    Post: 'counters and faces of the post change with the comment',
    PostFollow: 'whoever comments follows the post',
    File: 'the files of a comment are claimed with it',
    Draft: 'the draft of a comment without a name goes with it',
  },
  ideas: {
    Post: 'an idea is a post: both rows are one write',
  },
  'entry-drafts': { Draft: 'its helper edits a draft that belongs to somebody else' },
  challenges: {
    Post: 'a challenge is a post: both rows are one write; its stages open and close comments',
  },
  questions: {
    Comment: 'the place of an answer changes with its votes and with what is accepted',
  },
  imports: {
    Person: 'people of a file are brought up to date in bulk, and so are their managers',
    Post: 'rows are imported in bulk',
    PostFollow: 'rows are imported in bulk',
    PostCoauthor: 'rows are imported in bulk',
    OfficialResponse: 'rows are imported in bulk',
    PostRevision: 'rows are imported in bulk',
    Comment: 'rows are imported in bulk',
    Board: 'rows are imported in bulk, counters once for all of them',
    BoardStatusCount: 'rows are imported in bulk, counters once for all of them',
    Idea: 'rows are imported in bulk',
    StatusChange: 'rows are imported in bulk',
    Support: 'rows are imported in bulk',
    Challenge: 'entries are imported in bulk, counted once for all of them',
    ChallengeEntry: 'entries are imported in bulk',
    Question: 'rows are imported in bulk, counters once for all of them',
    Knowledge: 'rows are imported in bulk',
    Customer: 'rows are imported in bulk',
    CustomerAddress: 'rows are imported in bulk',
    CustomerThread: 'rows are imported in bulk',
    CustomerMessage: 'rows are imported in bulk',
  },
}

/** The text of every string and template of a file; what is spliced in is a string or template of its own. */
function literalsOf(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), 99)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    if (ts.isTemplateExpression(node))
      found.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(textOf).join('$'),
      )
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
const textOf = ({ text }: { text: string }): string => text

type Use = { feature: string; table: string; access: 'reads' | 'writes'; path: string }

/** Every use of a table in the SQL of the features' folders. */
function usesOfTables(): Use[] {
  const uses: Use[] = []
  for (const path of readdirSync(join(root, 'graphql'), { recursive: true, encoding: 'utf8' })) {
    const feature = /^([^/]+)\/[^/]+\.ts$/.exec(path)?.[1]
    if (!feature || /(\.test|testing)\.ts$/.test(path)) continue
    for (const text of literalsOf(`graphql/${path}`))
      for (const [, verb, table] of text.matchAll(
        /(insert into|update|delete from|\S+)\s+"([A-Z]\w+)"/g,
      ))
        if (table && ownerOf.has(table)) {
          const access = /^(insert into|update|delete from)$/.test(verb ?? '') ? 'writes' : 'reads'
          uses.push({ feature, table, access, path })
        }
  }
  return uses
}

test('every table belongs to one feature', () => {
  const folders = readdirSync(join(root, 'graphql'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const owners = [...folders, 'engine', 'index']
  expect(
    [...ownerOf].filter(([, owner]) => !owners.includes(owner)),
    'put the model into prisma/models/<feature>.prisma, or name its feature in OWNED_ELSEWHERE with the reason',
  ).toEqual([])
  expect(
    Object.entries(OWNED_ELSEWHERE).filter(
      ([table, { feature }]) => !tables.some(([name, file]) => name === table && file !== feature),
    ),
    'needs no exception any longer',
  ).toEqual([])
})

test('a feature names another’s tables in its SQL only with a reason', () => {
  const lists = { reads: READS, writes: WRITES }
  const wrong = usesOfTables()
    .filter(
      ({ feature, table, access }) =>
        ownerOf.get(table) !== feature &&
        !(access === 'reads' && READ_BY_ALL.includes(table)) &&
        !lists[access][feature]?.[table] &&
        !(access === 'reads' && WRITES[feature]?.[table]),
    )
    .map(({ path, access, table }) => `${path} ${access} "${table}" of ${ownerOf.get(table)}`)
  expect(
    [...new Set(wrong)],
    'ask a function of the owner, react to its event, or give the reason in READS or WRITES',
  ).toEqual([])
})

test('no list names what nobody does any longer', () => {
  const uses = new Set(usesOfTables().map((use) => `${use.feature} ${use.access} ${use.table}`))
  const listed = Object.entries({ reads: READS, writes: WRITES }).flatMap(([access, list]) =>
    Object.entries(list).flatMap(([feature, tables]) =>
      Object.keys(tables).map((table) => `${feature} ${access} ${table}`),
    ),
  )
  expect(listed.filter((one) => !uses.has(one))).toEqual([])
})
