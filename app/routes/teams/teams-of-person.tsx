import { Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Time } from '#app/ui/time.tsx'
import { teamPagesMessages } from '#messages/team-pages.ts'
import { noonOf } from './team-days.ts'

/** Asked for by the page of a person. */
export const PersonTeams = graphql(`
  fragment PersonTeams on Person {
    teams { path endsOn idea { title language } }
  }
`)

/** On somebody's page: the teams that they are or were in. */
export function TeamsOfPerson({ person: { teams } }: { person: ResultOf<typeof PersonTeams> }) {
  const t = useMessages(teamPagesMessages)
  if (teams.length === 0) return null
  return (
    <section aria-labelledby="person-teams">
      <div className="section-head">
        <h2 id="person-teams">{t('title')}</h2>
      </div>
      <ul className="list list-ruled">
        {teams.map(({ endsOn, idea, path }) => (
          <li key={path} className="expertise-row">
            <Link to={path} prefetch="intent" dir="auto" lang={idea.language ?? undefined}>
              {idea.title}
            </Link>
            <span className="quiet small">
              {t('ends')} <Time at={noonOf(endsOn)} as="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
