// Teams: what waits for the viewer, which a manager answers in one tap, the teams they are in, and those that look for people.
import '#app/styles/pages/teams.css'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Avatar, AvatarStack } from '#app/components/avatar.tsx'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { teamPagesMessages } from '#messages/team-pages.ts'
import type { Route } from './+types/teams'
import { TeamButton } from './team-button.tsx'
import { noonOf } from './team-days.ts'
import { type TeamRequest, type TeamRowData, TeamsPage } from './team-document.ts'
import { teamIntents } from './team-writes.ts'

const PATH = '/teams'

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(TeamsPage, {})

export const action = ({ context, request }: Route.ActionArgs) =>
  act(teamIntents, context.get(atrium), request, { id: '', path: PATH })

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, teamPagesMessages)('title')} · Atrium` },
]

export default function Teams({ loaderData }: Route.ComponentProps) {
  const t = useMessages(teamPagesMessages)
  const { openTeams, teamRequests, viewer } = loaderData
  const mine = viewer?.teams ?? []
  const others = openTeams.filter(({ number }) => !mine.some((team) => team.number === number))
  return (
    <Page title={t('title')} crumbs={[]}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
      </header>
      <div className="stack">
        {teamRequests.length > 0 ? (
          <section aria-labelledby="waiting">
            <div className="section-head">
              <h2 id="waiting">{t('waiting')}</h2>
              <small>{teamRequests.length}</small>
            </div>
            <ul className="list list-ruled">
              {teamRequests.map((request) => (
                <Request
                  key={`${request.teamNumber} ${request.member.person.number}`}
                  of={request}
                />
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="mine">
          <div className="section-head">
            <h2 id="mine">{t('mine')}</h2>
          </div>
          {mine.length === 0 ? (
            <Empty title={t('none')} level={3}>
              {t('none.help')}
            </Empty>
          ) : (
            <TeamList teams={mine} />
          )}
        </section>
        <section aria-labelledby="open">
          <div className="section-head">
            <h2 id="open">{t('open')}</h2>
          </div>
          {others.length === 0 ? (
            <p className="soft">{t('open.none')}</p>
          ) : (
            <TeamList teams={others} />
          )}
        </section>
      </div>
    </Page>
  )
}

function TeamList({ teams }: { teams: readonly TeamRowData[] }) {
  return (
    <ul className="list list-ruled">
      {teams.map((team) => (
        <TeamRow key={team.number} team={team} />
      ))}
    </ul>
  )
}

function TeamRow({ team }: { team: TeamRowData }) {
  const t = useMessages(teamPagesMessages)
  const { endsOn, idea, isOver, members, path, positions } = team
  const people = members
    .filter(({ state }) => state === 'JOINED')
    .map(({ person }) => faceOf(person))
  const wanted = isOver ? [] : positions.filter(({ isOpen }) => isOpen)
  return (
    <li className="team-row">
      <div>
        <h3 className="post-row-title">
          <Link to={path} prefetch="intent" dir="auto" lang={idea.language ?? undefined}>
            {idea.title}
          </Link>
        </h3>
        <p className="soft small" dir="auto">
          {wanted.map(({ skill }) => skill.name).join(' · ')}
        </p>
      </div>
      <AvatarStack people={people} total={people.length} />
      <span className="quiet small">
        {t('ends')} <Time at={noonOf(endsOn)} as="day" />
      </span>
    </li>
  )
}

const INTENTS = { INVITED: 'accept', APPLIED: 'accept', RELEASING: 'release' } as const

/** One tap says yes. */
function Request({ of: { member, team, teamNumber } }: { of: TeamRequest }) {
  const t = useMessages(teamPagesMessages)
  const { dueAt, person, state } = member
  if (state === 'JOINED') return null
  const isMine = state === 'INVITED'
  const fields = { team: teamNumber, person: isMine ? '' : person.number }
  const isRelease = state === 'RELEASING'
  const who = (inside: ReactNode) => <b dir="auto">{inside}</b>
  const title = team?.idea.title ?? ''
  const name = isMine ? (team?.leader?.name ?? '') : person.name
  return (
    <li className="team-row">
      <div className="person">
        <Avatar person={faceOf(person)} size={32} />
        <div className="person-text">
          <span>
            {team || !isRelease
              ? t.rich(`waiting.${state}`, { name, title, who })
              : t.rich('waiting.RELEASING.hidden', { name, who })}
          </span>
          {dueAt ? (
            <small>{t.rich('waiting.due', { at: <Time at={dueAt} as="day" /> })}</small>
          ) : null}
        </div>
      </div>
      <div className="cluster">
        <TeamButton
          intent={INTENTS[state]}
          action={PATH}
          fields={{ ...fields, accepts: 'yes' }}
          label={t(isRelease ? 'release' : 'accept')}
          variant="primary"
        />
        <TeamButton
          intent={INTENTS[state]}
          action={PATH}
          fields={{ ...fields, accepts: 'no' }}
          label={t(isRelease ? 'release.not' : 'decline')}
          variant="quiet"
        />
      </div>
    </li>
  )
}
