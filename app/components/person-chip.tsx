import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Avatar } from './avatar.tsx'
import type { PersonFace } from './person-face.ts'

type PersonChipProps = {
  person: PersonFace
  /** Where the name leads; the profile, usually. */
  to?: string
  /** Under the name: title and unit, or role here. */
  line?: ReactNode
  size?: 24 | 28 | 32 | 36 | 40 | 48
}

/** Face, name and one line. */
export function PersonChip({ person, to, line, size = 28 }: PersonChipProps) {
  return (
    <div className="person">
      <Avatar person={person} size={size} />
      <div className="person-text">
        {to ? (
          <Link className="person-name ellipsis" dir="auto" to={to} prefetch="intent">
            {person.name}
          </Link>
        ) : (
          <b className="person-name ellipsis" dir="auto">
            {person.name}
          </b>
        )}
        {line ? <small dir="auto">{line}</small> : null}
      </div>
    </div>
  )
}
