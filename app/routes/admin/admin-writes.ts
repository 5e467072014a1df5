// What the forms of the first page for administrators do. Each ends on the list, which says what was done.

import { redirect } from 'react-router'
import type { Atrium } from '#app/atrium.ts'
import { refused, refuseField, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn } from '#app/messages.tsx'
import { adminMessages } from '#messages/admin.ts'
import { mustBeAdmin } from './admin-frame.tsx'
import type { AdminPath } from './admin-places.tsx'
import { addressOf, choiceOf } from './find-choice.ts'

const IsAdmin = graphql(`query IsAdmin { settings { isAdmin } }`)
const MakeSpace = graphql(
  `mutation MakeSpace($input: MakeSpaceInput!) { makeSpace(input: $input) { slug } }`,
)
const EditSpace = graphql(`
  mutation EditSpace($id: ID!, $input: MakeSpaceInput!, $version: Int) {
    editSpace(spaceId: $id, input: $input, version: $version) { slug }
  }
`)
const MakeBoard = graphql(
  `mutation AdminMakeBoard($input: MakeBoardInput!) { makeBoard(input: $input) { slug } }`,
)
const BoardNow = graphql(`query BoardNow($slug: String!) { board(slug: $slug) { id } }`)
const EditBoard = graphql(`
  mutation AdminEditBoard($id: ID!, $input: EditBoardInput!) { editBoard(boardId: $id, input: $input) { slug } }
`)

const SpaceNow = graphql(`query SpaceNow($slug: String!) { space(slug: $slug) { id } }`)
const ArchiveSpace = graphql(`
  mutation AdminArchiveSpace($id: ID!) { archiveSpace(spaceId: $id) { slug } }
`)
const ReopenSpace = graphql(`
  mutation AdminReopenSpace($id: ID!) { reopenSpace(spaceId: $id) { slug } }
`)

type Gateway = Pick<Atrium, 'ask' | 'submit' | 'language'>
type Form = Record<string, string>
const KINDS = ['OPEN', 'CLOSED', 'HIDDEN'] as const

/** Back to the list as it was, which says what was done to what. */
type Finish = (done: string, name: string) => Response
const finishAt = (path: AdminPath, request: Request): Finish => {
  const choice = choiceOf(new URL(request.url).searchParams)
  return (done, name) => redirect(addressOf(path, choice, { done, name }), 303)
}

/** Carries a form out. Whoever is no administrator gets the answer of a page that is not there. */
export async function carryOut(gateway: Gateway, form: Form, path: AdminPath, request: Request) {
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const finished = finishAt(path, request)
  switch (form.intent) {
    case 'makeSpace':
      return keepSpace(gateway, form, null, finished)
    case 'editSpace':
      return keepSpace(gateway, form, form.number ?? '', finished)
    case 'makeBoard':
      return makeBoard(gateway, form, finished)
    case 'archiveBoard':
      return setArchived(gateway, form.board ?? '', true, finished)
    case 'reopenBoard':
      return setArchived(gateway, form.board ?? '', false, finished)
    case 'archiveSpace':
    case 'reopenSpace':
      return setSpaceArchived(gateway, form, finished)
    default:
      throw new Response(unknownForm(gateway.language), { status: 400 })
  }
}

async function keepSpace(
  { submit, language }: Gateway,
  form: Form,
  id: string | null,
  finished: Finish,
) {
  const t = messagesIn(language, adminMessages)
  const { intent = '', name = '', about = '' } = form
  const kind = KINDS.find((one) => one === form.kind)
  if (!kind) return refuseField(intent, 'kind', t('space.visibility.missing'), form)
  const input = { name, about, kind }
  const version = Number(form.version) || null
  const result =
    id === null
      ? await submit(MakeSpace, { input })
      : await submit(EditSpace, { id, input, version })
  if (!result.ok) return refused(result, intent, form)
  const { slug } = 'makeSpace' in result.data ? result.data.makeSpace : result.data.editSpace
  return finished('kept', slug)
}

async function makeBoard({ submit, language }: Gateway, form: Form, finished: Finish) {
  const t = messagesIn(language, adminMessages)
  const { intent = '', name = '', about = '', space = '', days = '' } = form
  const responseDays = days.trim() === '' ? null : Number(days)
  if (responseDays !== null && !Number.isInteger(responseDays))
    return refuseField(intent, 'responseDays', t('board.days.wrong'), form)
  const result = await submit(MakeBoard, { input: { space, name, about, responseDays } })
  return result.ok ? finished('made', result.data.makeBoard.slug) : refused(result, intent, form)
}

/** All else of the board stays as it is. */
async function setArchived(
  { ask, submit }: Gateway,
  slug: string,
  isArchived: boolean,
  finished: Finish,
) {
  const { board } = await ask(BoardNow, { slug })
  if (!board) throw new Response('Not found', { status: 404 })
  const result = await submit(EditBoard, {
    id: board.id,
    input: { isArchived },
  })
  if (!result.ok) return refused(result, isArchived ? 'archiveBoard' : 'reopenBoard')
  return finished(isArchived ? 'archived' : 'opened', slug)
}

async function setSpaceArchived({ ask, submit }: Gateway, form: Form, finished: Finish) {
  const { intent = '', slug = '' } = form
  const { space } = await ask(SpaceNow, { slug })
  if (!space) throw new Response('Not found', { status: 404 })
  const isArchived = intent === 'archiveSpace'
  const { id } = space
  const result = isArchived ? await submit(ArchiveSpace, { id }) : await submit(ReopenSpace, { id })
  if (!result.ok) return refused(result, intent)
  return finished(isArchived ? 'spaceArchived' : 'spaceOpened', slug)
}
