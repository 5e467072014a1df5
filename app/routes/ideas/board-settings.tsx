// What those who manage a board can change: its question, its promise, who responds, and its end.

import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, formOf, many } from '#app/atrium.ts'
import { WhoSees } from '#app/components/audience.tsx'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { Page } from '#app/components/page.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { boardSettingsMessages } from '#messages/board-settings.ts'
import type { Route } from './+types/board-settings'

const SettingsPage = graphql(`
  query BoardSettingsPage($slug: String!) {
    board(slug: $slug) {
      number
      slug
      version
      name
      about
      isArchived
      ideaCount
      owner { number name }
      delegates { number name unit }
      promise { days kept late awaitingResponse }
      space { number name kind audience }
      viewerCan { manage }
    }
  }
`)
const EditBoard = graphql(`
  mutation EditBoard($boardId: ID!, $input: EditBoardInput!) {
    editBoard(boardId: $boardId, input: $input) { slug }
  }
`)
type BoardToSet = NonNullable<ResultOf<typeof SettingsPage>['board']>

async function findBoard(context: Route.LoaderArgs['context'], slug: string): Promise<BoardToSet> {
  const { board } = await context.get(atrium).ask(SettingsPage, { slug })
  if (!board?.viewerCan.manage) throw new Response('Not found', { status: 404 })
  return board
}

export const loader = async ({ context, params }: Route.LoaderArgs) => ({
  board: await findBoard(context, params.slug),
})

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { submit } = gateway
  const form = await formOf(request)
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = Object.fromEntries(
    ['name', 'about', 'responseDays', 'owner', 'newDelegate'].map((name) => [name, text(name)]),
  )
  const board = await findBoard(context, params.slug)
  const owner = await personNamed(gateway, text('owner'), board.space.number)
  if (!owner.ok) return refuseField('save', 'ownerId', owner.message, typed)
  const added = await personNamed(gateway, text('newDelegate'), board.space.number)
  if (!added.ok) return refuseField('save', 'newDelegate', added.message, typed)
  const delegates = new Set(many(form, 'delegates'))
  if (added.number !== null) delegates.add(String(added.number))
  const result = await submit(EditBoard, {
    boardId: String(board.number),
    input: {
      version: Number(text('version')) || null,
      name: text('name'),
      about: text('about'),
      responseDays: text('responseDays') ? Number(text('responseDays')) : null,
      ownerId: owner.number === null ? null : String(owner.number),
      delegateIds: [...delegates],
      isArchived: form.get('isArchived') === 'on',
    },
  })
  if (!result.ok) return refused(result, 'save', typed)
  throw redirect(`/ideas/boards/${result.data.editBoard.slug}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, boardSettingsMessages)('title.board', { board: loaderData?.board.name ?? '' })} · Atrium`,
  },
]

export default function BoardSettings({ loaderData: { board } }: Route.ComponentProps) {
  const t = useMessages(boardSettingsMessages)
  const here = `/ideas/boards/${board.slug}`
  return (
    <Page
      title={t('title')}
      crumbs={[
        { label: t('ideas'), to: '/ideas' },
        { label: board.name, to: here },
      ]}
    >
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">
            <WhoSees
              people={board.space.audience}
              space={board.space.name}
              visibility={board.space.kind}
            />
          </p>
        </div>
      </header>
      <SettingsForm key={board.slug} board={board} />
    </Page>
  )
}

const FIELDS = ['name', 'about', 'responseDays', 'ownerId', 'delegateIds', 'newDelegate'] as const

function SettingsForm({ board }: { board: BoardToSet }) {
  const t = useMessages(boardSettingsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  const isWorking = useNavigation().formMethod === 'POST'
  const problem = (field: string) => refusal?.fields[field]?.join(' ')
  const typed = refusal?.typed ?? {}
  const whole = wholeProblem(refusal)
  const problems = Object.entries(refusal?.fields ?? {}).map(([field, [message = '']]) => ({
    field: `board-${field}`,
    label: t(FIELDS.find((one) => one === field) ?? 'form'),
    message,
  }))
  return (
    <Form method="post" className="form board-settings">
      <input type="hidden" name="intent" value="save" />
      <ErrorSummary problems={problems} />
      <EditConflict
        version={board.version}
        refusal={refusal}
        labels={{
          name: t('name'),
          about: t('about'),
          owner: t('ownerId'),
          delegates: t('delegateIds'),
        }}
      />
      <TextField
        label={t('name')}
        id="board-name"
        name="name"
        required
        minLength={3}
        maxLength={60}
        defaultValue={typed.name ?? board.name}
        error={problem('name')}
      />
      <TextField
        label={t('about')}
        id="board-about"
        name="about"
        maxLength={200}
        defaultValue={typed.about ?? board.about}
        error={problem('about')}
      />
      <div className="form-row">
        <PersonField
          label={t('ownerId')}
          id="board-ownerId"
          name="owner"
          spaceNumber={board.space.number}
          defaultValue={typed.owner ?? board.owner?.name ?? ''}
          error={problem('ownerId')}
          help={t('ownerId.help')}
        />
        <TextField
          label={t('responseDays')}
          id="board-responseDays"
          name="responseDays"
          type="number"
          min={1}
          max={60}
          defaultValue={typed.responseDays ?? board.promise.days ?? ''}
          error={problem('responseDays')}
          help={t('responseDays.help')}
        />
      </div>
      <Delegates board={board} typed={typed.newDelegate} problem={problem} />
      <FieldGroup legend={t('status')}>
        <Checkbox
          name="isArchived"
          label={t('closed')}
          help={t('closed.help')}
          defaultChecked={board.isArchived}
        />
      </FieldGroup>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {t('save')}
        </Button>
        <LinkButton variant="quiet" to={`/ideas/boards/${board.slug}`}>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

type DelegatesProps = {
  board: BoardToSet
  typed: string | undefined
  problem: (field: string) => string | undefined
}

function Delegates({ board, typed, problem }: DelegatesProps) {
  const t = useMessages(boardSettingsMessages)
  return (
    <>
      {board.delegates.length > 0 ? (
        <FieldGroup legend={t('delegateIds')} error={problem('delegateIds')}>
          {board.delegates.map((person) => (
            <Checkbox
              key={person.number}
              name="delegates"
              value={person.number}
              label={<span dir="auto">{person.name}</span>}
              help={<span dir="auto">{person.unit}</span>}
              defaultChecked
            />
          ))}
        </FieldGroup>
      ) : null}
      <PersonField
        label={t('newDelegate')}
        id="board-newDelegate"
        name="newDelegate"
        spaceNumber={board.space.number}
        defaultValue={typed}
        error={problem('newDelegate')}
        help={t('newDelegate.help')}
      />
    </>
  )
}
