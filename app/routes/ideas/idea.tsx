// An idea: its words, its road, who answers when, what was built on it, and the talk. It changes while it is read.
import { useMemo, useRef } from 'react'
import { useRouteLoaderData, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { usePresence } from '#app/live/use-presence.ts'
import type { Route } from './+types/idea'
import { Discussion } from './discussion.tsx'
import type { DiscussionSort } from './discussion-state.ts'
import { actOnIdea } from './idea-action.ts'
import { IdeaAside } from './idea-aside.tsx'
import { IdeaBody } from './idea-body.tsx'
import { type IdeaData, IdeaPage, RepliesQuery } from './idea-document.ts'
import { IdeaHead, PhoneVote } from './idea-head.tsx'
import { OfficialResponses } from './official-responses.tsx'
import { OwnerTools } from './owner-tools.tsx'
import type { RepliesSide, ReplyPagePart } from './reply-pages.ts'
import { useDiscussion } from './use-discussion.ts'

const NUMBER = /^[1-9]\d{0,8}$/
const SIDES: Record<string, RepliesSide> = { before: 'BEFORE', after: 'AFTER' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now, viewer } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const { number: id } = params
  if (!NUMBER.test(id)) throw new Response('Not found', { status: 404 })
  const sort: DiscussionSort = query.get('discussion') === 'newest' ? 'NEWEST' : 'OLDEST'
  const after = query.get('after')
  const since = new Date(now).toISOString()
  const named = query.get('comment') ?? ''
  const at = NUMBER.test(named) ? Number(named) : null
  // The comment may stand deep in a long thread: then that part of the thread is shown too.
  const side = SIDES[query.get('replies') ?? ''] ?? 'AROUND'
  const [{ idea }, near] = await Promise.all([
    ask(IdeaPage, { id, sort, after, at }),
    at === null ? null : ask(RepliesQuery, { id, of: at, side }),
  ])
  if (!idea) throw new Response('Not found', { status: 404 })
  const part = near?.idea?.replies ?? null
  return { idea, sort, since, viewerNumber: viewer?.id ?? 0, part }
}

export const action = ({ context, params, request }: Route.ActionArgs) =>
  actOnIdea(context.get(atrium), request, params.number)

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

/** These answer with what changed; the rest of the page need not be asked for. */
const ANSWERS_ITSELF = new Set([
  'support',
  'withdrawSupport',
  'comment',
  'editComment',
  'removeComment',
])

export function shouldRevalidate({
  formData,
  defaultShouldRevalidate,
}: {
  formData?: FormData
  defaultShouldRevalidate: boolean
}) {
  return ANSWERS_ITSELF.has(String(formData?.get('intent'))) ? false : defaultShouldRevalidate
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData ? loaderData.idea.title : 'Idea'} · Atrium` },
]

export default function Idea({ loaderData }: Route.ComponentProps) {
  const { idea, sort, since, viewerNumber, part } = loaderData
  const [query] = useSearchParams()
  const place = ['comment', 'replies', 'after'].map((name) => query.get(name)).join(' ')
  return (
    <IdeaView
      // Another part of the talk is another state; everything else is merged into the one that is open.
      key={`${idea.number} ${sort} ${place}`}
      idea={idea}
      sort={sort}
      since={since}
      viewerNumber={viewerNumber}
      part={part}
    />
  )
}

/** What the frame around the page knows. */
type House = { viewer: { number: number; name: string; pictureUrl: string | null } }

type IdeaViewProps = {
  idea: IdeaData
  sort: DiscussionSort
  since: string
  viewerNumber: number
  /** The part of a thread that the address names. */
  part: ReplyPagePart | null
}

function IdeaView({ idea, sort, since, viewerNumber, part }: IdeaViewProps) {
  const end = useRef<HTMLDivElement>(null)
  const [query] = useSearchParams()
  const house = useRouteLoaderData<House>('routes/app-layout')
  const live = useDiscussion({ idea, sort, viewerNumber, since, end, part })
  const present = usePresence(`post:${idea.number}`)
  const here = useMemo(() => new Set(present?.people.map(({ id }) => String(id))), [present])
  const viewer = house ? faceOf(house.viewer) : { id: String(viewerNumber), name: '' }
  return (
    <Page
      title={idea.title}
      crumbs={[
        { label: 'Ideas', to: '/ideas' },
        { label: idea.board.name, to: `/ideas/boards/${idea.board.slug}` },
      ]}
    >
      <div className="columns columns-read idea-page">
        <article className="stack">
          <IdeaHead idea={idea} here={here} />
          <PhoneVote idea={idea} counts={live.counts} />
          <IdeaBody idea={idea} />
          <OfficialResponses idea={idea} />
          {idea.viewerCan.respond || idea.viewerCan.unmerge || query.get('tool') ? (
            <OwnerTools idea={idea} />
          ) : null}
          <Discussion idea={idea} live={live} viewer={viewer} here={here} end={end} />
        </article>
        <IdeaAside idea={idea} counts={live.counts} present={present} viewerNumber={viewerNumber} />
      </div>
    </Page>
  )
}
