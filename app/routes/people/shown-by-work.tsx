import '#app/styles/sheets/people.css'
import { Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { directoryMessages } from '#messages/directory.ts'

export const PeopleWhoKnow = graphql(`
  query PeopleWhoKnow($topic: String!) {
    experts(topic: $topic, first: 3) { reason person { number name pictureUrl } }
  }
`)

type ShownByWorkProps = { topic: string; experts: ResultOf<typeof PeopleWhoKnow>['experts'] }

/** Who has shown by their work that they know it, whether they declared it or not; each leads to the evidence. */
export function ShownByWork({ topic, experts }: ShownByWorkProps) {
  const t = useMessages(directoryMessages)
  if (experts.length === 0) return null
  return (
    <section className="who-knows" aria-labelledby="shown-by-work">
      <div className="section-head">
        <h3 id="shown-by-work" dir="auto">
          {t('shown', { topic })}
        </h3>
        <small>{t('shown.help')}</small>
      </div>
      <ul>
        {experts.map(({ person, reason }) => (
          <li key={person.number}>
            <Avatar person={faceOf(person)} size={30} />
            <div>
              <Link className="person-name" dir="auto" to={`/people/${person.number}/expertise`}>
                {person.name}
              </Link>
              <p className="small soft">{reason}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
