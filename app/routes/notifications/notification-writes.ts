// What the forms of the notifications page do.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const Read = graphql(`
  mutation ReadNotifications($ids: [ID!]) { readNotifications(ids: $ids) { count readAt notificationSummary { unread } } }
`)
const Unread = graphql(`
  mutation UnreadNotifications($ids: [ID!], $readAt: DateTime) { unreadNotifications(ids: $ids, readAt: $readAt) { unread } }
`)
const MutePost = graphql(
  `mutation MutePost($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }`,
)
const BoardOfSlug = graphql(`query BoardOfSlug($slug: String!) { board(slug: $slug) { id } }`)
const MuteBoard = graphql(`
  mutation MuteBoard($id: ID!, $level: FollowLevel!) { followBoard(boardId: $id, level: $level) { follow } }
`)

type NotificationGroup = { kind: string; name: string; ids: string[] }

/** The parts of `post:7:12,15`. */
function thingIn(text: string | undefined): NotificationGroup {
  const [kind = '', name = '', ids = ''] = (text ?? '').split(':')
  return {
    kind,
    name,
    ids: ids
      .split(',')
      .filter((id) => /^\d{1,10}$/.test(id))
      .slice(0, 200),
  }
}

/** Carries out a form and gives what the page may say about it; null for a form that is not known. */
export async function carryOut(
  { ask, submit }: Pick<Atrium, 'ask' | 'submit'>,
  form: Record<string, string>,
) {
  const { kind, name, ids } = thingIn(form.group)
  switch (form.intent) {
    case 'markRead':
      return submit(Read, { ids })
    case 'markUnread':
      return submit(Unread, { ids })
    case 'markAllRead':
      return submit(Read, {})
    case 'undoRead':
      return submit(Unread, { readAt: form.readAt ?? '' })
    case 'muteThing':
    case 'unmuteThing': {
      const level = form.intent === 'muteThing' ? ('MUTE' as const) : ('NONE' as const)
      if (kind === 'post') return submit(MutePost, { id: name, level })
      const { board } = await ask(BoardOfSlug, { slug: name })
      if (!board) throw new Response('Not found', { status: 404 })
      return submit(MuteBoard, { id: board.id, level })
    }
    default:
      return null
  }
}
