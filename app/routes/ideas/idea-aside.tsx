import { Lightbulb, Merge, Users } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { AvatarStack } from '#app/components/avatar.tsx'
import type { Counts } from '#app/components/discussion/use-discussion.ts'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { ResponsePromise } from '#app/components/response-promise.tsx'
import { SupportButton } from '#app/components/support-button.tsx'
import type { Presence } from '#app/live/socket.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Time } from '#app/ui/time.tsx'
import type { IdeaData } from './idea-document.ts'

type AsideProps = {
  idea: IdeaData
  counts: Counts
  present: Presence | null
  viewerNumber: number
}

/** Support, who is here, who answers when, who holds it, and where it belongs. */
export function IdeaAside({ idea, counts, present, viewerNumber }: AsideProps) {
  const box = useRef<HTMLElement>(null)
  useKeys([
    {
      keys: 'v',
      does: 'Support, or take it back',
      group: 'page',
      run: () => box.current?.querySelector<HTMLElement>('[data-key=vote]')?.click(),
    },
  ])
  return (
    <aside className="stack idea-aside" aria-label="About this idea">
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
      {idea.respondedAt || (idea.status === 'NEW' && !idea.board.space.isArchived) ? (
        <ResponseDate idea={idea} />
      ) : null}
      {idea.assignee ? <Assignee idea={idea} /> : null}
      <Belongs idea={idea} />
    </aside>
  )
}

function Supporters({ idea, count }: { idea: IdeaData; count: number }) {
  if (count === 0) return <p className="soft small">Nobody supports it yet.</p>
  return (
    <div className="soft small">
      <p>
        <Link className="link" to={`/ideas/${idea.number}/supporters`}>
          {count === 1 ? '1 supporter' : `${count} supporters`}
        </Link>
        {counts(idea)}
      </p>
      <AvatarStack people={idea.recentSupporters.slice(0, 4).map(faceOf)} total={count} />
    </div>
  )
}

const counts = (idea: IdeaData) =>
  idea.followerCount > 0 ? `, ${idea.followerCount} following` : ''

/** “4 people are reading this”: oneself counts, but is not news. */
function Reading({ present, viewerNumber }: Pick<AsideProps, 'present' | 'viewerNumber'>) {
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
          {present.count} people are reading this
        </>
      ) : null}
    </p>
  )
}

function ResponseDate({ idea }: { idea: IdeaData }) {
  const { responseDueAt, respondedAt, isLate } = idea
  const { owner, promise } = idea.board
  return (
    <section aria-label="The answer promise">
      <ResponsePromise
        owner={owner ? faceOf(owner) : null}
        dueAt={responseDueAt}
        respondedAt={respondedAt}
        kept={promise.kept}
        late={promise.late}
        isLate={isLate}
      />
    </section>
  )
}

function Assignee({ idea }: { idea: IdeaData }) {
  const { assignee, nextStep, statusAt } = idea
  if (!assignee) return null
  return (
    <section>
      <div className="section-head">
        <h3>Holds it now</h3>
      </div>
      <PersonChip
        person={faceOf(assignee)}
        to={`/people/${assignee.number}`}
        line={
          <>
            {assignee.unit}, since <Time at={statusAt} as="day" />
          </>
        }
      />
      {nextStep ? <p className="soft small idea-next">Next: {nextStep}</p> : null}
    </section>
  )
}

function Belongs({ idea }: { idea: IdeaData }) {
  const { board, mergedPosts } = idea
  const { space } = board
  return (
    <section>
      <div className="section-head">
        <h3>Belongs to</h3>
      </div>
      <ul className="list list-ruled belongs">
        <li>
          <Link to={`/ideas/boards/${board.slug}`} prefetch="intent">
            <Icon of={Lightbulb} />
            <span>{board.name}</span>
          </Link>
        </li>
        <li>
          <Link to={`/spaces/${space.slug}`} prefetch="intent">
            <Icon of={Users} />
            <span>{space.name}</span>
          </Link>
        </li>
        {mergedPosts.map((joined) => (
          <li key={joined.number}>
            <Link to={`/ideas/${joined.number}`}>
              <Icon of={Merge} />
              <span>Joined with “{joined.title}”</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
