// The sponsor's side of challenges: figures, first responses, and invitations to those who are missing.
import { feature } from '#graphql/define.ts'
import { noteComment, noteDecision } from './first-responses.ts'
import './schema.ts'

export const sponsoring = feature({
  name: 'sponsoring',
  leaving: {
    'EntryResponse.byId': { stays: 'who reacted first' },
    'ChallengeInvitation.personId': { stays: 'they were invited once' },
    'ChallengeInvitation.byId': { stays: 'who invited them' },
  },
  counts: {
    'comment.posted': noteComment,
    'challenge.entry-decided': noteDecision,
  },
})
