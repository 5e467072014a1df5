import '#app/styles/pages/directory.css'
import { CalendarOff, Clock } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatDay, formatHour } from '#app/ui/time-words.ts'
import { directoryMessages } from '#messages/directory.ts'
import { isAwayOn } from './away.ts'
import type { DirectorySearch } from './directory-address.ts'
import type { FoundPerson, PeopleData } from './people.tsx'

/** Those who fit, as rows or as cards. */
export function FoundPeople({ data }: { data: PeopleData & { search: DirectorySearch } }) {
  const t = useMessages(directoryMessages)
  const grown = useRows(data.directory.people, {
    of: ({ directory }: PeopleData) => directory.people,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  const isCards = data.search.view === 'cards'
  if (grown.rows.length === 0)
    return (
      <Empty title={t('none')} actions={<LinkButton to="/people">{t('all')}</LinkButton>}>
        {t('none.help')}
      </Empty>
    )
  return (
    <>
      <ul
        className={isCards ? 'person-cards' : 'list list-ruled'}
        ref={list}
        aria-label={t('title')}
      >
        {grown.rows.map((person) =>
          isCards ? (
            <PersonTile key={person.number} person={person} />
          ) : (
            <PersonRow key={person.number} person={person} />
          ),
        )}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}

/** So many skills stand in a row; the rest is on the person's page. */
const MAX_SKILLS = 3

function PersonRow({ person }: { person: FoundPerson }) {
  const { number, title, unit, site, skills } = person
  return (
    <li className="person-row" data-row={number}>
      <Avatar person={faceOf(person)} size={40} />
      <div>
        <Name person={person} />
        {title ? (
          <p className="small soft" dir="auto">
            {title}
          </p>
        ) : null}
      </div>
      <div className="small soft person-row-where">
        <span dir="auto">{[unit, site].filter(Boolean).join(', ')}</span>
        <When person={person} />
      </div>
      <p className="small quiet person-row-skills" dir="auto">
        {skills.slice(0, MAX_SKILLS).join(', ')}
      </p>
    </li>
  )
}

function PersonTile({ person }: { person: FoundPerson }) {
  const { number, title, unit, site, skills } = person
  return (
    <li className="sheet person-card" data-row={number}>
      <Avatar person={faceOf(person)} size={48} />
      <div>
        <Name person={person} />
        <p className="small soft" dir="auto">
          {title}
        </p>
        <p className="small quiet" dir="auto">
          {[unit, site].filter(Boolean).join(', ')}
        </p>
        <When person={person} />
      </div>
      <div className="chips">
        {skills.slice(0, MAX_SKILLS).map((skill) => (
          <Chip key={skill} tone="line">
            <span dir="auto">{skill}</span>
          </Chip>
        ))}
      </div>
    </li>
  )
}

function Name({ person: { number, name } }: { person: FoundPerson }) {
  return (
    <h3>
      <Link to={`/people/${number}`} prefetch="intent" dir="auto">
        {name}
      </Link>
    </h3>
  )
}

/** What time it is there, where it is another one, and until when they are away. */
function When({ person: { timeZone, awayUntil } }: { person: FoundPerson }) {
  const t = useMessages(directoryMessages)
  const clock = useClock()
  const there = formatHour(clock.now, { ...clock, timeZone })
  const isOther = there !== formatHour(clock.now, clock)
  const isAway = isAwayOn(awayUntil, clock.now, timeZone)
  if (!isOther && !isAway) return null
  return (
    <span className="meta">
      {isOther ? (
        <span suppressHydrationWarning>
          <Icon of={Clock} size={13} />
          {t('localTime', { time: there })}
        </span>
      ) : null}
      {isAway && awayUntil ? (
        <span className="warn">
          <Icon of={CalendarOff} size={13} />
          {t('away', { day: formatDay(`${awayUntil}T12:00:00Z`, { ...clock, timeZone: 'UTC' }) })}
        </span>
      ) : null}
    </span>
  )
}
