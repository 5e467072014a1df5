import { useLanguage, useMessages } from '#app/messages.tsx'
import { listIn } from '#messages/engine/catalogue.ts'
import { frameMessages } from '#messages/frame.ts'
import { initialsOf, type PersonFace, toneOf } from './person-face.ts'

type AvatarSize = 18 | 22 | 24 | 28 | 30 | 32 | 36 | 40 | 44 | 48 | 96

/** Picture or initials, with a ring when the person is here. The name is shown beside it, so screen readers skip it. */
export function Avatar({ person, size = 28 }: { person: PersonFace; size?: AvatarSize }) {
  const t = useMessages(frameMessages)
  return (
    <span
      className={`avatar avatar-${size} tone-${toneOf(person.id)}${person.isHere ? ' is-here' : ''}`}
      title={person.isHere ? t('person.here', { name: person.name }) : person.name}
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
  /** What these people are, for screen readers: “Followed by Ann and Ben”. */
  label?: (people: string) => string
}

/** A few faces of many, overlapping; one picture with one name for screen readers. */
export function AvatarStack({ people, total, size = 22, label }: AvatarStackProps) {
  const t = useMessages(frameMessages)
  const language = useLanguage()
  const rest = (total ?? people.length) - people.length
  if (people.length === 0) return null
  const names = people.map((person) => person.name)
  if (rest > 0) names.push(t('people.more', { count: rest }))
  const list = listIn(language, names)
  return (
    <span className="avatar-stack" role="img" aria-label={label ? label(list) : list} dir="auto">
      {people.map((person) => (
        <Avatar key={person.id} person={person} size={size} />
      ))}
      {rest > 0 ? (
        <span className={`avatar avatar-${size} avatar-more`}>+{rest > 99 ? '99' : rest}</span>
      ) : null}
    </span>
  )
}
