import { type IconNode, Lightbulb, MessageSquare, UserRound, Users } from 'lucide'
import { Link } from 'react-router'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Highlighted } from '#app/components/highlighted.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusBadge } from '#app/components/status.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import type { SearchData } from './search.tsx'
import { KIND_WORDS, type KindSlug, kindSlug } from './search-choice.ts'

type Hit = SearchData['hits'][number]

const ICONS: Record<KindSlug, IconNode> = {
  idea: Lightbulb,
  comment: MessageSquare,
  person: UserRound,
  space: Users,
}

/** One result: what it is, its title and the place that matched, and what helps to choose. */
export function ResultRow({ hit }: { hit: Hit }) {
  const kind = kindSlug(hit.kind)
  const isPerson = hit.node.__typename === 'Person'
  return (
    <li className="result" data-row={hit.id}>
      <span className="result-kind">
        {isPerson && 'personName' in hit.node ? (
          <Avatar
            person={faceOf({
              number: hit.number,
              name: hit.node.personName,
              pictureUrl: hit.node.pictureUrl,
            })}
            size={22}
          />
        ) : (
          <Icon of={ICONS[kind]} size={14} />
        )}
        {KIND_WORDS[kind].one}
      </span>
      <h2 className={isPerson ? 'is-person' : undefined}>
        <Link to={hit.url} prefetch="intent">
          <Highlighted text={hit.title} />
        </Link>
      </h2>
      {hit.snippet ? (
        <p className={kind === 'idea' || kind === 'comment' ? 'voice' : 'soft'}>
          <Highlighted text={hit.snippet} />
        </p>
      ) : null}
      <div className="meta">
        <Facts hit={hit} />
        {hit.space?.isArchived ? <ArchivedMark /> : null}
      </div>
    </li>
  )
}

function Facts({ hit }: { hit: Hit }) {
  const { node } = hit
  if (node.__typename === 'Idea')
    return (
      <>
        <StatusBadge status={node.status} />
        <span>{node.supportCount === 1 ? '1 supporter' : `${node.supportCount} supporters`}</span>
        <Writer hit={hit} />
        <span>{node.board.name}</span>
      </>
    )
  if (node.__typename === 'Person')
    return <span>{[node.title, node.unit, node.site].filter(Boolean).join(', ')}</span>
  if (node.__typename === 'Space')
    return (
      <span>{node.audience === 1 ? '1 person reads it' : `${node.audience} people read it`}</span>
    )
  return (
    <>
      <Writer hit={hit} />
      <span>
        <Time at={hit.at} />
      </span>
    </>
  )
}

function Writer({ hit }: { hit: Hit }) {
  const name = hit.by?.name ?? hit.byName
  if (!name) return null
  return (
    <span>
      {hit.by ? <Avatar person={faceOf(hit.by)} size={18} /> : null}
      {name}
    </span>
  )
}
