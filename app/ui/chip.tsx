import { X } from 'lucide'
import type { ReactNode } from 'react'
import type { To } from 'react-router'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { uiMessages } from '#messages/ui.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type ChipTone = 'plain' | 'line' | 'sky' | 'light' | 'good' | 'warn' | 'bad'

function chipClass(tone: ChipTone) {
  return classNames('chip', tone !== 'plain' && `chip-${tone}`)
}

/** A small fact in a box; with `to` it is a link. */
export function Chip(props: { tone?: ChipTone; to?: To; children: ReactNode }) {
  const { tone = 'plain', to, children } = props
  if (to === undefined) return <span className={chipClass(tone)}>{children}</span>
  return (
    <Link className={chipClass(tone)} to={to}>
      {children}
    </Link>
  )
}

/** A chosen filter, taken back with one click: the whole chip is the link to the list without it. */
export function ChosenChip({ label, withoutIt }: { label: string; withoutIt: To }) {
  const t = useMessages(uiMessages)
  return (
    <Link
      className="chip chip-sky"
      to={withoutIt}
      aria-label={t('remove', { label })}
      preventScrollReset
    >
      <span dir="auto">{label}</span>
      <Icon of={X} size={13} />
    </Link>
  )
}
