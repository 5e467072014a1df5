import type { ReactNode } from 'react'

type EmptyProps = {
  title: string
  /** The heading's level where it stands; 2 unless told. */
  level?: 2 | 3
  children?: ReactNode
  actions?: ReactNode
  hasPlan?: boolean
}

/** An empty place invites to one small thing. */
export function Empty({ title, level = 2, children, actions, hasPlan = true }: EmptyProps) {
  const Heading = `h${level}` as const
  return (
    <div className="sheet empty">
      {hasPlan ? <RoofPlan /> : null}
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="cluster">{actions}</div> : null}
    </div>
  )
}

/** The plan of the roof with light falling through it. */
export function RoofPlan({ size = 72 }: { size?: number }) {
  return (
    <svg
      className="empty-plan"
      width={size}
      height={size}
      viewBox="0 0 72 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M4 4h64v64H4zM24 24h24v24H24zM4 4l20 20M68 4 48 24M4 68l20-20M68 68 48 48" />
      <path className="light" stroke="none" d="M34 24h14L38 48H24z" />
    </svg>
  )
}
