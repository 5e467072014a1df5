import '#app/styles/sheets/lobby.css'
import { List, Map as MapIcon } from 'lucide'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { listIn } from '#messages/engine/catalogue.ts'
import { homeMessages } from '#messages/home.ts'
import { Avatar } from './avatar.tsx'
import { LobbyLight } from './lobby-light.tsx'
import type { PersonFace } from './person-face.ts'

export type ActiveDiscussion = {
  id: string
  title: string
  href: string
  people: readonly (PersonFace & { isActive?: boolean })[]
  /** “With you, 4 min ago”, “3 people, 11 min ago”. */
  line: string
  /** Somebody takes part at this moment, or did a short while ago: highlighted. */
  isLive?: boolean
}

/** People who are here and take part in none of the discussions shown. */
export type OthersHere = {
  title: string
  line: string
  people: readonly PersonFace[]
  total: number
}

type LobbyProps = {
  activeDiscussions: readonly ActiveDiscussion[]
  others?: OthersHere
  /** Below the map: how many people are in which town. */
  places?: readonly { name: string; count: number }[]
  /** The viewer's hour, 0 to 23: moves the light, morning to dusk. */
  hour: number
  tools?: ReactNode
}

const MAX_DISCUSSIONS = 3
const MAX_PEOPLE = 8

/** Who is active now, and in which discussions: as a map, or as a plain list. */
export function Lobby({ activeDiscussions, others, places = [], hour, tools }: LobbyProps) {
  const t = useMessages(homeMessages)
  const [isList, setList] = useState(false)
  return (
    <section aria-labelledby="lobby-title">
      <h2 className="hidden-text" id="lobby-title">
        {t('lobby')}
      </h2>
      {isList ? (
        <LobbyList activeDiscussions={activeDiscussions} others={others} />
      ) : (
        <div className="lobby">
          <LobbyLight hour={hour} />
          <ul className="lobby-discussions">
            {activeDiscussions.slice(0, MAX_DISCUSSIONS).map((discussion) => (
              <Discussion key={discussion.id} discussion={discussion} />
            ))}
            {activeDiscussions.length === 0 ? <NoDiscussion /> : null}
            {others && others.people.length > 0 ? <Others others={others} /> : null}
          </ul>
        </div>
      )}
      <div className="lobby-line meta">
        {places.map((place, index) => (
          <span key={place.name}>
            {index === 0 ? <span className="presence-dot presence-dot-close" /> : null}
            <span dir="auto">{place.name}</span> {place.count}
          </span>
        ))}
        <span className="lobby-line-tools needs-scripts">
          <Button
            variant="quiet"
            size="small"
            onClick={() => setList(!isList)}
            aria-pressed={isList}
          >
            <Icon of={isList ? MapIcon : List} size={15} />
            {t(isList ? 'lobby.map' : 'lobby.list')}
          </Button>
          {tools}
        </span>
      </div>
    </section>
  )
}

const isHere = (person: ActiveDiscussion['people'][number]) => person.isActive ?? person.isHere

function Discussion({ discussion }: { discussion: ActiveDiscussion }) {
  const shown = discussion.people.slice(0, MAX_PEOPLE)
  const hasEmptyCircle = shown.length < 5
  const circles = shown.length + (hasEmptyCircle ? 1 : 0)
  return (
    <li
      className={classNames('lobby-discussion', discussion.isLive && 'is-live')}
      data-circles={circles}
    >
      <Link className="lobby-topic" to={discussion.href} prefetch="intent">
        <b dir="auto">{discussion.title}</b>
        <span>{discussion.line}</span>
      </Link>
      <div className="lobby-people" data-count={circles} aria-hidden="true">
        {shown.map((person) => (
          <span
            className={classNames('lobby-person', !isHere(person) && 'is-away')}
            key={person.id}
          >
            <Avatar person={{ ...person, isHere: isHere(person) }} size={32} />
          </span>
        ))}
        {hasEmptyCircle ? (
          <span className="lobby-person">
            <span className="empty-circle" />
          </span>
        ) : null}
      </div>
    </li>
  )
}

function NoDiscussion() {
  const t = useMessages(homeMessages)
  return (
    <li className="lobby-discussion" data-circles="3">
      <div className="lobby-topic">
        <b>{t('lobby.empty')}</b>
        <span>{t('lobby.empty.text')}</span>
      </div>
      <div className="lobby-people" data-count="3" aria-hidden="true">
        {['one', 'two', 'three'].map((circle) => (
          <span className="lobby-person" key={circle}>
            <span className="empty-circle" />
          </span>
        ))}
      </div>
    </li>
  )
}

function Others({ others }: { others: OthersHere }) {
  const language = useLanguage()
  const rest = others.total - others.people.length
  return (
    <li className="lobby-others">
      <b>{others.title}</b>
      <span>{others.line}</span>
      <span className="lobby-others-people">
        {others.people.map((person) => (
          <Avatar key={person.id} person={person} size={30} />
        ))}
        {rest > 0 ? (
          <span className="avatar avatar-30 avatar-more" aria-hidden="true">
            +{rest}
          </span>
        ) : null}
      </span>
      <span className="hidden-text" dir="auto">
        {listIn(
          language,
          others.people.map((person) => person.name),
        )}
      </span>
    </li>
  )
}

function LobbyList({
  activeDiscussions,
  others,
}: Pick<LobbyProps, 'activeDiscussions' | 'others'>) {
  const t = useMessages(homeMessages)
  const language = useLanguage()
  const namesOf = (people: readonly PersonFace[]) =>
    listIn(
      language,
      people.map((person) => person.name),
    )
  return (
    <ul className="lobby-list list">
      {activeDiscussions.map((discussion) => (
        <li key={discussion.id}>
          <Link className="voice-title" dir="auto" to={discussion.href}>
            {discussion.title}
          </Link>
          <span className="soft" dir="auto">
            {namesOf(discussion.people)}
          </span>
          <span className="quiet">{discussion.line}</span>
        </li>
      ))}
      {others ? (
        <li>
          <b>{others.title}</b>
          <span className="soft" dir="auto">
            {namesOf(others.people)}
          </span>
          <span className="quiet">{others.line}</span>
        </li>
      ) : null}
      {activeDiscussions.length === 0 && !others ? (
        <li className="soft">{t('lobby.nobody')}</li>
      ) : null}
    </ul>
  )
}
