import '#app/styles/sheets/people.css'
import { CalendarOff, Clock, Languages, Mail, MapPin, MessageCircle, Phone } from 'lucide'
import type { ReactNode } from 'react'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatDay, formatHour } from '#app/ui/time-words.ts'
import { localeOf } from '#messages/engine/languages.ts'
import { personMessages } from '#messages/person.ts'
import { isAwayOn } from './away.ts'
import type { PersonCardData } from './person-document.ts'

/** Who it is, where, what time it is there, and whether they are here. */
export function PersonHead({ person, children }: { person: PersonCardData; children: ReactNode }) {
  const t = useMessages(personMessages)
  const here = usePresence('company:0')
  const isHere = here?.people.some(({ id }) => id === person.number) ?? false
  const clock = useClock()
  const locale = localeOf(useLanguage())
  const spoken = person.spokenLanguages.length > 0 ? person.spokenLanguages : [person.language]
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
            <bdi dir="auto">{spoken.map((code) => languageName(code, locale)).join(', ')}</bdi>
          </span>
          {isAwayOn(person.awayUntil, clock.now, person.timeZone) ? (
            <span className="warn">
              <Icon of={CalendarOff} size={14} />
              {t('away', {
                day: formatDay(`${person.awayUntil}T12:00:00Z`, { ...clock, timeZone: 'UTC' }),
              })}
            </span>
          ) : null}
          {person.isService ? <span>{t('isService')}</span> : null}
        </div>
        {person.hasLeft || person.isService ? null : <Ways person={person} />}
      </div>
      {children ? <div className="cluster">{children}</div> : null}
    </header>
  )
}

/** How they are reached: mail, phone, chat. */
function Ways({ person }: { person: PersonCardData }) {
  const t = useMessages(personMessages)
  return (
    <div className="meta" translate="no">
      <a href={`mailto:${person.email}`}>
        <Icon of={Mail} size={14} />
        {person.email}
      </a>
      {person.phone ? (
        <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>
          <Icon of={Phone} size={14} />
          {person.phone}
        </a>
      ) : null}
      {person.chatUrl ? (
        <a href={person.chatUrl} rel="noreferrer" translate="yes">
          <Icon of={MessageCircle} size={14} />
          {t('chat')}
        </a>
      ) : null}
    </div>
  )
}

/** The language's name in the language of the page. */
function languageName(code: string, locale: string): string {
  const names = new Intl.DisplayNames([locale], {
    type: 'language',
  })
  return names.of(code) ?? code
}
