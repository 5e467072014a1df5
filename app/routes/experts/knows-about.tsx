// On somebody's page: the topics they know best by their work, with a mark for each piece of it.

import '#app/styles/sheets/people.css'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { expertiseMessages } from '#messages/expertise.ts'
import { Marks, MarksLegend } from './marks.tsx'

export const PersonExpertise = graphql(`
  fragment PersonExpertise on Person {
    number name isViewer hiddenTopics
    expertise(first: 4) { topic level reason kinds { worth count text } }
  }
`)

export function KnowsAbout({ person }: { person: ResultOf<typeof PersonExpertise> }) {
  const t = useMessages(expertiseMessages)
  const page = `/people/${person.number}/expertise`
  if (person.expertise.length === 0 && !person.hiddenTopics?.length) return null
  return (
    <section className="knows-about" aria-labelledby="knows-about">
      <div className="section-head">
        <h2 id="knows-about">{t('heading')}</h2>
        <small>{t('heading.help')}</small>
        <LinkButton className="section-head-end" variant="quiet" size="small" to={page}>
          {t('evidence')}
        </LinkButton>
      </div>
      <ul className="list list-ruled">
        {person.expertise.map(({ topic, level, reason, kinds }) => (
          <li key={topic} className="expertise-row">
            <h3 dir="auto">{topic}</h3>
            <div>
              <Marks kinds={kinds} />
              <p className="small quiet">{reason}</p>
            </div>
            <span className="small">{t(`level.${level}`)}</span>
          </li>
        ))}
      </ul>
      {person.expertise.length > 0 ? <MarksLegend /> : null}
    </section>
  )
}
