import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

type DoorProps = {
  company?: string
  /** Where the mark leads; the house itself unless told. */
  to?: string
  foot?: ReactNode
  children: ReactNode
}

/** The frame without a rail: sign-in, set-up, and what is shown when the house itself could not be drawn. */
export function Door({ company, to = '/', foot, children }: DoorProps) {
  return (
    <div className="door">
      <header className="door-top">
        {/* A real request, not a step inside the page: what broke before may be whole again. */}
        <a className="brand" translate="no" href={to}>
          <Mark />
          Atrium
          {company ? <small>{company}</small> : null}
        </a>
      </header>
      <main id="main" className="door-page">
        {children}
      </main>
      {foot ? <footer className="door-foot">{foot}</footer> : null}
    </div>
  )
}
