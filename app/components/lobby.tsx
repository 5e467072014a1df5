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
  /** “You sit here”, “Elif is writing…”, “3 people, 11 min”. */
  line: string
  /** Someone is there at this moment: a lamp after dark. */
  isLive?: boolean
}

export type Bench = { title: string; line: string; people: readonly PersonFace[]; total: number }

type LobbyProps = {
  activeDiscussions: readonly ActiveDiscussion[]
  bench?: Bench
  /** Below the floor, left: how many are in which town. */
  places?: readonly { name: string; count: number }[]
  /** The viewer's hour, 0 to 23: moves the light, morning to dusk. */
  hour: number
  tools?: ReactNode
}

const MAX_TABLES = 3
const MAX_SEATS = 8

/** The floor of the house: who sits together on what. A drawing, or a plain list for those who prefer one. */
export function Lobby({ activeDiscussions, bench, places = [], hour, tools }: LobbyProps) {
  const t = useMessages(homeMessages)
  const [isList, setList] = useState(false)
  return (
    <section aria-labelledby="lobby-title">
      <h2 className="hidden-text" id="lobby-title">
        {t('lobby')}
      </h2>
      {isList ? (
        <LobbyList activeDiscussions={activeDiscussions} bench={bench} />
      ) : (
        <div className="lobby">
          <LobbyLight hour={hour} />
          <ul className="lobby-tables">
            {activeDiscussions.slice(0, MAX_TABLES).map((table) => (
              <Table key={table.id} table={table} />
            ))}
            {activeDiscussions.length === 0 ? <EmptyTable /> : null}
            {bench && bench.people.length > 0 ? <BenchSeats bench={bench} /> : null}
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

function Table({ table }: { table: ActiveDiscussion }) {
  const seated = table.people.slice(0, MAX_SEATS)
  const hasStool = seated.length < 5
  const seats = seated.length + (hasStool ? 1 : 0)
  return (
    <li className={classNames('table', table.isLive && 'is-live')} data-seats={seats}>
      <Link className="table-disc" to={table.href} prefetch="intent">
        <b dir="auto">{table.title}</b>
        <span>{table.line}</span>
      </Link>
      <div className="table-seats" data-count={seats} aria-hidden="true">
        {seated.map((person) => (
          <span className="seat" key={person.id}>
            <Avatar person={{ ...person, isHere: person.isActive ?? person.isHere }} size={32} />
          </span>
        ))}
        {hasStool ? (
          <span className="seat">
            <span className="lobby-more" />
          </span>
        ) : null}
      </div>
    </li>
  )
}

function EmptyTable() {
  const t = useMessages(homeMessages)
  return (
    <li className="table" data-seats="3">
      <div className="table-disc">
        <b>{t('lobby.empty')}</b>
        <span>{t('lobby.empty.text')}</span>
      </div>
      <div className="table-seats" data-count="3" aria-hidden="true">
        {['one', 'two', 'three'].map((seat) => (
          <span className="seat" key={seat}>
            <span className="lobby-more" />
          </span>
        ))}
      </div>
    </li>
  )
}

function BenchSeats({ bench }: { bench: Bench }) {
  const language = useLanguage()
  const rest = bench.total - bench.people.length
  return (
    <li className="bench">
      <b>{bench.title}</b>
      <span>{bench.line}</span>
      <span className="bench-seats">
        {bench.people.map((person) => (
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
          bench.people.map((person) => person.name),
        )}
      </span>
    </li>
  )
}

function LobbyList({ activeDiscussions, bench }: Pick<LobbyProps, 'activeDiscussions' | 'bench'>) {
  const t = useMessages(homeMessages)
  const language = useLanguage()
  const namesOf = (people: readonly PersonFace[]) =>
    listIn(
      language,
      people.map((person) => person.name),
    )
  return (
    <ul className="lobby-list list">
      {activeDiscussions.map((table) => (
        <li key={table.id}>
          <Link className="voice-title" dir="auto" to={table.href}>
            {table.title}
          </Link>
          <span className="soft" dir="auto">
            {namesOf(table.people)}
          </span>
          <span className="quiet">{table.line}</span>
        </li>
      ))}
      {bench ? (
        <li>
          <b>{bench.title}</b>
          <span className="soft" dir="auto">
            {namesOf(bench.people)}
          </span>
          <span className="quiet">{bench.line}</span>
        </li>
      ) : null}
      {activeDiscussions.length === 0 && !bench ? (
        <li className="soft">{t('lobby.nobody')}</li>
      ) : null}
    </ul>
  )
}
