import '#app/styles/sheets/discussion.css'
import { Lightbulb, Merge, Users } from 'lucide'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import { AvatarStack } from '#app/components/avatar.tsx'
import type { Counts } from '#app/components/discussion/use-discussion.ts'
import { IDEA_SECTIONS } from '#app/components/idea-sections.ts'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { SupportButton } from '#app/components/support-button.tsx'
import type { Presence } from '#app/live/socket.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Time } from '#app/ui/time.tsx'
import { ideaMessages } from '#messages/idea.ts'
import type { IdeaData } from './idea-document.ts'
import { ResponseDate } from './response-date.tsx'

type AsideProps = {
  idea: IdeaData
  counts: Counts
  present: Presence | null
  viewerNumber: number
}

/** Support, who is here, who responds by when, who it is assigned to, and where it belongs. */
export function IdeaAside({ idea, counts, present, viewerNumber }: AsideProps) {
  const t = useMessages(ideaMessages)
  const box = useRef<HTMLElement>(null)
  useKeys([
    {
      keys: 'v',
      does: t('keys.support'),
      group: 'page',
      run: () => box.current?.querySelector<HTMLElement>('[data-key=vote]')?.click(),
    },
  ])
  return (
    <aside className="stack idea-aside" aria-label={t('about')}>
      <section className="vote-box" ref={box}>
        <SupportButton
          postId={String(idea.number)}
          title={idea.title}
          count={counts.supportCount}
          isMine={idea.isSupported}
          canSupport={idea.viewerCan.support}
          action={`/ideas/${idea.number}`}
          look="large"
        />
        <Supporters idea={idea} count={counts.supportCount} />
      </section>
      <Reading present={present} viewerNumber={viewerNumber} />
      <ResponseDate idea={idea} place="aside" />
      {idea.assignee ? <Assignee idea={idea} /> : null}
      <Belongs idea={idea} />
    </aside>
  )
}

function Supporters({ idea, count }: { idea: IdeaData; count: number }) {
  const t = useMessages(ideaMessages)
  if (count === 0) return <p className="soft small">{t('supporters.none')}</p>
  const followers = idea.followerCount
  const link = (inside: ReactNode) => (
    <Link className="link" to={`/ideas/${idea.number}/supporters`}>
      {inside}
    </Link>
  )
  return (
    <div className="soft small">
      <p>
        {followers > 0
          ? t.rich('supporters.followers', { count, followers, link })
          : t.rich('supporters', { count, link })}
      </p>
      <AvatarStack people={idea.recentSupporters.slice(0, 4).map(faceOf)} total={count} />
    </div>
  )
}

/** “4 people are reading this”: oneself counts, but is not news. */
function Reading({ present, viewerNumber }: Pick<AsideProps, 'present' | 'viewerNumber'>) {
  const t = useMessages(ideaMessages)
  const others = present?.people.filter(({ id }) => id !== viewerNumber) ?? []
  return (
    <p className="here-now idea-readers" aria-live="off">
      {present && others.length > 0 ? (
        <>
          <AvatarStack
            people={others
              .slice(0, 3)
              .map(({ id, name }) => ({ id: String(id), name, isHere: true }))}
          />
          {t('reading', { count: present.count })}
        </>
      ) : null}
    </p>
  )
}

function Assignee({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  const { assignee, nextStep, statusAt } = idea
  if (!assignee) return null
  return (
    <section>
      <div className="section-head">
        <h3>{t('assignee')}</h3>
      </div>
      <PersonChip
        person={faceOf(assignee)}
        to={`/people/${assignee.number}`}
        line={t.rich('assignee.since', {
          unit: assignee.unit,
          at: <Time at={statusAt} as="day" />,
        })}
      />
      {nextStep ? (
        <p className="soft small idea-next">
          {t.rich('next', { step: <span dir="auto">{nextStep}</span> })}
        </p>
      ) : null}
    </section>
  )
}

function Belongs({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  const { board, mergedPosts, space } = idea
  return (
    <section>
      <div className="section-head">
        <h3>{t('belongs')}</h3>
      </div>
      <ul className="list list-ruled belongs">
        {board ? (
          <li>
            <Link to={`/ideas/boards/${board.slug}`} prefetch="intent">
              <Icon of={Lightbulb} />
              <span dir="auto">{board.name}</span>
            </Link>
          </li>
        ) : null}
        <li>
          <Link to={`/spaces/${space.slug}`} prefetch="intent">
            <Icon of={Users} />
            <span dir="auto">{space.name}</span>
          </Link>
        </li>
        {IDEA_SECTIONS.map((Section, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <Section key={nth} idea={idea} />
        ))}
        {mergedPosts.map(({ number, title }) => (
          <li key={number}>
            <Link to={`/ideas/${number}`}>
              <Icon of={Merge} />
              <span>{t('mergedFrom', { title })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
