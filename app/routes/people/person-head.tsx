import { Clock, Languages, Mail, MapPin } from 'lucide'
import type { ReactNode } from 'react'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { useLanguage } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { formatHour } from '#app/ui/time-words.ts'
import { localeOf } from '#messages/engine/languages.ts'
import type { PersonCardData } from './person-document.ts'

/** Who it is, where, what time it is there, and whether they are here. */
export function PersonHead({ person, children }: { person: PersonCardData; children: ReactNode }) {
  const here = usePresence('company:0')
  const isHere = here?.people.some(({ id }) => id === person.number) ?? false
  const clock = useClock()
  const locale = localeOf(useLanguage())
  const line = [person.title, person.unit].filter(Boolean).join(', ')
  return (
    <header className="person-head">
      <Avatar person={{ ...faceOf(person), isHere }} size={96} />
      <div>
        <h1>{person.name}</h1>
        {line ? <p className="soft">{line}</p> : null}
        <div className="meta">
          {isHere ? (
            <span>
              <span className="presence-dot presence-dot-close" />
              Here now
            </span>
          ) : null}
          {person.site ? (
            <span>
              <Icon of={MapPin} size={14} />
              {person.site}
            </span>
          ) : null}
          {person.timeZone === clock.timeZone ? null : (
            <span suppressHydrationWarning>
              <Icon of={Clock} size={14} />
              {formatHour(clock.now, { ...clock, timeZone: person.timeZone })} there
            </span>
          )}
          <span>
            <Icon of={Languages} size={14} />
            {languageName(person.language, locale)}
          </span>
          {person.hasLeft ? null : (
            <a href={`mailto:${person.email}`}>
              <Icon of={Mail} size={14} />
              {person.email}
            </a>
          )}
        </div>
      </div>
      {children ? <div className="cluster">{children}</div> : null}
    </header>
  )
}

export function About({ person }: { person: PersonCardData }) {
  return (
    <aside className="stack" aria-label={`About ${person.name}`}>
      {person.about ? (
        <section>
          <div className="section-head">
            <h2>About</h2>
          </div>
          <p className="voice">{person.about}</p>
        </section>
      ) : null}
      {person.skills.length > 0 ? (
        <section>
          <div className="section-head">
            <h2>Knows about</h2>
            <small>in their own words</small>
          </div>
          <div className="chips">
            {person.skills.map((skill) => (
              <Chip key={skill} tone="line" to={`/search?q=${encodeURIComponent(skill)}`}>
                {skill}
              </Chip>
            ))}
          </div>
        </section>
      ) : null}
      <dl className="facts">
        <dt>Here since</dt>
        <dd>
          <Time at={person.joinedAt} as="day" />
        </dd>
        {person.role === 'ADMIN' ? (
          <>
            <dt>In the house</dt>
            <dd>Administrator</dd>
          </>
        ) : null}
      </dl>
    </aside>
  )
}

/** The language's name in the language of the page. */
function languageName(code: string, locale: string): string {
  const names = new Intl.DisplayNames([locale], {
    type: 'language',
  })
  return names.of(code) ?? code
}
