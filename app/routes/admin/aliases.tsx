// Names that the company uses for one thing: a form, suggestions, and the list.
import '#app/styles/sheets/administration.css'
import { useRef } from 'react'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { type Refused, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { ALIAS_LENGTH } from '#graphql/search/limits.ts'
import { aliasesMessages } from '#messages/aliases.ts'
import type { Route } from './+types/aliases'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { AliasProposals } from './alias-proposals.tsx'

const PATH = '/admin/aliases'

const AliasesPage = graphql(`
  query AliasesPage($after: String) {
    settings { isAdmin }
    aliases(first: 50, after: $after) {
      edges { node { id name other createdAt space { slug name } addedBy { name } } }
      pageInfo { endCursor hasNextPage }
    }
    aliasProposals { name other people from }
    spaces(first: 100) { edges { node { slug name viewerCan { read } } } }
  }
`)
type Read = ResultOf<typeof AliasesPage>
export type Proposed = Read['aliasProposals'][number]
const IsAdmin = graphql(`query IsAdminForAliases { settings { isAdmin } }`)
const Add = graphql(`mutation AddAlias($input: AddAliasInput!) { addAlias(input: $input) { id } }`)
const Remove = graphql(`mutation RemoveAlias($id: ID!) { removeAlias(id: $id) }`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(AliasesPage, { after: new URL(request.url).searchParams.get('after') })
}

export async function action({ context, request }: Route.ActionArgs) {
  const { ask, submit, language } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const form = await fields(request)
  const { intent = '', name = '', other = '', space = '', id = '' } = form
  if (intent === 'add') {
    const result = await submit(Add, { input: { name, other, space: space || null } })
    return result.ok ? redirect(`${PATH}?done=added`, 303) : refused(result, intent, form)
  }
  if (intent === 'remove') {
    const result = await submit(Remove, { id })
    return result.ok ? redirect(`${PATH}?done=removed`, 303) : refused(result, intent)
  }
  throw new Response(unknownForm(language), { status: 400 })
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

export default function Aliases({ loaderData }: Route.ComponentProps) {
  const t = useMessages(aliasesMessages)
  const [query] = useSearchParams()
  const done = (['added', 'removed'] as const).find((one) => one === query.get('done'))
  return (
    <AdminFrame path={PATH}>
      <div className="stack">
        {done ? (
          <Notice role="status" tone="good">
            {t(done)}
          </Notice>
        ) : null}
        <AddForm spaces={loaderData.spaces} />
        <AliasProposals proposals={loaderData.aliasProposals} />
        <List read={loaderData} />
      </div>
    </AdminFrame>
  )
}

/** Filled with a suggestion when its link was followed. */
function AddForm({ spaces }: { spaces: Read['spaces'] }) {
  const t = useMessages(aliasesMessages)
  const [query] = useSearchParams()
  const answer = useActionData<Refused>()
  const refusal = answer?.intent === 'add' ? answer : undefined
  const given = (name: string) => refusal?.typed[name] ?? query.get(name) ?? ''
  return (
    <section className="stack stack-tight" aria-labelledby="add-heading">
      <h2 id="add-heading">{t('add')}</h2>
      <p className="small soft">{t('lead')}</p>
      <Form
        method="post"
        action={PATH}
        className="form"
        key={`${given('name')} = ${given('other')} ${query.get('done')}`}
      >
        <TextField
          label={t('name')}
          name="name"
          id="alias-name"
          required
          maxLength={ALIAS_LENGTH}
          defaultValue={given('name')}
          error={refusal?.fields.name}
        />
        <TextField
          label={t('other')}
          name="other"
          required
          maxLength={ALIAS_LENGTH}
          defaultValue={given('other')}
          error={refusal?.fields.other}
        />
        <SelectField
          label={t('space')}
          help={t('space.help')}
          name="space"
          defaultValue={given('space')}
        >
          <option value="">{t('everywhere')}</option>
          {spaces.edges
            .filter(({ node }) => node.viewerCan.read)
            .map(({ node: { slug, name } }) => (
              <option key={slug} value={slug} dir="auto">
                {name}
              </option>
            ))}
        </SelectField>
        {wholeProblem(refusal) ? <FieldError>{wholeProblem(refusal)}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" name="intent" value="add" variant="primary">
            {t('add.submit')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function List({ read }: { read: Read }) {
  const t = useMessages(aliasesMessages)
  const list = useRef<HTMLTableSectionElement>(null)
  const grown = useRows(read.aliases, {
    of: ({ aliases }: Read) => aliases,
    idOf: ({ id }) => id,
    address: PATH,
  })
  return (
    <section className="stack stack-tight" aria-labelledby="list-heading">
      <h2 id="list-heading">{t('list')}</h2>
      {grown.rows.length > 0 ? (
        <div className="table-scroll">
          <table className="grid-table people-table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('list.where')}</th>
                <th scope="col" className="wide-only">
                  {t('list.by')}
                </th>
                <th scope="col" className="wide-only">
                  {t('list.at')}
                </th>
                <th scope="col">
                  <span className="hidden-text">{t('remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={list}>
              {grown.rows.map((alias) => (
                <Row key={alias.id} alias={alias} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Empty title={t('list.none')} level={3}>
          {t('list.none.help')}
        </Empty>
      )}
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

function Row({ alias }: { alias: Read['aliases']['edges'][number]['node'] }) {
  const t = useMessages(aliasesMessages)
  const { id, name, other, space, addedBy, createdAt } = alias
  return (
    <tr data-row={id}>
      <th scope="row" dir="auto">
        {t('pair', { name, other })}
      </th>
      <td dir="auto">
        {space ? (
          <Link className="link" to={`/spaces/${space.slug}`}>
            {space.name}
          </Link>
        ) : (
          t('everywhere')
        )}
      </td>
      <td dir="auto" className="wide-only">
        {addedBy?.name}
      </td>
      <td className="wide-only">
        <Time at={createdAt} as="day" />
      </td>
      <td>
        <Form method="post" action={PATH} preventScrollReset>
          <input type="hidden" name="id" value={id} />
          <Button
            type="submit"
            name="intent"
            value="remove"
            size="small"
            variant="quiet"
            aria-label={t('remove.name', { name, other })}
          >
            {t('remove')}
          </Button>
        </Form>
      </td>
    </tr>
  )
}
