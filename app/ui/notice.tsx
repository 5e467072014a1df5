import { CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

const GLYPHS = {
  plain: Info,
  warn: TriangleAlert,
  bad: TriangleAlert,
  good: CircleCheck,
  light: Info,
}

type NoticeProps = {
  tone?: keyof typeof GLYPHS
  /** What to do about it: a button or a link. */
  action?: ReactNode
  icon?: ReactNode
  /** `alert` interrupts a screen reader: only for what just went wrong. */
  role?: 'status' | 'alert'
  children: ReactNode
}

/** One sentence beside what it is about. */
export function Notice({ tone = 'plain', action, icon, role, children }: NoticeProps) {
  return (
    <div className={classNames('notice', tone !== 'plain' && `notice-${tone}`)} role={role}>
      {icon ?? <Icon of={GLYPHS[tone]} size={17} />}
      <div className="notice-text">{children}</div>
      {action}
    </div>
  )
}
