// What becomes of everything that is kept of a person when their account is erased: one list. erasure.test.ts compares it with the
// database: a column that names a person, a column of their own row, and one that is called like a name or an address.

/** Of a column that names the person: their rows go, the column is emptied, or it goes on naming a row that names nobody. */
type Naming = 'rows go' | 'emptied' | 'names nobody'

/** By table, the columns that name a person. */
export const NAMING: Readonly<Record<string, Readonly<Record<string, Naming>>>> = {
  // How they came in, and what they had open.
  Session: { personId: 'rows go' },
  ApiToken: { personId: 'rows go', createdById: 'names nobody' },
  ExternalIdentity: { personId: 'rows go' },
  SignOnRequest: { personId: 'rows go' },
  SignInAttempt: { personId: 'rows go' },
  SignInLink: { personId: 'rows go' },
  Passkey: { personId: 'rows go' },
  PasskeyChallenge: { personId: 'rows go' },
  Badge: { personId: 'rows go' },
  AdministratorPassword: { personId: 'rows go' },
  RecoveryLink: { personId: 'rows go' },
  IdempotencyKey: { personId: 'rows go' },
  // What was theirs alone.
  DraftHelper: { personId: 'rows go', helperId: 'rows go' },
  Draft: { personId: 'rows go' },
  PeopleFilter: { personId: 'rows go' },
  StageTemplate: { ownerId: 'rows go' },
  NotificationPreference: { personId: 'rows go' },
  Notification: { personId: 'rows go' },
  Mail: { personId: 'rows go' },
  CheckListDismissal: { personId: 'rows go' },
  UsagePolicyAcceptance: { personId: 'rows go' },
  TopicFollow: { personId: 'rows go' },
  HiddenTopic: { personId: 'rows go' },
  QuestionAvailability: { personId: 'rows go' },
  Connector: { personId: 'rows go' },
  PostReader: { personId: 'rows go', invitedById: 'names nobody' },
  // Who they were said to be.
  PersonSkill: { personId: 'rows go' },
  ProfileValue: { personId: 'rows go', confirmedById: 'names nobody' },
  Evidence: { personId: 'rows go' },
  Endorsement: { personId: 'rows go', endorserId: 'rows go' },
  Introduction: { askerId: 'rows go', connectorId: 'rows go', personId: 'rows go' },
  ScimUser: { personId: 'rows go' },
  ScimGrant: { personId: 'rows go' },
  Invitation: { personId: 'rows go', invitedById: 'names nobody' },
  Guest: { personId: 'rows go', invitedById: 'names nobody' },
  RoleGrant: { personId: 'rows go', grantedById: 'names nobody', endedById: 'names nobody' },
  SpaceRequest: { personId: 'rows go' },
  ModerationDuty: { personId: 'rows go', addedById: 'names nobody' },
  Restriction: { personId: 'rows go', byId: 'names nobody', endedById: 'names nobody' },
  ChallengeInvitation: { personId: 'rows go', byId: 'names nobody' },
  QuestionRequest: { personId: 'rows go', passedToId: 'emptied' },
  Mention: { personId: 'rows go' },
  CustomerNamed: { personId: 'rows go', byId: 'names nobody' },
  CustomerOpening: { personId: 'rows go' },
  CustomerTie: { personId: 'rows go' },
  // Work of the company, under no name from now on.
  ...work(
    'AnswerText.ownerId AnswerText.byId CustomerView.ownerId CompanyEvent.byId CustomerHolding.personId CustomerFact.personId CustomerMessage.handsOverToId',
    'EntryForm.openedById InsightTheme.ownerId',
    'Archive.startedById BoardDelegate.personId BoardFollow.personId Board.ownerId ChallengeEntry.byId ChallengeEntry.decidedById',
    'Challenge.sponsorId ChallengeGoal.byId ChallengeUpdate.byId ChallengeVote.personId ChallengeVoter.personId ClockPolicy.escalateToId',
    'Comment.authorId ConfirmedText.personId Customer.mergedById CustomerAddress.blockedById CustomerChange.byId CustomerChannel.ownerId',
    'CustomerDraft.authorId CustomerDraft.reviewerId CustomerDraft.approvedById CustomerDraftNote.authorId CustomerMessage.heardById',
    'CustomerMessage.authorId CustomerThread.assigneeId CustomerThreadMove.byId CustomerVoice.personId CustomerVoice.grantedById',
    'CustomerVoice.endedById Duel.personId EntryMove.byId EntryPair.dismissedById EntryPlacing.byId EntryResponse.byId',
    'ErasureRequest.personId ErasureRequest.requestedById ErasureRequest.agreedById Evaluator.personId File.ownerId Goal.ownerId',
    'HeldPost.decidedById Idea.assigneeId Import.startedById ImportedRow.personId Insight.ownerId Insight.byId InsightTheme.byId',
    'InsightTheme.mergedById InvitationLink.createdById Knowledge.ownerId Knowledge.verifiedById KnowledgeCheck.personId',
    'ListeningRule.assigneeId MessageTone.correctedById ModerationCase.decidedById NamesRequest.requestedById NamesRequest.agreedById',
    'OfficialResponse.byId OfficialResponse.withdrawnById OfficialResponseRevision.editorId Person.managerId PointLine.personId Post.authorId',
    'PostCoauthor.personId PostFollow.personId PostRevision.editorId ProcessTag.ownerId ProcessTag.createdById ProfileField.ownerId',
    'QuestionSolved.personId Reaction.personId Report.reporterId Reward.personId Reward.proposedById Reward.decidedById',
    'Reward.reversedById RewardLine.byId RiskFlag.byId RiskFlag.respondedById SavedReply.byId ScimConnection.createdById',
    'ScimRule.createdById Scorecard.personId SealReveal.requestedById SealReveal.agreedById SearchAlias.addedById',
    'ServiceAccount.personId ServiceAccount.createdById SkillChange.byId SkillChange.undoneById SpaceMember.personId StatusChange.byId',
    'Support.personId Team.leaderId TeamMember.personId TeamMember.managerId ThemeLink.byId UsagePolicy.createdById ValueCheck.ownerId',
    'ValueCheck.measuredById ValueCheck.signedById WatchedWord.addedById Webhook.personId Webhook.createdById',
  ),
}

