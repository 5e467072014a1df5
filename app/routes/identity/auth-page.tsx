// The frame of the smaller pages on the way in: logo, one column, the way back.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Logo } from '#app/components/logo.tsx'
import { useMessages } from '#app/messages.tsx'
import { signInMessages } from '#messages/sign-in.ts'
import { SignInIllustration } from './sign-in-illustration.tsx'

export function AuthPage({
  title,
  lead,
  children,
}: {
  title: string
  lead: string
  children: ReactNode
}) {
  const t = useMessages(signInMessages)
  return (
    <div className="auth">
      <header className="auth-top">
        <Link className="brand" translate="no" to="/sign-in">
          <Logo />
          Atrium
        </Link>
      </header>
      <main id="main" className="auth-page">
        <div className="auth-one">
          <section>
            <h1 className="hero">{title}</h1>
            <p>{lead}</p>
            {children}
          </section>
          <SignInIllustration />
        </div>
      </main>
      <footer className="auth-foot">
        <Link to="/sign-in">{t('back')}</Link>
      </footer>
    </div>
  )
}
