// What an archived space refuses. Every mutation of the schema is tried in one, or says why it goes on.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { schema } from '#graphql/schema.ts'
import { asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import {
  type Cast,
  makeBoard,
  makeCast,
  makeComment,
  makeIdea,
  makePerson,
} from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

type Try = { by: 'ann' | 'ben' | 'cleo' | 'guest'; call: string }

const TEAM =
  'input: { charter: "Half as loud by summer.", demoOn: "2099-01-01", endsOn: "2099-02-01", positions: ["Hoisting"] }'
/**
 * How each mutation is tried, by somebody who may do it while the space is not archived. `$idea` by ann, who supports it,
 * with `$comment` and `$file`; `$other` and `$merged`, which is merged into it; `$asking` collects,
 * `$question` by ann with an accepted `$answer` by ben, `$waiting` by ann, which ben was asked and `$reader` reads,
 * with `$idea` entered and votes; `$deciding` has it too, `$telling` has no entry; `$judged` is being evaluated by ben, who was given
 * `$duel` of its entries. `$guest` is no member, `$wishes` asked to be one.
 */
const ARCHIVED: Record<string, Try> = {
  acceptAnswer: { by: 'ann', call: 'acceptAnswer(questionId: $question) { number }' },
  addEvaluators: {
    by: 'cleo',
    call: 'addEvaluators(challengeId: $judged, evaluatorIds: [$reader], dueOn: "2099-01-10T12:00") { number }',
  },
  addMember: { by: 'cleo', call: 'addMember(spaceId: $space, personId: $guest) { slug }' },
  answerForTeam: {
    by: 'ann',
    call: 'answerForTeam(teamId: $team, personId: $applicant, accepts: true) { number }',
  },
  applyForTeam: {
    by: 'cleo',
    call: 'applyForTeam(teamId: $team, position: $position) { number }',
  },
  editTeam: {
    by: 'ann',
    call: `editTeam(teamId: $team, version: 1, ${TEAM}) { number }`,
  },
  formTeam: { by: 'ann', call: `formTeam(ideaId: $idea, ${TEAM}) { number }` },
  inviteToTeam: {
    by: 'ann',
    call: 'inviteToTeam(teamId: $team, personId: $invited, position: $position) { number }',
  },
  removeFromTeam: {
    by: 'ann',
    call: 'removeFromTeam(teamId: $team, personId: $applicant) { number }',
  },
  answerDuel: {
    by: 'ben',
    call: 'answerDuel(challengeId: $judged, duelId: $duel, answer: LEFT) { number }',
  },
  askPerson: { by: 'ann', call: 'askPerson(questionId: $waiting, personId: $reader) { number }' },
  askQuestion: {
    by: 'ann',
    call: 'askQuestion(space: "lab", input: { title: "Who knows about hoists?" }) { number }',
  },
  askToJoin: { by: 'guest', call: 'askToJoin(spaceId: $space) { slug }' },
  changeIdeaStatus: {
    by: 'cleo',
    call: 'changeIdeaStatus(ideaId: $idea, to: TRIAL, note: "Try it", nextStep: "Ask them") { number }',
  },
  claimBoard: { by: 'ann', call: 'claimBoard(boardId: $board) { slug }' },
  correctResponse: {
    by: 'cleo',
    call: 'correctResponse(responseId: $response, version: 1, text: "It goes on, in May") { number }',
  },
  decideEntry: {
    by: 'cleo',
    call: 'decideEntry(challengeId: $deciding, ideaId: $idea, outcome: WINNER, reason: "It was tried") { outcome }',
  },
  declineIdea: {
    by: 'cleo',
    call: 'declineIdea(ideaId: $idea, reason: "TOO_EARLY", text: "Not before the move") { number }',
  },
  declineJoin: { by: 'cleo', call: 'declineJoin(spaceId: $space, personId: $wishes) { slug }' },
  describeFile: { by: 'ann', call: 'describeFile(fileId: $file, alt: "Another") { alt }' },
  editBoard: {
    by: 'cleo',
    call: 'editBoard(boardId: $board, input: { name: "Another name" }) { slug }',
  },
  editChallenge: {
    by: 'cleo',
    call: 'editChallenge(challengeId: $asking, version: 1, input: { title: "Another", question: "What else is there?", timeZone: "UTC", closesOn: "2099-01-02T12:00" }) { number }',
  },
  editComment: { by: 'ann', call: 'editComment(commentId: $comment, body: "Other") { number }' },
  editIdea: {
    by: 'ann',
    call: 'editIdea(ideaId: $idea, input: { version: 1, title: "Other" }) { number }',
  },
  editQuestion: {
    by: 'ann',
    call: 'editQuestion(questionId: $question, version: 1, input: { title: "Who knows about lifts?" }) { number }',
  },
  editSpace: {
    by: 'cleo',
    call: 'editSpace(spaceId: $space, input: { name: "Lab", about: "", kind: CLOSED }) { slug }',
  },
  inviteGuest: {
    by: 'cleo',
    call: 'inviteGuest(input: { spaceId: $space, name: "Gavin", email: "gavin@studio.example", until: "2026-12-31T00:00:00Z", agreement: "Keep it to yourself" }) { number }',
  },
  enterIdea: { by: 'ann', call: 'enterIdea(challengeId: $asking, ideaId: $other) { number }' },
  enterNewIdea: {
    by: 'ben',
    call: 'enterNewIdea(challengeId: $asking, title: "One more") { number }',
  },
  giveVotes: {
    by: 'ben',
    call: 'giveVotes(challengeId: $asking, ideaId: $idea, votes: 1) { myVotes }',
  },
  makeBoard: { by: 'cleo', call: 'makeBoard(input: { space: "lab", name: "One more" }) { slug }' },
  checkKnowledge: {
    by: 'cleo',
    call: 'checkKnowledge(questionId: $question, holds: true) { number }',
  },
  markSolved: { by: 'cleo', call: 'markSolved(questionId: $question) { number }' },
  mergeIdea: { by: 'cleo', call: 'mergeIdea(ideaId: $idea, intoId: $other) { number }' },
  mergePosts: { by: 'cleo', call: 'mergePosts(postId: $idea, intoId: $other) { number }' },
  passQuestion: {
    by: 'ben',
    call: 'passQuestion(questionId: $waiting, personId: $reader) { number }',
  },
  pinPost: { by: 'cleo', call: 'pinPost(postId: $idea, isPinned: true) { number }' },
  postChallengeUpdate: {
    by: 'cleo',
    call: 'postChallengeUpdate(challengeId: $asking, text: "Ten so far") { number }',
  },
  postComment: {
    by: 'ben',
    call: 'postComment(input: { postId: $idea, body: "Hello" }) { number }',
  },
  postIdea: {
    by: 'ann',
    call: 'postIdea(input: { board: "lab-board", title: "One more" }) { number }',
  },
  react: { by: 'ben', call: 'react(commentId: $comment, emoji: "👍", isOn: true) { number }' },
  recuse: { by: 'ben', call: 'recuse(challengeId: $judged, ideaId: $idea) { number }' },
  removeEvaluator: {
    by: 'cleo',
    call: 'removeEvaluator(challengeId: $judged, personId: $evaluator) { number }',
  },
  respondToIdea: {
    by: 'cleo',
    call: 'respondToIdea(ideaId: $idea, kind: YES, text: "It goes on") { number }',
  },
  respondToRequest: {
    by: 'ben',
    call: 'respondToRequest(questionId: $waiting, response: ACCEPT) { number }',
  },
  saveScorecard: {
    by: 'ben',
    call: 'saveScorecard(challengeId: $judged, ideaId: $idea, scores: []) { number }',
  },
  sayUnknown: { by: 'cleo', call: 'sayUnknown(questionId: $waiting) { number }' },
  setBoardPromise: {
    by: 'cleo',
    call: 'setBoardPromise(boardId: $board, input: { within: 2, unit: DAYS }) { slug }',
  },
  setCriteria: {
    by: 'cleo',
    call: 'setCriteria(challengeId: $judged, criteria: [{ name: "Cheap", weight: 1 }]) { number }',
  },
  startChallenge: {
    by: 'cleo',
    call: 'startChallenge(space: "lab", input: { title: "Another", question: "What else is there?", timeZone: "UTC", closesOn: "2099-01-02T12:00" }) { number }',
  },
  startDuels: { by: 'ben', call: 'startDuels(challengeId: $judged) { number }' },
  supportIdea: { by: 'ben', call: 'supportIdea(ideaId: $idea) { number }' },
  supportPost: { by: 'ben', call: 'supportPost(postId: $idea) { number }' },
  takeBackDuel: { by: 'cleo', call: 'takeBackDuel(challengeId: $judged) { number }' },
  tellChallenge: {
    by: 'cleo',
    call: 'tellChallenge(challengeId: $telling, result: "Nothing came of it") { number }',
  },
  unmergeIdea: { by: 'cleo', call: 'unmergeIdea(ideaId: $merged, note: "Apart") { number }' },
  unmergePost: { by: 'cleo', call: 'unmergePost(postId: $merged, note: "Apart") { number }' },
  upvoteAnswer: { by: 'cleo', call: 'upvoteAnswer(commentId: $answer, isOn: true) { number }' },
  withdrawEntry: {
    by: 'ann',
    call: 'withdrawEntry(challengeId: $asking, ideaId: $idea) { number }',
  },
  withdrawIdea: { by: 'ann', call: 'withdrawIdea(ideaId: $idea) { number }' },
  withdrawResponse: {
    by: 'cleo',
    call: 'withdrawResponse(responseId: $response, version: 1, note: "The wrong idea") { number }',
  },
  withdrawPostSupport: { by: 'ann', call: 'withdrawPostSupport(postId: $idea) { number }' },
  withdrawSupport: { by: 'ann', call: 'withdrawSupport(ideaId: $idea) { number }' },
}

const ITS_OWNERS = 'somebody must be able to bring it back'
const ONES_OWN = 'what one wrote, and what one hears of, stays one’s own'
const NO_SPACE = 'belongs to a person or to the company, not to a space'
const SEARCHED = 'an archived space is still searched, by whatever names its things have'
const REPORTS = 'what is wrong is reported and decided wherever it was written'
const OF_PERSON = 'is said of a person, whose work stays readable'
const REVEAL = 'a threat is looked into wherever it was written'
const INSIGHTS = 'an archived space refuses it (insights/insights.test.ts)'
const CUSTOMERS = 'an archived space refuses it (customers/work.test.ts)'
const SPONSORING = 'an archived space refuses it (sponsoring/sponsoring.test.ts)'
const REWARDS = 'an archived space refuses it (rewards/rewards.test.ts)'
const GOALS = 'an archived space refuses it (goals/goals.test.ts)'
const OUTCOMES = 'an archived space refuses it (outcomes/outcomes.test.ts)'
const GATES = 'an archived space refuses it (stage-gates/stage-gates.test.ts)'
const RISKS = 'an archived space refuses it (process-tags/process-tags.test.ts)'
const ENTRY_THEMES = 'an archived space refuses it (entry-themes/entry-themes.test.ts)'
const ENTRY_DRAFTS = 'an archived space refuses it (entry-drafts/entry-drafts.test.ts)'
const ENTRY_FORMS = 'an archived space refuses it (entry-forms/entry-forms.test.ts)'
const ENTRY_LINKS = 'an archived space refuses it (entry-links/entry-links.test.ts)'
const ERASED = 'whoever asks to be erased is erased wherever they wrote'
/** Why an archived space does not concern the others. */
const GOES_ON: Record<string, string> = {
  acceptInvitation: NO_SPACE,
  acceptUsagePolicy: NO_SPACE,
  addPasskey: NO_SPACE,
  addDirectoryGroupRule: 'a rule gives nothing in an archived space (scim/rules.ts)',
  deleteWebhook: NO_SPACE,
  editWebhook: NO_SPACE,
  endDirectoryConnection: NO_SPACE,
  giveBadges: NO_SPACE,
  makeDirectoryConnection: NO_SPACE,
  makeWebhook: NO_SPACE,
  removeBadge: NO_SPACE,
  removeDirectoryGroupRule: 'takes back what a group gave, wherever that was',
  renewDirectoryToken: NO_SPACE,
  renewWebhookSecret: NO_SPACE,
  resetBadgePin: NO_SPACE,
  retryWebhookDelivery: NO_SPACE,
  switchBadges: NO_SPACE,
  switchPasskeys: NO_SPACE,
  testWebhook: NO_SPACE,
  deletePeopleFilter: NO_SPACE,
  editPerson: NO_SPACE,
  makeApiToken: NO_SPACE,
  makeServiceAccount: NO_SPACE,
  makeServiceToken: NO_SPACE,
  mergeSkills: NO_SPACE,
  publishUsagePolicy: NO_SPACE,
  removeAdministratorPassword: NO_SPACE,
  removePasskey: NO_SPACE,
  renamePasskey: NO_SPACE,
  renameSkill: NO_SPACE,
  revokeApiToken: NO_SPACE,
  endPersonSessions: NO_SPACE,
  askForErasure: NO_SPACE,
  agreeToErasure: NO_SPACE,
  takeBackErasure: NO_SPACE,
  startExport: NO_SPACE,
  takeBackArchive: NO_SPACE,
  savePeopleFilter: NO_SPACE,
  setAdministratorPassword: NO_SPACE,
  undoSkillChange: NO_SPACE,
  captureInsight: INSIGHTS,
  deleteInsight: INSIGHTS,
  setThemeOwner: INSIGHTS,
  addCompanyEvent: NO_SPACE,
  editCompanyEvent: NO_SPACE,
  deleteCompanyEvent: NO_SPACE,
  correctTone: INSIGHTS,
  draftTold: INSIGHTS,
  editInsight: INSIGHTS,
  hideCustomerAspect: INSIGHTS,
  linkTheme: INSIGHTS,
  mergeThemes: INSIGHTS,
  putIntoTheme: INSIGHTS,
  renameTheme: INSIGHTS,
  setCustomerAccount: INSIGHTS,
  splitTheme: INSIGHTS,
  unlinkTheme: INSIGHTS,
  unmergeTheme: INSIGHTS,
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
  grantCustomerVoice: CUSTOMERS,
  inviteToCustomerThread: CUSTOMERS,
  makeCustomerChannel: CUSTOMERS,
  markCustomerSpam: CUSTOMERS,
  moveCustomerThread: CUSTOMERS,
  noteHeard: CUSTOMERS,
  noteOnDraft: CUSTOMERS,
  raiseListeningRule: CUSTOMERS,
  rateCustomerThread: CUSTOMERS,
  addCustomerFact: CUSTOMERS,
  endCustomerNaming: CUSTOMERS,
  nameInCustomerThread: CUSTOMERS,
  removeAnswerText: CUSTOMERS,
  removeCustomerTie: CUSTOMERS,
  saveCustomerTie: CUSTOMERS,
  removeCustomerReply: CUSTOMERS,
  removeCustomerView: CUSTOMERS,
  removeListeningRule: CUSTOMERS,
  renewChannelSecret: CUSTOMERS,
  replyByLink: CUSTOMERS,
  saveCustomerAnswer: CUSTOMERS,
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
  eraseCustomer: ERASED,
  mergeCustomers: NO_SPACE,
  unmergeCustomer: NO_SPACE,
  addAlias: SEARCHED,
  askForInvitation: NO_SPACE,
  beginSetUp: NO_SPACE,
  dismissCheckList: NO_SPACE,
  addModerationDuty: NO_SPACE,
  removeProfileField: NO_SPACE,
  saveProfileField: NO_SPACE,
  setProfileValue: NO_SPACE,
  keepSpace: ITS_OWNERS,
  setQuietDays: NO_SPACE,
  discardJob: NO_SPACE,
  rebuildSearchIndex: NO_SPACE,
  retryJobs: NO_SPACE,
  sendTestMail: NO_SPACE,
  unwatchWord: NO_SPACE,
  watchWord: NO_SPACE,
  decideCase: REPORTS,
  decideHeld: REPORTS,
  setNewcomerDays: NO_SPACE,
  endRestriction: REPORTS,
  lockDiscussion: REPORTS,
  removeModerationDuty: NO_SPACE,
  report: REPORTS,
  restrictPerson: REPORTS,
  editCompany: NO_SPACE,
  invite: NO_SPACE,
  makeFirstAdministrator: NO_SPACE,
  makeInvitationLink: NO_SPACE,
  renewRecoveryLink: NO_SPACE,
  resendInvitation: NO_SPACE,
  showInvitationLink: NO_SPACE,
  useRecoveryLink: NO_SPACE,
  withdrawInvitation: NO_SPACE,
  withdrawInvitationLink: NO_SPACE,
  makeFirstPlaces: 'it makes spaces of its own',
  agreeToReveal: REVEAL,
  askForNames: REVEAL,
  agreeToNames: REVEAL,
  showAuthor: ONES_OWN,
  leaveTeam: ONES_OWN,
  releaseForTeam: 'a manager may see nothing of the space',
  archiveSpace: ITS_OWNERS,
  changeSettings: NO_SPACE,
  decideSignOnRequest: NO_SPACE,
  deleteSignInProvider: NO_SPACE,
  configureImport: 'it says how a file is read, and writes into no space',
  dropDraft: ONES_OWN,
  editProfile: NO_SPACE,
  endOtherSessions: NO_SPACE,
  endSession: NO_SPACE,
  followBoard: ONES_OWN,
  followPost: ONES_OWN,
  followTopic: ONES_OWN,
  endorse: OF_PERSON,
  withdrawEndorsement: OF_PERSON,
  hideTopic: NO_SPACE,
  setConnector: NO_SPACE,
  askIntroduction: NO_SPACE,
  respondToIntroduction: NO_SPACE,
  showTopic: NO_SPACE,
  makeSpace: NO_SPACE,
  readNotifications: ONES_OWN,
  removeAlias: SEARCHED,
  removeComment: ONES_OWN,
  removeFile: ONES_OWN,
  removeMember: ITS_OWNERS,
  removePicture: NO_SPACE,
  runImport: 'its job asks the place, which an archived space refuses (imports/manage.test.ts)',
  undoImport: 'an archived space refuses it (imports/manage.test.ts)',
  reopenSpace: ITS_OWNERS,
  requestReveal: REVEAL,
  saveCalendar: NO_SPACE,
  saveDraft: ONES_OWN,
  saveSignInProvider: NO_SPACE,
  acceptGuestAgreement: NO_SPACE,
  endGuest: NO_SPACE,
  extendGuest: NO_SPACE,
  deactivate: NO_SPACE,
  setActive: NO_SPACE,
  setManager: NO_SPACE,
  setNotificationPreference: ONES_OWN,
  setPicture: NO_SPACE,
  setRole: NO_SPACE,
  grantRole: NO_SPACE,
  endRole: NO_SPACE,
  setSpaceRole: ITS_OWNERS,
  setWeeklyCap: ONES_OWN,
  inviteGroup: SPONSORING,
  measureValue: OUTCOMES,
  setValueOwner: OUTCOMES,
  saveStageTemplate: 'an archived space refuses it (stage-templates/stage-templates.test.ts)',
  deleteStageTemplate: NO_SPACE,
  openEntryForm: ENTRY_FORMS,
  closeEntryForm: ENTRY_FORMS,
  decideSentEntry: ENTRY_FORMS,
  sendEntry: ENTRY_FORMS,
  enterTaggedIdeas: 'an archived space refuses it (campaigns/campaigns.test.ts)',
  setStageGate: GATES,
  moveEntry: GATES,
  flagRisk: RISKS,
  answerRisk: RISKS,
  removeRiskFlag: REPORTS,
  addProcess: NO_SPACE,
  editProcess: NO_SPACE,
  endProcess: NO_SPACE,
  nameEntryTheme: ENTRY_THEMES,
  placeEntries: ENTRY_THEMES,
  dismissEntryPair: ENTRY_THEMES,
  shareEntryDraft: ENTRY_DRAFTS,
  saveHelpedDraft: ENTRY_DRAFTS,
  endDraftHelp: ONES_OWN,
  linkEntry: ENTRY_LINKS,
  unlinkEntry: ENTRY_LINKS,
  setEntryCase: ENTRY_LINKS,
  signValue: OUTCOMES,
  setRewardBudget: REWARDS,
  proposeReward: REWARDS,
  approveReward: REWARDS,
  refuseReward: REWARDS,
  reverseReward: REWARDS,
  setRewardSettings: NO_SPACE,
  startGoal: GOALS,
  editGoal: GOALS,
  setChallengeGoal: GOALS,
  switchSignInLinks: NO_SPACE,
  switchSignInProvider: NO_SPACE,
  unlinkAccount: NO_SPACE,
  unreadNotifications: ONES_OWN,
}

test('every mutation is tried in an archived space, or says why it goes on there', () => {
  const all = Object.keys(schema.getMutationType()?.getFields() ?? {})
  expect(
    [...Object.keys(ARCHIVED), ...Object.keys(GOES_ON)].sort(),
    'say in ARCHIVED how it is tried, or in GOES_ON why an archived space does not concern it',
  ).toEqual(all.sort())
})

/** Challenges of the space: one that collects and takes votes, and two that are being decided. */
async function challengesWith(ideaId: number) {
  const START = `mutation { startChallenge(space: "lab", input: { title: "A challenge", question: "What could be better?",
    timeZone: "UTC", closesOn: "2099-01-01T12:00", voteBudget: 3, rules: [{ stage: COLLECT, voters: EVERYONE }] }) { number } }`
  const start = async (stage: string, entered: number[]) => {
    const { startChallenge } = await asker(cast.cleo).ask<{ startChallenge: { number: number } }>(
      START,
    )
    const { number } = startChallenge
    for (const entry of entered)
      await asker(cast.ann).ask(
        `mutation { enterIdea(challengeId: ${number}, ideaId: ${entry}) { number } }`,
      )
    await db.rows(
      sql`update "Challenge" set stage = ${stage}::"ChallengeStage" where id = ${number}`,
    )
    return number
  }
  return {
    asking: await start('COLLECT', [ideaId]),
    deciding: await start('DECIDE', [ideaId]),
    telling: await start('DECIDE', []),
  }
}

/** A challenge with two entries that ben evaluates, and compares as cleo has done. */
async function evaluationWith(entries: number[]) {
  const cleo = asker(cast.cleo)
  const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
    `mutation { startChallenge(space: "lab", input: { title: "A challenge", question: "What could be better?",
      timeZone: "UTC", closesOn: "2099-01-01T12:00", hasDuels: true, rules: [{ stage: EVALUATE, voters: EVERYONE }] }) { number } }`,
  )
  const judged = startChallenge.number
  for (const entry of entries)
    await asker(cast.ann).ask(
      `mutation { enterIdea(challengeId: ${judged}, ideaId: ${entry}) { number } }`,
    )
  await cleo.ask(
    `mutation { addEvaluators(challengeId: ${judged}, evaluatorIds: [${cast.ben}], dueOn: "2099-01-10T12:00") { number } }`,
  )
  await db.rows(sql`update "Challenge" set stage = 'EVALUATE' where id = ${judged}`)
  const begin = async (who: number) => {
    const { startDuels } = await asker(who).ask<{ startDuels: { duel: { number: number } } }>(
      `mutation { startDuels(challengeId: ${judged}) { duel { number } } }`,
    )
    return startDuels.duel.number
  }
  await cleo.ask(
    `mutation { answerDuel(challengeId: ${judged}, duelId: ${await begin(cast.cleo)}, answer: LEFT) { number } }`,
  )
  return { judged, duel: await begin(cast.ben), evaluator: cast.ben }
}

