import '#app/styles/sheets/people.css'
import { Form, Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { MAX_STEPS } from '#graphql/network/limits.ts'
import { networkMessages } from '#messages/network.ts'
import { AskForIntroduction } from './introductions.tsx'

export const ConnectionPath = graphql(`
  query ConnectionPath($personId: ID, $postId: ID, $topic: String) {
    connectionPath(personId: $personId, postId: $postId, topic: $topic) {
      person { number name title unit pictureUrl isViewer isConnector }
      post { title path language }
    }
  }
`)
type Steps = ResultOf<typeof ConnectionPath>['connectionPath']

/** Asks to whom or to what, and shows the line of people with what connects them. */
export function ConnectionForm({ to, path }: { to: string; path: { steps: Steps } | null }) {
  const t = useMessages(networkMessages)
  return (
    <section className="sheet sheet-pad stack stack-tight" aria-labelledby="path-heading">
      <h2 id="path-heading">{t('path')}</h2>
      <p className="small soft">{t('path.help')}</p>
      <Form action="/people/network" className="field-and-button">
        <PersonField key={to} id="path-to" name="to" label={t('path.to')} defaultValue={to} />
        <Button type="submit">{t('path.submit')}</Button>
      </Form>
      {path ? <Line steps={path.steps} /> : null}
    </section>
  )
}

function Line({ steps }: { steps: Steps }) {
  const t = useMessages(networkMessages)
  const last = steps?.at(-1)
  if (!steps) return <Notice role="status">{t('path.none', { max: MAX_STEPS })}</Notice>
  return (
    <>
      <h3>
        <span role="status">{t('path.found', { count: steps.length - 1 })}</span>
      </h3>
      <ol className="list list-ruled people-rows">
        {steps.map(({ person, post }, nth) => (
          <li key={person.number}>
            <Avatar person={faceOf(person)} size={30} />
            <span>
              <Link className="link" to={`/people/${person.number}`} dir="auto">
                {person.isViewer ? t('path.you') : person.name}
              </Link>
              {post ? (
                <span className="small soft">
                  {' '}
                  {t.rich('path.through', {
                    post: (
                      <Link
                        className="link"
                        to={post.path}
                        dir="auto"
                        lang={post.language ?? undefined}
                      >
                        {post.title}
                      </Link>
                    ),
                  })}
                </span>
              ) : null}
            </span>
            {person.isConnector && !person.isViewer && last && nth < steps.length - 1 ? (
              <AskForIntroduction
                connectorId={person.number}
                personId={last.person.number}
                name={person.name}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}
