// Imports so far, and the form that uploads a file.
import '#app/styles/sheets/administration.css'
import { Link, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Field } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Time } from '#app/ui/time.tsx'
import { importPageMessages } from '#messages/import-page.ts'
import type { Route } from './+types/imports'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const ImportsPage = graphql(`
  query ImportsPage {
    settings { isAdmin canAdminister }
    imports { number kind file commentsFile state createdAt startedBy { number name } }
  }
`)
const IsAdmin = graphql(`query IsAdminForImports { settings { isAdmin } }`)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(ImportsPage, {})
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/imports') },
]

export default function Imports({ loaderData }: Route.ComponentProps) {
  const t = useMessages(importPageMessages)
  return (
    <AdminFrame path="/admin/imports">
      <div className="stack imports-page">
        {loaderData.settings.canAdminister ? <Upload /> : null}
        <section className="stack stack-tight" aria-labelledby="imports-heading">
          <h2 id="imports-heading">{t('list.title')}</h2>
          {loaderData.imports.length > 0 ? (
            <ImportsTable imports={loaderData.imports} />
          ) : (
            <Empty title={t('list.none')}>{t('list.none.help')}</Empty>
          )}
        </section>
      </div>
    </AdminFrame>
  )
}

const REASONS = ['none', 'large', 'form'] as const

const KINDS = ['ideas', 'people', 'skills', 'questions', 'customers'] as const

/** A form of the browser's own, so that a large file is sent as it is read. */
function Upload() {
  const t = useMessages(importPageMessages)
  const [query] = useSearchParams()
  const kind = KINDS.find((one) => one === query.get('kind')) ?? 'ideas'
  const reason = REASONS.find((one) => one === query.get('refused'))
  return (
    <section className="stack stack-tight" aria-labelledby="upload-heading">
      <h2 id="upload-heading">{t('upload.title')}</h2>
      <SegmentLinks
        label={t('upload.kind')}
        items={KINDS.map((one) => ({
          label: t(`kind.${one}`),
          to: one === 'ideas' ? '/admin/imports' : `/admin/imports?kind=${one}`,
          isCurrent: one === kind,
        }))}
      />
      <p className="small soft">{t(`upload.help.${kind}`)}</p>
      <p className="small">
        <Link className="link" to="/admin/exports">
          {t('upload.export')}
        </Link>
      </p>
      {reason ? (
        <Notice tone="bad" role="alert">
          {t(`refused.${reason}`)}
        </Notice>
      ) : null}
      <form
        className="form"
        method="post"
        action={`/imports?kind=${kind}`}
        encType="multipart/form-data"
      >
        <Field label={t('upload.file')}>
          {(props) => <input className="input" type="file" name="file" required {...props} />}
        </Field>
        {kind === 'ideas' ? (
          <Field label={t('upload.comments')}>
            {(props) => <input className="input" type="file" name="comments" {...props} />}
          </Field>
        ) : null}
        <div className="form-actions">
          <Button type="submit" variant="primary">
            {t('upload.send')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function ImportsTable({ imports }: { imports: Route.ComponentProps['loaderData']['imports'] }) {
  const t = useMessages(importPageMessages)
  return (
    <div className="table-scroll">
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('list.file')}</th>
            <th scope="col">{t('upload.kind')}</th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col">{t('list.by')}</th>
            <th scope="col">{t('list.at')}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <tr key={one.number}>
              <th scope="row">
                <Link className="link" dir="auto" to={`/admin/imports/${one.number}`}>
                  {one.commentsFile ? `${one.file} + ${one.commentsFile}` : one.file}
                </Link>
              </th>
              <td>{t(`kind.${KINDS.find((kind) => kind === one.kind) ?? 'ideas'}`)}</td>
              <td>{t(`state.${one.state}`)}</td>
              <td dir="auto">{one.startedBy.name}</td>
              <td>
                <Time at={one.createdAt} as="day" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