/** The team of an idea, for which Ben has applied. */
async function teamWith(ideaId: number) {
  await db.rows(sql`delete from "Skill" where name = 'Hoisting'`)
  await db.rows(sql`
    with one as (insert into "Skill" (name, "rootId", "createdAt")
      values ('Hoisting', currval(pg_get_serial_sequence('"Skill"', 'id'))::int, now()) returning id)
    insert into "SkillName" (key, "skillId", text) select 'hoisting', id, 'Hoisting' from one`)
  const { formTeam } = await asker(cast.ann).ask<{
    formTeam: { number: number; positions: { number: number }[] }
  }>(`mutation($id: ID!) { formTeam(ideaId: $id, ${TEAM}) { number positions { number } } }`, {
    id: ideaId,
  })
  const [position] = formTeam.positions
  await asker(cast.ben).ask(
    'mutation($team: ID!, $position: ID!) { applyForTeam(teamId: $team, position: $position) { number } }',
    { team: formTeam.number, position: position?.number },
  )
  return {
    team: formTeam.number,
    position: position?.number ?? 0,
    invited: cast.cleo,
    applicant: cast.ben,
  }
}

/** A question of the space with its accepted answer, and one that somebody was asked. */
async function questionWith() {
  const { askQuestion } = await asker(cast.ann).ask<{ askQuestion: { number: number } }>(
    'mutation { askQuestion(space: "lab", input: { title: "Which hoist is it?" }) { number } }',
  )
  const question = askQuestion.number
  const { postComment } = await asker(cast.ben).ask<{ postComment: { number: number } }>(
    'mutation($id: ID!) { postComment(input: { postId: $id, body: "The red one" }) { number } }',
    { id: question },
  )
  const answer = postComment.number
  await asker(cast.ann).ask(
    'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }',
    { id: question, answer },
  )
  const { waiting } = await asker(cast.ann).ask<{ waiting: { number: number } }>(
    `mutation($to: [ID!]) { waiting: askQuestion(space: "lab", input: { title: "Which lift is it?" }, personIds: $to) { number } }`,
    { to: [cast.ben] },
  )
  return { question, answer, waiting: waiting.number, reader: cast.cleo }
}

