// The forms of teams: the ways in and out.
import { pageBefore } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { intent, type Sent } from '#app/intents.ts'

const Invite = graphql(`
  mutation InviteToTeam($teamId: ID!, $personId: ID!, $position: Int!) {
    inviteToTeam(teamId: $teamId, personId: $personId, position: $position) { number }
  }
`)
const Apply = graphql(`
  mutation ApplyForTeam($teamId: ID!, $position: Int!) {
    applyForTeam(teamId: $teamId, position: $position) { number }
  }
`)
const Answer = graphql(`
  mutation AnswerForTeam($teamId: ID!, $personId: ID, $accepts: Boolean!) {
    answerForTeam(teamId: $teamId, personId: $personId, accepts: $accepts) { number }
  }
`)
const Release = graphql(`
  mutation ReleaseForTeam($teamId: ID!, $personId: ID!, $accepts: Boolean!) {
    releaseForTeam(teamId: $teamId, personId: $personId, accepts: $accepts) { number }
  }
`)
const Leave = graphql(`
  mutation LeaveTeam($teamId: ID!) { leaveTeam(teamId: $teamId) { number } }
`)
const Remove = graphql(`
  mutation RemoveFromTeam($teamId: ID!, $personId: ID!) {
    removeFromTeam(teamId: $teamId, personId: $personId) { number }
  }
`)

const back = (_: unknown, { request, on }: Sent) => pageBefore(request, on.path)
const shared = { answer: () => ({}), changes: 'page', to: back } as const
const answered = ({ text }: Sent) => ({
  teamId: text('team'),
  personId: text('person'),
  accepts: text('accepts') === 'yes',
})

export const teamIntents = {
  invite: intent({
    ...shared,
    document: Invite,
    read: ({ text }) => ({
      teamId: text('team'),
      personId: text('person'),
      position: Number(text('position')) || 0,
    }),
  }),
  apply: intent({
    ...shared,
    document: Apply,
    read: ({ text }) => ({ teamId: text('team'), position: Number(text('position')) || 0 }),
  }),
  accept: intent({
    ...shared,
    document: Answer,
    read: (sent) => ({ ...answered(sent), personId: sent.text('person') || null }),
  }),
  release: intent({ ...shared, document: Release, read: answered }),
  leave: intent({ ...shared, document: Leave, read: ({ text }) => ({ teamId: text('team') }) }),
  remove: intent({
    ...shared,
    document: Remove,
    read: ({ text }) => ({ teamId: text('team'), personId: text('person') }),
  }),
}
