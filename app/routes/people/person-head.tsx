import { Clock, Languages, Mail, MapPin } from 'lucide'
import type { ReactNode } from 'react'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { formatHour } from '#app/ui/time-words.ts'
import { localeOf } from '#messages/engine/languages.ts'
import { personMessages } from '#messages/person.ts'
import type { PersonCardData } from './person-document.ts'

/** Who it is, where, what time it is there, and whether they are here. */
export function PersonHead({ person, children }: { person: PersonCardData; children: ReactNode }) {
  const t = useMessages(personMessages)
  const here = usePresence('company:0')
  const isHere = here?.people.some(({ id }) => id === person.number) ?? false
  const clock = useClock()
  const locale = localeOf(useLanguage())
  const line = [person.title, person.unit].filter(Boolean).join(', ')
  return (
    <header className="person-head">
      <Avatar person={{ ...faceOf(person), isHere }} size={96} />
      <div>
        <h1 dir="auto">{person.name}</h1>
        {line ? (
          <p className="soft" dir="auto">
            {line}
          </p>
        ) : null}
        <div className="meta">
          {isHere ? (
            <span>
              <span className="presence-dot presence-dot-close" />
              {t('here')}
            </span>
          ) : null}
          {person.site ? (
            <span>
              <Icon of={MapPin} size={14} />
              <bdi dir="auto">{person.site}</bdi>
            </span>
          ) : null}
          {person.timeZone === clock.timeZone ? null : (
            <span suppressHydrationWarning>
              <Icon of={Clock} size={14} />
              {t('localTime', {
                time: formatHour(clock.now, { ...clock, timeZone: person.timeZone }),
              })}
            </span>
          )}
          <span>
            <Icon of={Languages} size={14} />
            <bdi dir="auto">{languageName(person.language, locale)}</bdi>
          </span>
          {person.isService ? <span>{t('isService')}</span> : null}
          {person.hasLeft || person.isService ? null : (
            <a href={`mailto:${person.email}`} translate="no">
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
  const t = useMessages(personMessages)
  return (
    <aside className="stack" aria-label={t('about.person', { name: person.name })}>
      {person.about ? (
        <section>
          <div className="section-head">
            <h2>{t('about')}</h2>
          </div>
          <p className="voice" dir="auto">
            {person.about}
          </p>
        </section>
      ) : null}
      {person.skills.length > 0 ? (
        <section>
          <div className="section-head">
            <h2>{t('skills')}</h2>
            <small>{t('skills.help')}</small>
          </div>
          <div className="chips">
            {person.skills.map((skill) => (
              <Chip key={skill} tone="line" to={`/search?q=${encodeURIComponent(skill)}`}>
                <span dir="auto">{skill}</span>
              </Chip>
            ))}
          </div>
        </section>
      ) : null}
      <dl className="facts">
        <dt>{t('joined')}</dt>
        <dd>
          <Time at={person.joinedAt} as="day" />
        </dd>
        {person.role === 'ADMIN' ? (
          <>
            <dt>{t('role')}</dt>
            <dd>{t('role.ADMIN')}</dd>
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