let cast: Cast
beforeAll(async () => {
  cast = await makeCast(db)
})

describe('an archived space refuses, and one that is not archived takes', () => {
  let who: Record<Try['by'], number>
  let variables: Record<string, number | string>
  beforeEach(async () => {
    const { spaceId, boardId } = cast.lab
    await db.rows(sql`update "Space" set "archivedAt" = null where id = ${spaceId}`)
    // Nobody is asked more often in a week than they want to be.
    await db.rows(sql`delete from "QuestionRequest"`)
    const made = { boardId, authorId: cast.ann }
    const idea = await makeIdea(db, { ...made, supporterIds: [cast.ann] })
    const [other, merged] = [await makeIdea(db, made), await makeIdea(db, made)]
    await asker(cast.cleo).ask(
      'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into) { number } }',
      { id: merged.id, into: other.id },
    )
    const [guest, wishes] = [await makePerson(db), await makePerson(db)]
    await db.rows(
      sql`insert into "SpaceRequest" ("spaceId", "personId") values (${spaceId}, ${wishes.id})`,
    )
    const file = crypto.randomUUID().replaceAll('-', '')
    await db.rows(sql`insert into "File" (id, "ownerId", "postId", name, "mediaType", bytes)
      values (${file}, ${cast.ann}, ${idea.id}, 'hoist.webp', 'image/webp', 1)`)
    const response = await db.first<{ id: number }>(sql`
      insert into "OfficialResponse" ("ideaId", "byId", kind, text) values (${idea.id}, ${cast.cleo}, 'YES', 'It goes on')
      returning id`)
    who = { ann: cast.ann, ben: cast.ben, cleo: cast.cleo, guest: guest.id }
    variables = {
      space: spaceId,
      board: (await makeBoard(db, { spaceId, ownerId: null })).id,
      idea: idea.id,
      other: other.id,
      merged: merged.id,
      response: response?.id ?? 0,
      comment: (await makeComment(db, { postId: idea.id, authorId: cast.ann })).id,
      file,
      ...(await challengesWith(idea.id)),
      ...(await evaluationWith([idea.id, other.id])),
      ...(await teamWith(other.id)),
      ...(await questionWith()),
      guest: guest.id,
      wishes: wishes.id,
    }
  })

  test.each(Object.entries(ARCHIVED))('%s', async (_, { by, call }) => {
    const used = Object.keys(variables).filter((name) => call.includes(`$${name}`))
    const declared = used.map((name) => `$${name}: ID!`).join(', ')
    const document = `mutation${declared && `(${declared})`} { ${call} }`
    const asked = () => asker(who[by]).ask(document, variables)
    await db.rows(sql`update "Space" set "archivedAt" = now() where id = ${cast.lab.spaceId}`)
    const since = await lastEvent()
    await expect(asked()).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
    expect(await recordedEvents(since)).toEqual([])
    await db.rows(sql`update "Space" set "archivedAt" = null where id = ${cast.lab.spaceId}`)
    await asked()
  })
})
