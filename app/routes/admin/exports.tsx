// Spaces as a ZIP file, and back: making an export, downloading it once, and restoring one.
import '#app/styles/sheets/administration.css'
import { useEffect } from 'react'
import { Form, redirect, useActionData, useRevalidator, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { refusalOf, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, FieldError } from '#app/ui/field.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { exportsMessages } from '#messages/exports.ts'
import type { Route } from './+types/exports'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { ArchiveList } from './archive-list.tsx'

const PATH = '/admin/exports'
const IsAdmin = graphql(`query IsAdminForExports { settings { isAdmin } }`)
const ExportsPage = graphql(`
  query ExportsPage {
    settings { canAdminister }
    spaces(first: 100) { edges { node { slug name } } }
    archives {
      number direction state isEverything file bytes posts comments files people newPeople spaceNames trouble createdAt expiresAt
      canDownload canTakeBack
      space { name }
      startedBy { name }
    }
  }
`)
export type ListedArchive = ResultOf<typeof ExportsPage>['archives'][number]
const StartExport = graphql(`mutation StartExport($space: String) { startExport(space: $space) }`)
const TakeBack = graphql(`
  mutation TakeBackArchive($number: Int!) { takeBackArchive(number: $number) }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(ExportsPage, {})
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await fields(request)
  const { submit, language } = context.get(atrium)
  const { intent = '' } = form
  const result =
    intent === 'export'
      ? await submit(StartExport, { space: form.space || null })
      : intent === 'restore'
        ? await submit(TakeBack, { number: Number(form.archive) || 0 })
        : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, form)
  return redirect(`${PATH}?done=${intent}`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

/** How often the page asks while something is going on, in milliseconds. */
const ASK_EVERY = 1_500

export default function Exports({ loaderData }: Route.ComponentProps) {
  const { archives, spaces, settings } = loaderData
  const t = useMessages(exportsMessages)
  const [query] = useSearchParams()
  const done = (['export', 'restore'] as const).find((one) => one === query.get('done'))
  const answer = useActionData<{ ok: boolean }>()
  useAskAgain(archives.some(({ state }) => state === 'WAITING' || state === 'RUNNING'))
  return (
    <AdminFrame path={PATH}>
      <div className="stack imports-page">
        {done && !answer ? (
          <Notice tone="good" role="status">
            {t(done === 'export' ? 'made' : 'restoring')}
          </Notice>
        ) : null}
        {settings.canAdminister ? (
          <>
            <Make spaces={spaces.edges.map(({ node }) => node)} />
            <Upload />
          </>
        ) : null}
        <section className="stack stack-tight" aria-labelledby="archives">
          <h2 id="archives">{t('list.title')}</h2>
          <RestoreProblem />
          <ArchiveList archives={archives} />
        </section>
      </div>
    </AdminFrame>
  )
}

function useAskAgain(isBusy: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isBusy || state !== 'idle') return
    const timer = setTimeout(() => void revalidate(), ASK_EVERY)
    return () => clearTimeout(timer)
  }, [isBusy, state, revalidate])
}

function RestoreProblem() {
  const problem = wholeProblem(refusalOf(useActionData<{ ok: boolean }>(), 'restore'))
  return problem ? <FieldError>{problem}</FieldError> : null
}

function Make({ spaces }: { spaces: readonly { slug: string; name: string }[] }) {
  const t = useMessages(exportsMessages)
  const problem = wholeProblem(refusalOf(useActionData<{ ok: boolean }>(), 'export'))
  return (
    <section className="stack stack-tight" aria-labelledby="make-export">
      <h2 id="make-export">{t('make.title')}</h2>
      <p className="small soft">{t('make.lead')}</p>
      <p className="small soft">{t('make.stays')}</p>
      {problem ? <FieldError>{problem}</FieldError> : null}
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="export" />
        <SelectField label={t('make.space')} name="space">
          {spaces.map(({ slug, name }) => (
            <option key={slug} value={slug} dir="auto">
              {name}
            </option>
          ))}
          <option value="">{t('make.all')}</option>
        </SelectField>
        <div className="form-actions">
          <Button type="submit" variant="primary">
            {t('make.start')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

const REASONS = ['none', 'large', 'form'] as const

/** A form of the browser's own, so that a large file is sent as it is read. */
function Upload() {
  const t = useMessages(exportsMessages)
  const [query] = useSearchParams()
  const reason = REASONS.find((one) => one === query.get('refused'))
  return (
    <section className="stack stack-tight" aria-labelledby="restore-export">
      <h2 id="restore-export">{t('back.title')}</h2>
      <p className="small soft">{t('back.lead')}</p>
      {reason ? (
        <Notice tone="bad" role="alert">
          {t(`refused.${reason}`)}
        </Notice>
      ) : null}
      <form className="form" method="post" action="/exports" encType="multipart/form-data">
        <Field label={t('back.file')}>
          {(props) => <input className="input" type="file" name="file" required {...props} />}
        </Field>
        <div className="form-actions">
          <Button type="submit">{t('back.send')}</Button>
        </div>
      </form>
    </section>
  )
}
