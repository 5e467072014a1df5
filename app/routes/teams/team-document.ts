import { graphql, type ResultOf } from '#app/graphql.ts'

export const TeamRowFields = graphql(`
  fragment TeamRowFields on Team {
    number path endsOn isOver
    idea { title language }
    members { person { number name pictureUrl } state }
    positions { isOpen skill { name } }
  }
`)
export type TeamRowData = ResultOf<typeof TeamRowFields>

export const TeamsPage = graphql(
  `
    query TeamsPage {
      viewer { number teams { ...TeamRowFields } }
      openTeams { ...TeamRowFields }
      teamRequests {
        teamNumber
        team { path leader { name } idea { title } }
        member { state dueAt person { number name title pictureUrl } }
      }
    }
  `,
  [TeamRowFields],
)
export type TeamRequest = ResultOf<typeof TeamsPage>['teamRequests'][number]

export const TeamPage = graphql(`
  query TeamPage($id: ID!) {
    viewer { number }
    team(id: $id) {
      number path charter demoOn endsOn isOver viewerCanLead viewerCanApply
      leader { number }
      idea { number path title language }
      members {
        state position dueAt viewerCanRelease
        manager { name }
        person { number name title unit pictureUrl }
      }
      positions {
        number isOpen
        skill { number name }
        proposed { reason person { number name title pictureUrl } }
      }
    }
  }
`)
export type TeamData = NonNullable<ResultOf<typeof TeamPage>['team']>

export const TeamForm = graphql(`
  query TeamForm($id: ID!) {
    idea(id: $id) {
      number path title viewerCanFormTeam
      team {
        path number version charterText demoOn endsOn viewerCanLead
        positions { skill { name } }
      }
    }
  }
`)
export const FormTeam = graphql(`
  mutation FormTeam($ideaId: ID!, $input: TeamInput!) {
    formTeam(ideaId: $ideaId, input: $input) { path }
  }
`)
export const EditTeam = graphql(`
  mutation EditTeam($teamId: ID!, $version: Int!, $input: TeamInput!) {
    editTeam(teamId: $teamId, version: $version, input: $input) { path }
  }
`)
