// Above the results: who knows about what was searched for, with the work that shows it.
import '#app/styles/sheets/people.css'
import { Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { searchMessages } from '#messages/search.ts'

export const ExpertFields = graphql(`
  fragment ExpertFields on Expert {
    reason
    person { number name pictureUrl }
    proofs { path label post { title language } }
  }
`)

export function WhoKnows(props: {
  text: string
  experts: readonly ResultOf<typeof ExpertFields>[]
}) {
  const t = useMessages(searchMessages)
  if (props.experts.length === 0) return null
  return (
    <section className="who-knows" aria-labelledby="who-knows">
      <div className="section-head">
        <h2 id="who-knows" dir="auto">
          {t('who', { text: props.text })}
        </h2>
        <small>{t('who.help')}</small>
      </div>
      <ul>
        {props.experts.map(({ person, reason, proofs }) => (
          <li key={person.number}>
            <Avatar person={faceOf(person)} size={30} />
            <div>
              <Link
                className="person-name"
                dir="auto"
                to={`/people/${person.number}/expertise`}
                prefetch="intent"
              >
                {person.name}
              </Link>
              <p className="small soft">{reason}</p>
              <p className="small meta">
                {proofs.map(({ path, post }) => (
                  <Link
                    key={path}
                    to={path}
                    prefetch="intent"
                    dir="auto"
                    lang={post.language ?? undefined}
                  >
                    {post.title}
                  </Link>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
