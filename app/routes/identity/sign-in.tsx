// Sign-in. In the demo anyone may be anyone of the cast; elsewhere it says how people sign in.

import { Form, Link, redirect, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Avatar } from '#app/components/avatar.tsx'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { Logo } from '#app/components/logo.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signInMessages } from '#messages/sign-in.ts'
import type { Route } from './+types/sign-in'
import { SignInIllustration } from './sign-in-illustration.tsx'
import { OtherWays, Services, SignInProblem, WaysInFields } from './ways-in.tsx'

const SignInPage = graphql(
  `
  query SignInPage {
    entrance {
      isDemo company
      cast { number name email unit site line pictureUrl }
      ...WaysInFields
    }
  }
`,
  [WaysInFields],
)

export async function loader({ context }: Route.LoaderArgs) {
  const { viewer, ask } = context.get(atrium)
  const { entrance } = await ask(SignInPage, {})
  if (viewer && !entrance.isDemo) throw redirect('/')
  return { ...entrance, viewerName: viewer?.name ?? null }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, signInMessages)('title')} · Atrium` },
]

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { company, isDemo, viewerName } = loaderData
  const [search] = useSearchParams()
  const t = useMessages(signInMessages)
  return (
    <div className="auth">
      <header className="auth-top">
        <Link className="brand" translate="no" to={viewerName ? '/' : '/sign-in'}>
          <Logo />
          Atrium
          <small>{company}</small>
        </Link>
      </header>
      <main id="main" className="auth-page">
        {isDemo ? (
          <DemoSignIn
            {...loaderData}
            returnTo={search.get('returnTo')}
            wasRefused={search.has('refused')}
            problem={search.get('problem')}
          />
        ) : (
          <CompanySignIn {...loaderData} />
        )}
      </main>
      <footer className="auth-foot">
        <span>{t(isDemo ? 'demo.invented' : 'company', { company })}</span>
        {viewerName ? (
          <Link to="/">{t('demo.back', { name: viewerName })}</Link>
        ) : (
          <LanguageChoice returnTo={search.get('returnTo')} />
        )}
      </footer>
    </div>
  )
}

type DemoSignInProps = Route.ComponentProps['loaderData'] & {
  returnTo: string | null
  wasRefused: boolean
  problem: string | null
}

function DemoSignIn({ wasRefused, problem, ...props }: DemoSignInProps) {
  const { company, cast, returnTo } = props
  const t = useMessages(signInMessages)
  return (
    <div className="auth-demo">
      <header>
        <h1 className="hero">{t('demo.title')}</h1>
        {wasRefused ? (
          <Notice tone="bad" role="alert">
            {t('demo.refused')}
          </Notice>
        ) : null}
        <SignInProblem problem={problem} />
        <Notice>{t('demo.about', { company })}</Notice>
      </header>
      <ul className="cast" aria-label={t('demo.people')}>
        {cast.map((person) => (
          <li key={person.number}>
            <Form method="post" action="/sign-in/demo" reloadDocument>
              <input type="hidden" name="person" value={person.email} />
              {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
              <button type="submit">
                <Avatar person={faceOf(person)} size={44} />
                <span>
                  <b dir="auto">{person.name}</b>
                  <span className="cast-unit">
                    {t('demo.place', { unit: person.unit, site: person.site })}
                  </span>
                  <small dir="auto">{person.line}</small>
                </span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('demo.switch')}</p>
      <div className="auth-beside">
        <Services ways={props} returnTo={returnTo} />
        <OtherWays ways={props} returnTo={returnTo} isFirst={false} />
      </div>
    </div>
  )
}

function CompanySignIn(props: Route.ComponentProps['loaderData']) {
  const t = useMessages(signInMessages)
  const [search] = useSearchParams()
  return (
    <div className="auth-one">
      <section>
        <h1 className="hero">{t('title')}</h1>
        <p>{t('company', { company: props.company })}</p>
        <SignInProblem problem={search.get('problem')} />
        <Services ways={props} returnTo={search.get('returnTo')} />
        <OtherWays
          ways={props}
          returnTo={search.get('returnTo')}
          isFirst={props.signInOptions.length === 0}
        />
      </section>
      <SignInIllustration />
    </div>
  )
}
