import { createContext, type ReactNode, useContext } from 'react'

const LogoContext = createContext<string | null>(null)

/** Tells everything below where the company's logo is; null: it has none. */
export function LogoProvider({ url, children }: { url: string | null; children: ReactNode }) {
  return <LogoContext value={url}>{children}</LogoContext>
}

/** The company's logo; without one the mark: the plan of a Roman atrium's roof, with a square of sky in the middle. */
export function Logo({ size = 22 }: { size?: number }) {
  const url = useContext(LogoContext)
  if (url) return <img className="company-logo" src={url} alt="" height={size} />
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <path d="M1.8 1.8h20.4v20.4H1.8z" />
        <path d="M1.8 1.8 8 8M22.2 1.8 16 8M1.8 22.2 8 16M22.2 22.2 16 16" />
      </g>
      <path className="brand-sky" d="M7.6 7.6h8.8v8.8H7.6z" />
    </svg>
  )
}
