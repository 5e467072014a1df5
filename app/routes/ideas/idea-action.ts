// The forms of an idea's page. Each intent does one thing and answers a browser with or without scripts.
import { redirect } from 'react-router'
import type { Atrium } from '#app/atrium.ts'
import { type FormWithFiles, formWithFiles, keptFiles } from '#app/form-files.ts'
import { done, isDocument, pageBefore, refused, refuseField, refuseFields } from '#app/forms.ts'
import { statusIntents } from './idea-status-action.ts'
import {
  EditComment,
  FollowIdea,
  PostComment,
  ReactTo,
  RemoveComment,
  SupportIdea,
  WithdrawSupport,
} from './idea-writes.ts'

export type Sent = {
  gateway: Pick<Atrium, 'ask' | 'submit' | 'readForm'>
  request: Request
  /** The form's words, and the files that came with them. */
  sent: FormWithFiles
  /** The idea's number, as text. */
  ideaId: string
  intent: string
  /** The last value of a field, '' without one. */
  text: (name: string) => string
}

const hereOf = ({ ideaId }: Sent) => `/ideas/${ideaId}`

async function vote(sent: Sent) {
  const { gateway, request, ideaId, intent } = sent
  const result = await gateway.submit(intent === 'support' ? SupportIdea : WithdrawSupport, {
    ideaId,
  })
  if (!result.ok) return refused(result, intent)
  return done(request, pageBefore(request, hereOf(sent)), { intent, ...result.data.vote })
}

const KINDS = ['COMMENT', 'CASE', 'BUILD_ON'] as const

async function comment({ gateway, request, sent, ideaId, intent, text }: Sent) {
  const kind = KINDS.find((one) => one === text('kind')) ?? 'COMMENT'
  const typed = { body: text('body'), replyToId: text('replyToId'), kind }
  if (Object.keys(sent.refused).length > 0)
    return refuseFields(intent, sent.refused, typed, await keptFiles(gateway.ask, sent.ids))
  const input = {
    postId: ideaId,
    replyToId: text('replyToId') || null,
    body: text('body'),
    kind,
    fileIds: sent.ids,
  }
  const result = await gateway.submit(PostComment, { input })
  if (!result.ok) return refused(result, intent, typed, await keptFiles(gateway.ask, sent.ids))
  const { number } = result.data.comment
  const to = `/ideas/${ideaId}?comment=${number}#comment-${number}`
  return done(request, to, { intent, comment: result.data.comment })
}

async function editComment(sent: Sent) {
  const { gateway, request, intent, text } = sent
  const commentId = text('commentId')
  const result = await gateway.submit(EditComment, { commentId, body: text('body') })
  if (!result.ok) return refused(result, intent, { body: text('body'), commentId })
  const to = `${hereOf(sent)}?comment=${commentId}#comment-${commentId}`
  return done(request, to, { intent, comment: result.data.comment })
}

async function removeComment(sent: Sent) {
  const { gateway, request, intent, text } = sent
  const result = await gateway.submit(RemoveComment, { commentId: text('commentId') })
  if (!result.ok) return refused(result, intent)
  return done(request, `${hereOf(sent)}#discussion`, { intent, comment: result.data.comment })
}

async function react(sent: Sent) {
  const { gateway, request, intent, text } = sent
  const commentId = text('commentId')
  const isOn = text('isOn') === 'true'
  const result = await gateway.submit(ReactTo, { commentId, emoji: text('emoji'), isOn })
  if (!result.ok) return refused(result, intent)
  const to = `${hereOf(sent)}?comment=${commentId}#comment-${commentId}`
  return done(request, to, { intent, comment: result.data.comment })
}

const LEVELS = ['FOLLOW', 'MUTE', 'NONE'] as const

async function follow(sent: Sent) {
  const { gateway, request, ideaId, intent, text } = sent
  const level = LEVELS.find((one) => one === text('level'))
  if (!level) return refuseField(intent, 'level', 'Choose one of the list.')
  const result = await gateway.submit(FollowIdea, { postId: ideaId, level })
  return result.ok ? done(request, hereOf(sent), { intent, level }) : refused(result, intent)
}

/** Without scripts a wish leads to the page with the form open, never to a dead end. */
function unknown(sent: Sent) {
  if (isDocument(sent.request)) throw redirect(hereOf(sent), 303)
  return refuseField(sent.intent, '', 'This form is not known here.')
}

const intents: Record<string, (sent: Sent) => Promise<unknown>> = {
  support: vote,
  withdrawSupport: vote,
  comment,
  editComment,
  removeComment,
  react,
  follow,
  ...statusIntents,
}

/** Does what a form of the idea's page asks for. */
export async function actOnIdea(
  gateway: Sent['gateway'],
  request: Request,
  ideaId: string,
): Promise<{ ok: boolean } | null> {
  const sent = await formWithFiles(gateway, request)
  const text = (name: string) => {
    const value = sent.form.getAll(name).at(-1)
    return typeof value === 'string' ? value : ''
  }
  const intent = text('intent')
  const act = Object.hasOwn(intents, intent) ? intents[intent] : undefined
  const all: Sent = { gateway, request, sent, ideaId, intent, text }
  return (await (act ? act(all) : unknown(all))) as { ok: boolean } | null
}
