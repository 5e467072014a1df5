// Which writes somebody may do before they have accepted the usage policy: what nobody else reads, and what keeps the company
// running. Every other write is refused, so that a new one needs no thought to be covered (usage-policy/usage-policy.test.ts).

/** By the name that is given to `write`. */
export const POSTS_NOTHING: ReadonlySet<string> = new Set([
  // Acceptance itself, of the policy and of a guest's agreement.
  'acceptUsagePolicy',
  'acceptAgreement',
  'publishUsagePolicy',
  // One's own: settings, drafts, what one follows and has read.
  'changeSettings',
  'setNotificationPreference',
  'saveDraft',
  'dropDraft',
  'readNotifications',
  'unreadNotifications',
  'followBoard',
  'followPost',
  'followTopic',
  'dismissCheckList',
  'describeFile',
  'removeFile',
  // Taking away what one has posted.
  'removeComment',
  'removePicture',
  'withdrawSupport',
  // Ways to sign in, sessions and tokens.
  'endSession',
  'endOtherSessions',
  'unlinkOwnAccount',
  'addPasskey',
  'renamePasskey',
  'removePasskey',
  'makeApiToken',
  'revokeApiToken',
  'renewRecoveryLink',
  'setPassword',
  'removePassword',
  // Administration: access must be ended at any time.
  'deactivate',
  'reactivate',
  'setRole',
  'grantRole',
  'endRole',
  'setManager',
  'endGuest',
  'removeMember',
  'saveSignInProvider',
  'switchSignInProvider',
  'switchSignInLinks',
  'deleteSignInProvider',
  'decideSignOnRequest',
  'makeServiceAccount',
  'planImport',
  'invite',
  'resendInvitation',
  'withdrawInvitation',
  'withdrawInvitationLink',
])
