// A team: what it sets out to do, who is in it, and which skills it looks for.
import '#app/styles/pages/teams.css'
import { Pencil } from 'lucide'
import { useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { MAX_TEAM, MIN_TEAM } from '#graphql/teams/limits.ts'
import { teamPagesMessages } from '#messages/team-pages.ts'
import type { Route } from './+types/team'
import { Positions } from './positions.tsx'
import { TeamButton } from './team-button.tsx'
import { noonOf } from './team-days.ts'
import { type TeamData, TeamPage } from './team-document.ts'
import { teamIntents } from './team-writes.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { team, viewer } = await context.get(atrium).ask(TeamPage, { id: numberIn(params.number) })
  if (!team) throw new Response('Not found', { status: 404 })
  return { team, viewerNumber: viewer?.number ?? 0 }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(teamIntents, context.get(atrium), request, { id, path: `/teams/${id}` })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  const t = metaMessages(matches, teamPagesMessages)
  const title = loaderData ? t('team', { title: loaderData.team.idea.title }) : t('title')
  return [{ title: `${title} · Atrium` }]
}

export default function Team({ loaderData: { team, viewerNumber } }: Route.ComponentProps) {
  const t = useMessages(teamPagesMessages)
  const { revalidate } = useRevalidator()
  useHints(`post:${team.idea.number}`, () => void revalidate())
  const { charter, demoOn, endsOn, idea, isOver, viewerCanLead } = team
  return (
    <Page title={t('team', { title: idea.title })} crumbs={[{ label: t('title'), to: '/teams' }]}>
      <header className="page-head">
        <div>
          <h1 dir="auto" lang={idea.language ?? undefined}>
            {t('team', { title: idea.title })}
          </h1>
          <p className="soft">
            {isOver
              ? t.rich('ended', { at: <Time at={noonOf(endsOn)} as="day" /> })
              : t.rich('days', {
                  demo: <Time at={noonOf(demoOn)} as="day" />,
                  ends: <Time at={noonOf(endsOn)} as="day" />,
                })}
          </p>
        </div>
        <div className="cluster">
          <LinkButton to={idea.path}>{t('idea')}</LinkButton>
          {viewerCanLead ? (
            <LinkButton to={`${idea.path}/team`}>
              <Icon of={Pencil} />
              {t('edit')}
            </LinkButton>
          ) : null}
        </div>
      </header>
      <div className="columns">
        <div className="stack">
          <section aria-labelledby="charter">
            <div className="section-head">
              <h2 id="charter">{t('charter')}</h2>
            </div>
            <Prose html={charter} language={null} />
          </section>
          <Positions team={team} />
        </div>
        <aside className="stack">
          <Members team={team} viewerNumber={viewerNumber} />
        </aside>
      </div>
    </Page>
  )
}

type MembersProps = { team: TeamData; viewerNumber: number }

function Members({ team, viewerNumber }: MembersProps) {
  const t = useMessages(teamPagesMessages)
  const joined = team.members.filter(({ state }) => state === 'JOINED').length
  return (
    <section aria-labelledby="members">
      <div className="section-head">
        <h2 id="members">{t('members')}</h2>
        <small>{t('members.count', { count: joined })}</small>
      </div>
      {joined < MIN_TEAM && !team.isOver ? (
        <p className="soft small">{t('members.few', { min: MIN_TEAM, max: MAX_TEAM })}</p>
      ) : null}
      <ul className="list list-ruled">
        {team.members.map((member) => (
          <MemberRow key={member.person.number} {...{ member, team, viewerNumber }} />
        ))}
      </ul>
    </section>
  )
}

type MemberRowProps = MembersProps & { member: TeamData['members'][number] }

function MemberRow({ member, team, viewerNumber }: MemberRowProps) {
  const t = useMessages(teamPagesMessages)
  const { manager, person, position, state, viewerCanRelease } = member
  const skill = team.positions.find(({ number }) => number === position)?.skill.name
  const isViewer = person.number === viewerNumber
  const isLeader = team.leader?.number === person.number
  const fields = { team: team.number, person: person.number }
  const line =
    state === 'RELEASING'
      ? t('state.RELEASING', { name: manager?.name ?? '' })
      : state === 'JOINED'
        ? (skill ?? (isLeader ? t('leader') : person.title))
        : t(`state.${state}`)
  const answers = (state === 'INVITED' && isViewer) || (state === 'APPLIED' && team.viewerCanLead)
  return (
    <li className="team-row">
      <PersonChip person={faceOf(person)} to={`/people/${person.number}`} line={line} size={32} />
      <div className="cluster">
        {answers || viewerCanRelease ? (
          <>
            <TeamButton
              intent={viewerCanRelease ? 'release' : 'accept'}
              action={team.path}
              fields={{ ...fields, person: isViewer ? '' : person.number, accepts: 'yes' }}
              label={t(viewerCanRelease ? 'release' : 'accept')}
              variant="primary"
            />
            <TeamButton
              intent={viewerCanRelease ? 'release' : 'accept'}
              action={team.path}
              fields={{ ...fields, person: isViewer ? '' : person.number, accepts: 'no' }}
              label={t(viewerCanRelease ? 'release.not' : 'decline')}
              variant="quiet"
            />
          </>
        ) : null}
        {isViewer && state === 'JOINED' ? (
          <TeamButton
            intent="leave"
            action={team.path}
            fields={fields}
            label={t('leave')}
            variant="quiet"
          />
        ) : null}
        {team.viewerCanLead && !isViewer && state !== 'APPLIED' ? (
          <TeamButton
            intent="remove"
            action={team.path}
            fields={fields}
            label={t('remove')}
            longLabel={t('remove.who', { name: person.name })}
            variant="quiet"
          />
        ) : null}
      </div>
    </li>
  )
}
