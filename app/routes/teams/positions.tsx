import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { teamPagesMessages } from '#messages/team-pages.ts'
import { TeamButton } from './team-button.tsx'
import type { TeamData } from './team-document.ts'

/** The skills that a team looks for: colleagues ask to join, its leader invites those who are proposed. */
export function Positions({ team }: { team: TeamData }) {
  const t = useMessages(teamPagesMessages)
  const open = team.isOver ? [] : team.positions.filter(({ isOpen }) => isOpen)
  return (
    <section aria-labelledby="positions">
      <div className="section-head">
        <h2 id="positions">{t('positions')}</h2>
        {open.length > 0 ? <small>{open.length}</small> : null}
      </div>
      {open.length === 0 ? <p className="soft">{t('positions.none')}</p> : null}
      <ul className="list list-ruled">
        {open.map((position) => (
          <Position key={position.number} position={position} team={team} />
        ))}
      </ul>
    </section>
  )
}

type PositionProps = { position: TeamData['positions'][number]; team: TeamData }

function Position({ position, team }: PositionProps) {
  const t = useMessages(teamPagesMessages)
  const { number, proposed, skill } = position
  return (
    <li className="team-position">
      <div className="team-row">
        <h3 dir="auto">{skill.name}</h3>
        {team.viewerCanApply ? (
          <TeamButton
            intent="apply"
            action={team.path}
            fields={{ team: team.number, position: number }}
            label={t('apply')}
            longLabel={t('apply.for', { skill: skill.name })}
          />
        ) : null}
      </div>
      {team.viewerCanLead ? (
        <>
          <p className="soft small">{t(proposed.length > 0 ? 'proposed' : 'proposed.none')}</p>
          <ul className="list">
            {proposed.map(({ person, reason }) => (
              <li key={person.number} className="team-row">
                <PersonChip
                  person={faceOf(person)}
                  to={`/people/${person.number}`}
                  line={reason}
                  size={32}
                />
                <TeamButton
                  intent="invite"
                  action={team.path}
                  fields={{ team: team.number, person: person.number, position: number }}
                  label={t('invite')}
                  longLabel={t('invite.who', { name: person.name, skill: skill.name })}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </li>
  )
}
