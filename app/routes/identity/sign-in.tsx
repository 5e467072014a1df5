// The door. In the demo anyone may be anyone of the cast; elsewhere it says how people come in.

import { Form, Link, redirect, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Avatar } from '#app/components/avatar.tsx'
import { Mark } from '#app/components/mark.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql } from '#app/graphql.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/sign-in'
import { Roof } from './roof.tsx'

const SignInPage = graphql(`
  query SignInPage {
    entrance {
      isDemo company
      cast { number name email unit site line pictureUrl }
    }
  }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const { viewer, ask } = context.get(atrium)
  const { entrance } = await ask(SignInPage, {})
  if (viewer && !entrance.isDemo) throw redirect('/')
  return { ...entrance, viewerName: viewer?.name ?? null }
}

export const meta: Route.MetaFunction = () => [{ title: 'Sign in · Atrium' }]

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { company, isDemo, viewerName } = loaderData
  const [search] = useSearchParams()
  return (
    <div className="door">
      <header className="door-top">
        <Link className="brand" to={viewerName ? '/' : '/sign-in'}>
          <Mark />
          Atrium
          <small>{company}</small>
        </Link>
      </header>
      <main id="main" className="door-page">
        {isDemo ? (
          <DemoDoor
            {...loaderData}
            returnTo={search.get('returnTo')}
            wasRefused={search.has('refused')}
          />
        ) : (
          <ClosedDoor company={company} />
        )}
      </main>
      <footer className="door-foot">
        <span>
          {isDemo ? `${company} is invented, and so is everyone in it` : `Atrium of ${company}`}
        </span>
        {viewerName ? <Link to="/">Back to the house as {viewerName}</Link> : null}
      </footer>
    </div>
  )
}

type DemoDoorProps = Route.ComponentProps['loaderData'] & {
  returnTo: string | null
  wasRefused: boolean
}

function DemoDoor({ company, cast, returnTo, wasRefused }: DemoDoorProps) {
  return (
    <div className="door-demo">
      <header>
        <h1 className="hero">Whose day would you like to see?</h1>
        {wasRefused ? (
          <Notice tone="bad" role="alert">
            This person cannot sign in: they have left, or are not of the cast. Choose somebody
            else.
          </Notice>
        ) : null}
        <Notice>
          This is a demo. {company} and its people are made up; what you write here stays on this
          machine. Do as you like.
        </Notice>
      </header>
      <ul className="cast" aria-label="People to sign in as">
        {cast.map((person) => (
          <li key={person.number}>
            <Form method="post" action="/sign-in/demo" reloadDocument>
              <input type="hidden" name="person" value={person.email} />
              {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
              <button type="submit">
                <Avatar person={faceOf(person)} size={44} />
                <span>
                  <b>{person.name}</b>
                  <span className="cast-unit">
                    {person.unit}, {person.site}
                  </span>
                  <small>{person.line}</small>
                </span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <p className="quiet">
        You can be somebody else later: the line at the top of every page leads back here. Open a
        private window to see both sides of a talk.
      </p>
    </div>
  )
}

function ClosedDoor({ company }: { company: string }) {
  return (
    <div className="door-one">
      <section>
        <h1 className="hero">Sign in</h1>
        <p>This house belongs to {company}.</p>
        <Notice tone="warn">
          No way to sign in has been set up here yet. Whoever runs this Atrium connects it with your
          company’s login; ask them.
        </Notice>
      </section>
      <Roof />
    </div>
  )
}
