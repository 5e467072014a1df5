// Writing an idea: title first, then what is close to it, then the rest. Works before scripts; what is typed is kept.
import { redirect } from 'react-router'
import { type Atrium, atrium, many } from '#app/atrium.ts'
import { SaveDraft } from '#app/components/draft-document.ts'
import { filesAsText } from '#app/components/draft-files.ts'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { Page } from '#app/components/page.tsx'
import { formWithFiles, type KeptFile, keptFiles } from '#app/form-files.ts'
import { keepOnLoss, refused, refuseFields } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { cutText } from '#graphql/graphemes.ts'
import { TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { composeMessages } from '#messages/compose.ts'
import { frameMessages } from '#messages/frame.ts'
import type { Route } from './+types/new-idea'
import { ComposeForm } from './compose-form.tsx'
import { draftFromText, type IdeaText, ideaTextOf, tagsIn, textFromDraft } from './idea-text.ts'

const BoardToWriteOn = graphql(`
  fragment BoardToWriteOn on Board {
    number
    slug
    name
    owner { number name pictureUrl }
    promise { responseBy kept late }
    space { number name kind audience }
    follow
    viewerCan { post }
  }
`)
const NewIdeaPage = graphql(
  `
    query NewIdeaPage {
      boards(only: READABLE) { ...BoardToWriteOn }
      settings { isAdmin }
      spaces(first: 50, isArchived: false) { edges { node { kind isMember } } }
      tags { tag count }
      draft(place: "idea") { content version updatedAt }
    }
  `,
  [BoardToWriteOn],
)
const OneBoardToWriteOn = graphql(
  `query OneBoardToWriteOn($slug: String!) { board(slug: $slug) { ...BoardToWriteOn } }`,
  [BoardToWriteOn],
)
const PostIdea = graphql(`
  mutation PostIdea($input: PostIdeaInput!) {
    postIdea(input: $input) { number }
  }
`)

export type BoardToWriteOn = ResultOf<typeof BoardToWriteOn>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  const { boards, tags, draft, settings, spaces } = await ask(NewIdeaPage, {})
  const query = new URL(request.url).searchParams
  const wanted = query.get('board')
  const slug = wanted ?? textFromDraft(draft?.content).board
  // In a company of many boards the one that is meant may stand beyond the list.
  const isListed = !slug || boards.some((board) => board.slug === slug)
  const { board } = isListed ? { board: null } : await ask(OneBoardToWriteOn, { slug })
  return {
    boards: [...(board ? [board] : []), ...boards].filter(({ viewerCan }) => viewerCan.post),
    tags,
    draft,
    wanted,
    /** “Start an idea with this title”, from a search. */
    title: cutText(query.get('title') ?? '', TITLE_LENGTH),
    viewer,
    isAdmin: settings.isAdmin,
    hasSpace: spaces.edges.some(({ node }) => node.kind === 'OPEN' || node.isMember),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { ask, submit } = gateway
  const { form, ids, refused: problems } = await formWithFiles(gateway, request)
  const text = ideaTextOf(form)
  if (form.getAll('intent').at(-1) === 'keep')
    return keepForLater(submit, form, text, await keptFiles(ask, ids))
  if (Object.keys(problems).length > 0)
    return refuseFields('post', problems, text, await keptFiles(ask, ids))
  const input = {
    board: text.board,
    title: text.title,
    body: text.body,
    tags: tagsIn(text.tags),
    fileIds: ids,
  }
  const [key] = many(form, 'idempotencyKey')
  const [reason] = many(form, 'confidentialReason')
  const result = await submit(PostIdea, { input }, key, reason)
  if (!result.ok) return refused(result, 'post', text, await keptFiles(ask, ids))
  throw redirect(`/ideas/${result.data.postIdea.number}`, 303)
}

/** “Save draft”, for people without scripts: the account keeps it. */
async function keepForLater(
  submit: Atrium['submit'],
  form: FormData,
  text: IdeaText,
  files: readonly KeptFile[],
) {
  const kept = files.map(({ id, name, mediaType, bytes, alt }) => ({
    fileId: String(id),
    name,
    size: bytes,
    isPicture: mediaType.startsWith('image/'),
    alt,
  }))
  const content = draftFromText(text, filesAsText(kept)) || JSON.stringify(text)
  const baseVersion = Number(many(form, 'draftVersion')[0] ?? 0)
  const result = await submit(SaveDraft, { place: 'idea', content, baseVersion })
  if (!result.ok) return refused(result, 'keep', text)
  throw redirect('/ideas', 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, composeMessages)('title')} · Atrium` },
]

export default function NewIdea({ loaderData }: Route.ComponentProps) {
  const { boards, tags, draft, wanted, title, viewer } = loaderData
  const t = useMessages(composeMessages)
  const frame = useMessages(frameMessages)
  const kept = textFromDraft(draft?.content)
  const board = boards.find(({ slug }) => slug === wanted)
  return (
    <Page
      title={t('title')}
      crumbs={[
        { label: frame('place.ideas'), to: '/ideas' },
        ...(board ? [{ label: board.name, to: `/ideas/boards/${board.slug}` }] : []),
      ]}
      hasNew={false}
    >
      {boards.length === 0 ? (
        <LateBeginHere
          missing="board"
          isAdmin={loaderData.isAdmin}
          hasSpace={loaderData.hasSpace}
        />
      ) : (
        <ComposeForm
          boards={boards}
          tags={tags}
          account={draft}
          // A draft is never written over: its own title stays.
          initial={{ ...kept, title: kept.title || title, board: board?.slug ?? kept.board }}
          person={String(viewer?.id ?? 0)}
        />
      )}
    </Page>
  )
}