/** Columns that go on naming a row that names nobody, as `Table.column`. */
function work(...lines: string[]): Record<string, Record<string, Naming>> {
  const found: Record<string, Record<string, Naming>> = {}
  for (const one of lines.join(' ').split(' ')) {
    const [table = '', column = ''] = one.split('.')
    found[table] = { ...found[table], [column]: 'names nobody' }
  }
  return found
}

/** Their own row: what each column becomes, as SQL; `id` stays, so that what they did has an author. Null: it says nothing of them. */
export const OWN_ROW: Readonly<Record<string, string | null>> = {
  id: null,
  email: "'erased-' || id || '@erased.invalid'",
  name: "''",
  title: "''",
  unit: "''",
  site: "''",
  about: "''",
  profileVersion: '"profileVersion" + 1',
  skills: "'{}'",
  phone: "''",
  chatUrl: "''",
  spokenLanguages: "'{}'",
  awayUntil: 'null',
  // Kept by a trigger, of what is found of a person.
  nameKey: null,
  textKey: null,
  language: "'en'",
  interfaceLanguage: 'null',
  timeZone: "'UTC'",
  pictureId: 'null',
  managerId: 'null',
  role: `'MEMBER'::"Role"`,
  castLine: 'null',
  emailFrequency: `'NEVER'::"EmailFrequency"`,
  theme: 'default',
  shortcutsDisabled: 'default',
  focusDays: 'default',
  focusFrom: 'default',
  focusTo: 'default',
  homeList: 'default',
  isPersonalised: 'false',
  // The company's own figures of people over time.
  createdAt: null,
  deactivatedAt: null,
  rightsVersion: '"rightsVersion" + 1',
}

/** Columns of other tables that are called like somebody's name or address, and why nothing of the person stays there. */
export const CALLED_ALIKE: Readonly<Record<string, string>> = {
  ...because(
    'the name of a thing',
    'ApiToken.name Board.name Calendar.name CalendarHoliday.name Company.name Criterion.name CustomerAccount.name CustomerAspect.name',
    'CustomerChannel.name EntryTheme.name Event.name File.name InsightTheme.name ListeningRule.name PeopleFilter.name',
    'AnswerText.name CustomerView.name StageTemplate.name Passkey.name ProcessTag.name ProfileField.name SavedReply.name ScimConnection.name ScimGroup.displayName',
    'SearchAlias.name SignInProvider.name Skill.name SkillChange.fromName SkillChange.toName Space.name Webhook.name',
  ),
  ...because(
    'their row goes',
    'Session.userAgent SignOnRequest.name SignOnRequest.email SignOnRequest.subject ExternalIdentity.subject SignOnSession.subject',
    'Invitation.email Invitation.name ScimUser.userName ScimUser.email Mail.subject',
  ),
  ...because(
    'of somebody without an account',
    'Post.authorName Comment.authorName StatusChange.byName OfficialResponse.byName Customer.name CustomerChannel.address',
    'CustomerAddress.address SentEntry.name',
  ),
  'ChannelAccount.username': 'the name of a mailbox of the company',
  'PostCoauthor.name': 'emptied with the account',
  'CustomerMessage.voiceName': 'emptied with the account',
  'CustomerMessage.mailId': 'the mark of a mail, no address',
}

function because(reason: string, ...lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines
      .join(' ')
      .split(' ')
      .map((column) => [column, reason]),
  )
}
