import { initialsOf, type PersonFace, toneOf } from './person-face.ts'

type AvatarSize = 18 | 22 | 24 | 28 | 30 | 32 | 36 | 40 | 44 | 48 | 96

/** Picture or initials, with a ring of light when the person is here. The name stands beside it, so it is silent. */
export function Avatar({ person, size = 28 }: { person: PersonFace; size?: AvatarSize }) {
  return (
    <span
      className={`avatar avatar-${size} tone-${toneOf(person.id)}${person.isHere ? ' is-here' : ''}`}
      title={person.isHere ? `${person.name}, here now` : person.name}
      aria-hidden="true"
      dir="auto"
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
  /** What these people are, for screen readers: “Supported by”. */
  label?: string
}

/** A few faces of many, overlapping; one picture with one name for screen readers. */
export function AvatarStack({ people, total, size = 22, label }: AvatarStackProps) {
  const rest = (total ?? people.length) - people.length
  if (people.length === 0) return null
  return (
    <span className="avatar-stack" role="img" aria-label={stackName(people, rest, label)}>
      {people.map((person) => (
        <Avatar key={person.id} person={person} size={size} />
      ))}
      {rest > 0 ? (
        <span className={`avatar avatar-${size} avatar-more`}>+{rest > 99 ? '99' : rest}</span>
      ) : null}
    </span>
  )
}

function stackName(people: readonly PersonFace[], rest: number, label = ''): string {
  const names = people.map((person) => person.name).join(', ')
  return `${label} ${names}${rest > 0 ? ` and ${rest} more` : ''}`.trim()
}
