import { classNames } from '#app/ui/class-names.ts'
import { initialsOf, type PersonFace, toneOf } from './person-face.ts'

type AvatarSize = 18 | 22 | 24 | 28 | 30 | 32 | 36 | 40 | 44 | 48 | 96

/** Picture or initials, with a ring of light when the person is here. The name stands beside it, so it is silent. */
export function Avatar({ person, size = 28 }: { person: PersonFace; size?: AvatarSize }) {
  return (
    <span
      className={classNames('avatar', `tone-${toneOf(person.id)}`, person.isHere && 'is-here')}
      data-size={size}
      title={person.isHere ? `${person.name}, here now` : person.name}
      aria-hidden="true"
    >
      {person.pictureUrl ? (
        <img src={person.pictureUrl} alt="" width={size} height={size} loading="lazy" />
      ) : (
        initialsOf(person.name)
      )}
    </span>
  )
}

type AvatarStackProps = {
  people: readonly PersonFace[]
  /** How many there are in all; what is not shown becomes “+44”. */
  total?: number
  size?: AvatarSize
  /** What these people are, for screen readers: “Supported by”. Silent without it. */
  label?: string
}

/** A few faces of many, overlapping. */
export function AvatarStack({ people, total, size = 22, label }: AvatarStackProps) {
  const rest = (total ?? people.length) - people.length
  if (people.length === 0) return null
  return (
    <span className="avatar-stack">
      {label ? (
        <span className="hidden-text">
          {label} {people.map((person) => person.name).join(', ')}
          {rest > 0 ? ` and ${rest} more` : ''}
        </span>
      ) : null}
      {people.map((person) => (
        <Avatar key={person.id} person={person} size={size} />
      ))}
      {rest > 0 ? (
        <span className="avatar avatar-more" data-size={size} aria-hidden="true">
          +{rest > 99 ? '99' : rest}
        </span>
      ) : null}
    </span>
  )
}
