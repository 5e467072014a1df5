// The fields that the company adds to every profile: who answers for each, and how many people have filled it in.
import '#app/styles/sheets/administration.css'
import { Plus } from 'lucide'
import { useRef } from 'react'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { problemOf, refusalOf, refused, refuseField, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { FIELD_HELP_LENGTH, FIELD_NAME_LENGTH } from '#graphql/profile-fields/limits.ts'
import { profileFieldsMessages } from '#messages/profile-fields.ts'
import type { Route } from './+types/profile-fields'
import { AdminFrame, AdminSheet, adminTitle, mustBeAdmin, useRowKeys } from './admin-frame.tsx'

const PATH = '/admin/profile-fields'
const IsAdmin = graphql(`query IsAdminForFields { settings { isAdmin: canAdminister } }`)
const FieldsPage = graphql(`
  query ProfileFields { profileFields { number name help isSearchable filled owner { name } } }
`)
const SaveField = graphql(`
  mutation SaveProfileField($number: Int, $name: String!, $help: String, $isSearchable: Boolean!, $ownerId: ID) {
    saveProfileField(number: $number, name: $name, help: $help, isSearchable: $isSearchable, ownerId: $ownerId)
  }
`)
const RemoveField = graphql(
  `mutation RemoveProfileField($number: Int!) { removeProfileField(number: $number) }`,
)
type ProfileField = ResultOf<typeof FieldsPage>['profileFields'][number]

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return (await ask(FieldsPage, {})).profileFields
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const gateway = context.get(atrium)
  const number = Number(typed.number) || null
  if (typed.intent === 'remove') {
    const gone = await gateway.submit(RemoveField, { number: number ?? 0 })
    if (!gone.ok) return refused(gone, 'remove', typed)
  } else {
    const owner = await personNamed(gateway, typed.owner ?? '')
    if (!owner.ok) return refuseField('save', 'ownerId', owner.message, typed)
    const saved = await gateway.submit(SaveField, {
      number,
      name: typed.name ?? '',
      help: typed.help ?? '',
      isSearchable: typed.isSearchable === 'on',
      ownerId: owner.number === null ? null : String(owner.number),
    })
    if (!saved.ok) return refused(saved, 'save', typed)
  }
  return redirect(`${PATH}?done=1`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

export default function ProfileFields({ loaderData: all }: Route.ComponentProps) {
  const t = useMessages(profileFieldsMessages)
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean }>()
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  const opened = all.find(({ number }) => String(number) === query.get('field'))
  const isNew = query.has('new')
  return (
    <AdminFrame
      path={PATH}
      sheet={opened || isNew ? <FieldSheet field={opened ?? null} answer={answer} /> : null}
    >
      <p className="soft admin-lead">{t('lead')}</p>
      {query.has('done') && !answer ? (
        <Notice role="status" tone="good">
          {t('done')}
        </Notice>
      ) : null}
      <p>
        <LinkButton to={`${PATH}?new=1`} preventScrollReset>
          <Icon of={Plus} />
          {t('new')}
        </LinkButton>
      </p>
      {all.length === 0 ? <Empty title={t('none')}>{t('none.help')}</Empty> : null}
      <ul className="list list-ruled" ref={list}>
        {all.map((field) => (
          <FieldRow key={field.number} field={field} />
        ))}
      </ul>
    </AdminFrame>
  )
}

function FieldRow({
  field: { number, name, isSearchable, owner, filled },
}: {
  field: ProfileField
}) {
  const t = useMessages(profileFieldsMessages)
  return (
    <li className="stack stack-tight" data-row={number}>
      <p className="cluster">
        <Link
          id={`open-field-${number}`}
          className="link"
          to={`${PATH}?field=${number}`}
          dir="auto"
          preventScrollReset
        >
          {name}
        </Link>
        {isSearchable ? null : <Chip>{t('searchable.not')}</Chip>}
      </p>
      <p className="cluster small soft">
        <span>{owner ? t('owner.of', { name: owner.name }) : t('owner.none')}</span>
        <span>{t('filled', { count: filled })}</span>
      </p>
    </li>
  )
}

type FieldSheetProps = { field: ProfileField | null; answer: { ok: boolean } | undefined }

function FieldSheet({ field, answer }: FieldSheetProps) {
  const t = useMessages(profileFieldsMessages)
  const refusal = refusalOf(answer, 'save')
  const whole = wholeProblem(refusal ?? refusalOf(answer, 'remove'))
  const typed = refusal?.typed
  return (
    <AdminSheet
      kind={t('title')}
      title={field ? t('edit', { name: field.name }) : t('new')}
      closeTo={PATH}
      thing={`field-${field?.number ?? 'new'}`}
    >
      <Form method="post" className="form" key={field?.number ?? 0}>
        <input type="hidden" name="intent" value="save" />
        {field ? <input type="hidden" name="number" value={field.number} /> : null}
        <TextField
          label={t('name')}
          name="name"
          required
          maxLength={FIELD_NAME_LENGTH}
          defaultValue={typed?.name ?? field?.name}
          error={problemOf(answer, 'save', 'name')}
        />
        <TextField
          label={t('help')}
          name="help"
          maxLength={FIELD_HELP_LENGTH}
          defaultValue={typed?.help ?? field?.help}
          error={problemOf(answer, 'save', 'help')}
        />
        <PersonField
          label={t('owner')}
          name="owner"
          defaultValue={typed?.owner ?? field?.owner?.name}
          error={problemOf(answer, 'save', 'ownerId')}
        />
        <Checkbox
          name="isSearchable"
          defaultChecked={typed ? typed.isSearchable === 'on' : (field?.isSearchable ?? true)}
          label={t('searchable')}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary">
            {t('save')}
          </Button>
          <LinkButton to={PATH} preventScrollReset>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
      {field ? <RemoveForm field={field} /> : null}
    </AdminSheet>
  )
}

/** Says what is deleted with the field. */
function RemoveForm({ field: { number, filled } }: { field: ProfileField }) {
  const t = useMessages(profileFieldsMessages)
  return (
    <Form method="post" className="form">
      <input type="hidden" name="number" value={number} />
      <p className="small soft">{t('remove.help', { count: filled })}</p>
      <div>
        <Button type="submit" name="intent" value="remove" variant="danger">
          {t('remove')}
        </Button>
      </div>
    </Form>
  )
}
