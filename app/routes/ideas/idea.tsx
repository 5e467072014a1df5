// An idea: its words, its road, who answers when, what was built on it, and the talk. It changes while it is read.
import { useMemo, useRef } from 'react'
import { useRouteLoaderData, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { unpacked } from '#app/packed.ts'
import type { Route } from './+types/idea'
import { actOnIdea } from './idea-action.ts'
import { Answers } from './idea-answers.tsx'
import { IdeaAside } from './idea-aside.tsx'
import { IdeaBody } from './idea-body.tsx'
import { type IdeaData, IdeaPage } from './idea-document.ts'
import { IdeaHead, PhoneVote } from './idea-head.tsx'
import { OwnerTools } from './owner-tools.tsx'
import { Talk } from './talk.tsx'
import type { TalkSort } from './talk-state.ts'
import { useTalk } from './use-talk.ts'

const NUMBER = /^[1-9]\d{0,8}$/

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now, pack, viewer } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const { number: id } = params
  if (!NUMBER.test(id)) throw new Response('Not found', { status: 404 })
  const sort: TalkSort = query.get('talk') === 'newest' ? 'NEWEST' : 'OLDEST'
  const after = query.get('after')
  const since = new Date(now).toISOString()
  const at = query.get('comment') ?? ''
  const { idea } = await ask(IdeaPage, { id, sort, after, at: NUMBER.test(at) ? Number(at) : null })
  if (!idea) throw new Response('Not found', { status: 404 })
  return pack({ idea, sort, since, viewerNumber: viewer?.id ?? 0 })
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
  { title: `${loaderData ? unpacked(loaderData).idea.title : 'Idea'} · Atrium` },
]

export default function Idea({ loaderData }: Route.ComponentProps) {
  const { idea, sort, since, viewerNumber } = unpacked(loaderData)
  const [query] = useSearchParams()
  return (
    <IdeaView
      // Another part of the talk is another state; everything else is merged into the one that is open.
      key={`${idea.number} ${sort} ${query.get('comment')} ${query.get('after')}`}
      idea={idea}
      sort={sort}
      since={since}
      viewerNumber={viewerNumber}
    />
  )
}

/** What the frame around the page knows. */
type House = { viewer: { number: number; name: string; pictureUrl: string | null } }

type IdeaViewProps = {
  idea: IdeaData
  sort: TalkSort
  since: string
  viewerNumber: number
}

function IdeaView({ idea, sort, since, viewerNumber }: IdeaViewProps) {
  const end = useRef<HTMLDivElement>(null)
  const [query] = useSearchParams()
  const house = useRouteLoaderData<House>('routes/house')
  const live = useTalk({ idea, sort, viewerNumber, since, end })
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
          <Answers idea={idea} />
          {idea.viewerCan.answer || query.get('tool') ? <OwnerTools idea={idea} /> : null}
          <Talk idea={idea} live={live} viewer={viewer} here={here} end={end} />
        </article>
        <IdeaAside idea={idea} counts={live.counts} present={present} viewerNumber={viewerNumber} />
      </div>
    </Page>
  )
}
