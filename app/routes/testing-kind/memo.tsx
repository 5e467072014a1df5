// The page of a memo, as the smallest kind of post has one: its words, support, following and the discussion.
import { useMemo } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
  useRouteLoaderData,
} from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Discussion } from '#app/components/discussion/discussion.tsx'
import { PostDiscussion } from '#app/components/discussion/documents.ts'
import { discussionIntents } from '#app/components/discussion/intents.ts'
import { readDiscussion } from '#app/components/discussion/read-discussion.ts'
import { type DiscussionData, useDiscussion } from '#app/components/discussion/use-discussion.ts'
import { FollowButton } from '#app/components/follow-button.tsx'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusFields } from '#app/components/post-fields.ts'
import { StatusBadge } from '#app/components/status.tsx'
import { SupportButton } from '#app/components/support-button.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { act } from '#app/intents.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { numberIn } from '#app/number-in.ts'
import { unlessAnswered } from '#app/revalidation.ts'
import { Prose } from '#app/ui/prose.tsx'

const MemoPage = graphql(
  `
    query MemoPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      post(id: $id) {
        ...PostDiscussion
        ...StatusFields
        title
        html
        isSupported
        follow
        viewerCan { support }
      }
    }
  `,
  [PostDiscussion, StatusFields],
)
type MemoData = {
  memo: NonNullable<ResultOf<typeof MemoPage>['post']>
  discussion: DiscussionData
}

export async function loader({ context, params, request }: LoaderFunctionArgs): Promise<MemoData> {
  const { ask, now } = context.get(atrium)
  const id = numberIn(params.number)
  const { variables, data } = readDiscussion({ ask, now }, id, request.url)
  const [{ post }, discussion] = await Promise.all([ask(MemoPage, { id, ...variables }), data()])
  if (!post) throw new Response('Not found', { status: 404 })
  return { memo: post, discussion }
}

export const action = ({ context, params, request }: ActionFunctionArgs) => {
  const id = params.number ?? ''
  return act(discussionIntents, context.get(atrium), request, { id, path: `/memos/${id}` })
}

export const shouldRevalidate = unlessAnswered

export const meta = ({ loaderData }: { loaderData?: MemoData }) => [
  { title: `${loaderData?.memo.title ?? 'Memo'} · Atrium` },
]

type Frame = { viewer: { number: number; name: string; pictureUrl: string | null } }

export default function Memo() {
  const { memo, discussion } = useLoaderData() as MemoData
  const frame = useRouteLoaderData<Frame>('routes/app-layout')
  const discussing = useDiscussion(memo, discussion)
  const present = usePresence(`post:${memo.number}`)
  const here = useMemo(() => new Set(present?.people.map(({ id }) => String(id))), [present])
  if (!frame) return null
  return (
    <Page title={memo.title} crumbs={[{ label: 'Memos', to: '/memos' }]}>
      <article className="stack">
        <header>
          <h1>{memo.title}</h1>
          <div className="cluster">
            <StatusBadge of={memo} />
            <SupportButton
              postId={String(memo.number)}
              title={memo.title}
              count={discussing.counts.supportCount}
              isMine={memo.isSupported}
              canSupport={memo.viewerCan.support}
              action={memo.path}
              look="button"
            />
            <FollowButton
              fetcherKey={`follow-${memo.number}`}
              action={memo.path}
              level={memo.follow}
              title={memo.title}
            />
          </div>
        </header>
        <Prose html={memo.html} />
        <Discussion post={memo} {...{ discussing, here }} viewer={faceOf(frame.viewer)} />
      </article>
    </Page>
  )
}
