// Teams: people who work on an idea together, with open positions that are skills.
import { feature } from '#graphql/define.ts'
import { teamsMessages } from '#messages/teams.ts'
import { escalateReleases } from './jobs.ts'
import { leaveTeams, passOn } from './leaving.ts'
import './root-schema.ts'

const log = teamsMessages.message

export const teams = feature({
  name: 'teams',
  logTopics: { team: log('event.topic') },
  leaving: {
    'TeamMember.personId': { ends: leaveTeams },
    'TeamMember.managerId': { ends: passOn },
    'Team.leaderId': { stays: 'has left the team as its member, which names another leader' },
  },
  jobs: [{ name: 'escalate-releases', cron: '*/10 * * * *', run: escalateReleases }],
})
