// An idea: its text, its status, who responds by when, what was built on it, and the comments. It changes while it is read.
import '#app/styles/sheets/discussion.css'
import { Suspense, useMemo } from 'react'
import { useRouteLoaderData, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Discussion } from '#app/components/discussion/discussion.tsx'
import { discussionKey, readDiscussion } from '#app/components/discussion/read-discussion.ts'
import { type DiscussionData, useDiscussion } from '#app/components/discussion/use-discussion.ts'
import { Page } from '#app/components/page.tsx'
import type { SpaceHandle } from '#app/components/page-space.ts'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { unlessAnswered } from '#app/revalidation.ts'
import { late, useLate } from '#app/ui/late.ts'
import { frameMessages } from '#messages/frame.ts'
import { ideaMessages } from '#messages/idea.ts'
import type { Route } from './+types/idea'
import { actOnIdea } from './idea-action.ts'
import { IdeaAside } from './idea-aside.tsx'
import { IdeaBody } from './idea-body.tsx'
import { placeCrumb } from './idea-crumbs.ts'
import { type IdeaData, IdeaPage } from './idea-document.ts'
import { IdeaHead, PhoneSupport } from './idea-head.tsx'
import { OfficialResponses } from './official-responses.tsx'
import { ResponseDate } from './response-date.tsx'

/** The server has them at once, for those without scripts too. A browser fetches them where somebody may use them. */
const ownerToolsCode = late(() => import('./owner-tools.tsx'), '#tools')

/** The palette begins in the space of this page. */
export const handle: SpaceHandle<Route.ComponentProps['loaderData']> = {
  spaceOf: ({ idea }) => idea.space,
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now, viewer } = context.get(atrium)
  const id = numberIn(params.number)
  const { variables, data } = readDiscussion({ ask, now }, id, request.url)
  const [{ idea }, discussion] = await Promise.all([ask(IdeaPage, { id, ...variables }), data()])
  if (!idea) throw new Response('Not found', { status: 404 })
  return { idea, discussion, viewerNumber: viewer?.id ?? 0 }
}

export const action = ({ context, params, request }: Route.ActionArgs) =>
  actOnIdea(context.get(atrium), request, params.number)

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const shouldRevalidate = unlessAnswered

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  { title: `${loaderData?.idea.title ?? metaMessages(matches, ideaMessages)('title')} · Atrium` },
]

export default function Idea({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  return <IdeaView key={`${loaderData.idea.number} ${discussionKey(query)}`} {...loaderData} />
}

/** What the frame around the page knows. */
type LayoutData = { viewer: { number: number; name: string; pictureUrl: string | null } }

type IdeaViewProps = { idea: IdeaData; discussion: DiscussionData; viewerNumber: number }

function IdeaView({ idea, discussion, viewerNumber }: IdeaViewProps) {
  const OwnerTools = useLate(ownerToolsCode)
  const [query] = useSearchParams()
  const layout = useRouteLoaderData<LayoutData>('routes/app-layout')
  const frame = useMessages(frameMessages)
  const discussing = useDiscussion(idea, discussion)
  const { counts } = discussing
  const present = usePresence(`post:${idea.number}`)
  const here = useMemo(() => new Set(present?.people.map(({ id }) => String(id))), [present])
  const viewer = layout ? faceOf(layout.viewer) : { id: String(viewerNumber), name: '' }
  return (
    <Page
      title={idea.title}
      crumbs={[{ label: frame('place.ideas'), to: '/ideas' }, placeCrumb(idea)]}
    >
      <div className="columns columns-read idea-page">
        <article className="stack">
          <IdeaHead idea={idea} here={here} />
          <PhoneSupport idea={idea} counts={counts} />
          <ResponseDate idea={idea} place="top" />
          <IdeaBody idea={idea} />
          <OfficialResponses idea={idea} />
          {idea.viewerCan.respond || idea.viewerCan.unmerge || query.get('tool') ? (
            <Suspense>
              <OwnerTools idea={idea} />
            </Suspense>
          ) : null}
          <Discussion post={idea} {...{ discussing, viewer, here }} isBuiltOn />
        </article>
        <IdeaAside idea={idea} counts={counts} present={present} viewerNumber={viewerNumber} />
      </div>
    </Page>
  )
}
