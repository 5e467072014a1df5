import { AtSign, Clock, UserPlus } from 'lucide'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import type { HomeData } from './home-document.ts'

/** Somebody spoke to the viewer and nobody has read it yet. */
const ADDRESSED = new Set(['NAMED', 'REPLIED'])
const MAX_MENTIONS = 4

type WaitingProps = {
  owed: HomeData['owed']
  wishes: HomeData['pendingJoinRequests']
  notifications: HomeData['notifications']
}

/** What nobody else can do: answers owed, late ones first; people at the door; words addressed to the viewer. */
export function Waiting({ owed, wishes, notifications }: WaitingProps) {
  const mentions = notifications.edges
    .map(({ node }) => node)
    .filter(({ kind }) => ADDRESSED.has(kind))
    .slice(0, MAX_MENTIONS)
  const total = owed.total + wishes.length + mentions.length
  return (
    <section className="home-waiting" aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">Waiting for you</h2>
        {total > 0 ? (
          <small>
            {total === 1 ? '1 thing' : `${total} things`}
            {owed.late > 0 ? `, ${owed.late} late` : ''}
          </small>
        ) : null}
      </div>
      {total === 0 ? (
        <p className="soft">Nothing waits for you.</p>
      ) : (
        <ul className="list list-ruled">
          {owed.ideas.map((idea) => (
            <Owed key={idea.number} idea={idea} />
          ))}
          {wishes.map((wish) => (
            <Wish key={`${wish.space.slug} ${wish.person.number}`} wish={wish} />
          ))}
          {mentions.map((mention) => (
            <Todo
              key={mention.id}
              icon={<Icon of={AtSign} />}
              to={mention.url}
              title={`${mention.who} ${mention.happened}`}
              line={<Time at={mention.at} />}
            />
          ))}
        </ul>
      )}
      {owed.total > owed.ideas.length ? (
        <p className="quiet list-more">
          {owed.total - owed.ideas.length} more wait for an answer on your boards.
        </p>
      ) : null}
    </section>
  )
}

function Owed({ idea }: { idea: HomeData['owed']['ideas'][number] }) {
  return (
    <Todo
      icon={<Icon of={Clock} />}
      to={`/ideas/${idea.number}`}
      title={idea.title}
      line={`Waits for your first answer on ${idea.board.name}`}
      end={
        idea.responseDueAt ? (
          <Chip tone={idea.isLate ? 'bad' : 'plain'}>
            {idea.isLate ? 'Late since ' : 'By '}
            <Time at={idea.responseDueAt} as={idea.isLate ? 'day' : 'weekday'} />
          </Chip>
        ) : undefined
      }
    />
  )
}

function Wish({ wish }: { wish: HomeData['pendingJoinRequests'][number] }) {
  return (
    <Todo
      icon={<Icon of={UserPlus} />}
      to={`/spaces/${wish.space.slug}#requests`}
      title={`${wish.person.name} would like to join ${wish.space.name}`}
      line={wish.message ? `“${wish.message}”` : 'Without a word about it'}
      end={
        <LinkButton size="small" to={`/people/${wish.person.number}`}>
          Who is {firstNameOf(wish.person.name)}?
        </LinkButton>
      }
    />
  )
}

type TodoProps = { icon: ReactNode; to: string; title: string; line: ReactNode; end?: ReactNode }

function Todo({ icon, to, title, line, end }: TodoProps) {
  return (
    <li className="todo">
      <span className="todo-icon">{icon}</span>
      <div>
        <Link className="todo-link" to={to} prefetch="intent">
          {title}
        </Link>
        <small>{line}</small>
      </div>
      {end}
    </li>
  )
}
