import { AtSign, Clock, UserPlus } from 'lucide'
import type { ReactNode } from 'react'
import { DueChip } from '#app/components/due-chip.tsx'
import { withoutHighlights } from '#app/components/highlighted.tsx'
import { firstNameOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { homeMessages } from '#messages/home.ts'
import type { HomeData } from './home-document.ts'
import { RiskDuties } from './risk-duties.tsx'
import { Todo } from './to-do-row.tsx'

/** Somebody mentioned the viewer, who has not read it yet. */
const ADDRESSED = 'NAMED'
const MAX_MENTIONS = 4

type WaitingProps = {
  risks: HomeData['riskDuties']
  owed: HomeData['owed']
  wishes: HomeData['pendingJoinRequests']
  missed: HomeData['missedNotifications']
}

/** What nobody else can do: responses owed, late ones first; requests to join; comments addressed to the viewer. */
export function Waiting({ owed, wishes, missed, risks }: WaitingProps) {
  const t = useMessages(homeMessages)
  const mentions = missed.filter(({ kind }) => kind === ADDRESSED).slice(0, MAX_MENTIONS)
  const total = owed.total + risks.length + wishes.length + mentions.length
  return (
    <section className="home-waiting" aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">{t('todo')}</h2>
        {total > 0 ? (
          <small>
            {owed.late > 0
              ? t('todo.count.late', { count: total, late: owed.late })
              : t('todo.count', { count: total })}
          </small>
        ) : null}
      </div>
      {total === 0 ? (
        <p className="soft">{t('todo.nothing')}</p>
      ) : (
        <ul className="list list-ruled">
          {owed.responses.map(({ post, ...owes }) =>
            post ? <Owed key={post.number} post={post} {...owes} /> : null,
          )}
          <RiskDuties risks={risks} />
          {wishes.map((wish) => (
            <Wish key={`${wish.space.slug} ${wish.person.number}`} wish={wish} />
          ))}
          {mentions.map((mention) => (
            <Todo
              key={mention.id}
              icon={<Icon of={AtSign} />}
              to={mention.url}
              title={<span dir="auto">{withoutHighlights(mention.markedSentence)}</span>}
              line={<Time at={mention.at} />}
            />
          ))}
        </ul>
      )}
      {owed.total > owed.responses.length ? (
        <p className="quiet list-more">
          {t('todo.more', { count: owed.total - owed.responses.length })}
        </p>
      ) : null}
    </section>
  )
}

type OwedResponse = HomeData['owed']['responses'][number]
type OwedProps = Omit<OwedResponse, 'post'> & { post: NonNullable<OwedResponse['post']> }

function Owed({ post, dueAt }: OwedProps) {
  const t = useMessages(homeMessages)
  return (
    <Todo
      icon={<Icon of={Clock} />}
      to={post.path}
      title={<span dir="auto">{post.title}</span>}
      line={t.rich('todo.response', { name: post.place ?? post.space.name, board: auto })}
      end={dueAt ? <DueChip dueAt={dueAt} /> : undefined}
    />
  )
}

function Wish({ wish }: { wish: HomeData['pendingJoinRequests'][number] }) {
  const t = useMessages(homeMessages)
  return (
    <Todo
      icon={<Icon of={UserPlus} />}
      to={`/spaces/${wish.space.slug}#requests`}
      title={t.rich('todo.join', {
        name: wish.person.name,
        person: auto,
        spaceName: wish.space.name,
        space: auto,
      })}
      line={
        wish.message
          ? t.rich('todo.message', { text: wish.message, message: auto })
          : t('todo.noMessage')
      }
      end={
        <LinkButton size="small" to={`/people/${wish.person.number}`}>
          {t('todo.who', { name: firstNameOf(wish.person.name) })}
        </LinkButton>
      }
    />
  )
}

/** What people wrote, in its own direction. */
const auto = (inside: ReactNode) => <span dir="auto">{inside}</span>
