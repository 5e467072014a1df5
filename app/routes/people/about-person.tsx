import { Link } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/time.tsx'
import { personMessages } from '#messages/person.ts'
import type { PersonCardData } from './person-document.ts'

/** Beside somebody's posts: what they say of themselves and that they know, and whom they work with. */
export function About({ person }: { person: PersonCardData }) {
  const t = useMessages(personMessages)
  return (
    <aside className="stack" aria-label={t('about.person', { name: person.name })}>
      {person.about ? (
        <section>
          <div className="section-head">
            <h2>{t('about')}</h2>
          </div>
          <p className="voice" dir="auto" lang={person.language}>
            {person.about}
          </p>
        </section>
      ) : null}
      {person.declaredSkills.length > 0 ? (
        <section>
          <div className="section-head">
            <h2>{t('skills')}</h2>
            <small>{t('skills.help')}</small>
          </div>
          <div className="chips">
            {person.declaredSkills.map(({ number, name }) => (
              <Chip key={number} tone="line" to={`/people?skill=${number}`}>
                <span dir="auto">{name}</span>
              </Chip>
            ))}
          </div>
        </section>
      ) : null}
      <WorksWith person={person} />
      <dl className="facts">
        <dt>{t('joined')}</dt>
        <dd>
          <Time at={person.joinedAt} as="day" />
        </dd>
        {person.role === 'ADMIN' ? (
          <>
            <dt>{t('role')}</dt>
            <dd>{t('role.ADMIN')}</dd>
          </>
        ) : null}
      </dl>
    </aside>
  )
}

/** The manager and the first reports, with the way to the chart. */
function WorksWith({ person }: { person: PersonCardData }) {
  const t = useMessages(personMessages)
  const { manager, reports, reportCount, number } = person
  if (!manager && reportCount === 0) return null
  const rest = reportCount - reports.edges.length
  return (
    <section className="stack stack-tight">
      <div className="section-head">
        <h2>{t('team')}</h2>
        <Link className="link small push" to={`/people/chart?at=${number}`}>
          {t('chart')}
        </Link>
      </div>
      {manager ? (
        <div className="people">
          <h3 className="small quiet">{t('manager')}</h3>
          <PersonChip
            person={faceOf(manager)}
            to={`/people/${manager.number}`}
            line={manager.title}
          />
        </div>
      ) : null}
      {reportCount > 0 ? (
        <div className="people">
          <h3 className="small quiet">{t('reports', { count: reportCount })}</h3>
          {reports.edges.map(({ node }) => (
            <PersonChip
              key={node.number}
              person={faceOf(node)}
              to={`/people/${node.number}`}
              line={node.title}
            />
          ))}
          {rest > 0 ? (
            <Link className="link small" to={`/people/chart?at=${number}`}>
              {t('reports.more', { count: rest })}
            </Link>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
