import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'

type AuthLayoutProps = {
  company?: string
  /** Where the logo leads; the home page unless given. */
  to?: string
  foot?: ReactNode
  children: ReactNode
}

/** The frame without a sidebar: sign-in, set-up, and errors of the app's own frame. */
export function AuthLayout({ company, to = '/', foot, children }: AuthLayoutProps) {
  return (
    <div className="auth">
      <header className="auth-top">
        {/* A real request, not a step inside the page: what broke before may be whole again. */}
        <a className="brand" translate="no" href={to}>
          <Logo />
          Atrium
          {company ? <small>{company}</small> : null}
        </a>
      </header>
      <main id="main" className="auth-page">
        {children}
      </main>
      {foot ? <footer className="auth-foot">{foot}</footer> : null}
    </div>
  )
}
