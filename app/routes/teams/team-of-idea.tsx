import { Users } from 'lucide'
import { Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { challengesMessages } from '#messages/challenges.ts'

/** Asked for by the page of an idea. */
export const IdeaTeam = graphql(`
  fragment IdeaTeam on Idea {
    path
    viewerCanFormTeam
    team { path members { state } }
  }
`)

/** On the page of an idea: its team, or for whoever wrote it the way to form one. */
export function TeamOfIdea({ idea }: { idea: ResultOf<typeof IdeaTeam> }) {
  const t = useMessages(challengesMessages)
  const { path, team, viewerCanFormTeam } = idea
  if (!team && !viewerCanFormTeam) return null
  const count = team?.members.filter(({ state }) => state === 'JOINED').length ?? 0
  return (
    <li>
      <Link to={team?.path ?? `${path}/team`} prefetch="intent">
        <Icon of={Users} />
        <span>{team ? t('team.of', { count }) : t('team.form')}</span>
      </Link>
    </li>
  )
}
